"""The cards of search results, each rendered once for as long as its traject does not change."""

from collections.abc import Callable, Sequence
from datetime import date

from django.template.loader import render_to_string

from napl.mal import tighten
from register.domain.kaart import Kaart, build_kaarten
from register.domain.zoeken import Bak, Zoekvraag, kept_reader
from register.models import Traject

KAARTEN = Bak()


def card_reader(vraag: Zoekvraag, peildatum: date) -> Callable[[Sequence[int]], dict[int, bytes]]:
    return kept_reader(vraag, peildatum, KAARTEN, _render)


def _render(trajecten: Sequence[Traject]) -> list[bytes]:
    return [_card(kaart) for kaart in build_kaarten(trajecten)]


def _card(kaart: Kaart) -> bytes:
    context = {"kaart": kaart, "kop": "h3", "is_te_kiezen": True}
    return tighten(render_to_string("componenten/trajectkaart.html", context)).encode()
