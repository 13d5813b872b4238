"""The mail of a search alert: what is new, where to see it, and how to stop it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from napl.domain.bericht import full_url
from register.domain.bewaren.vraagvorm import search_query
from register.domain.bewaren.waarschuwing import stop_token
from register.domain.kaart import Kaart, build_kaarten, with_kaartgegevens
from register.models import Traject, Zoekwaarschuwing

MAX_GENOEMD = 10
FEITEN = ("Start", "Prijs", "Plaats")


@dataclass(frozen=True)
class Mail:
    onderwerp: str
    tekst: str
    kopregels: dict[str, str]


def write_mail(waarschuwing: Zoekwaarschuwing, new: Iterable[int], *, peildatum: date) -> Mail:
    """Write the mail about new trajecten; the first ones by name, the rest as a number."""
    pks = list(new)
    rows = with_kaartgegevens(Traject.objects.filter(pk__in=pks), peildatum)
    kaarten = build_kaarten(rows.order_by("live__naam", "pk")[:MAX_GENOEMD])
    count = f"{len(pks)} nieuw traject" if len(pks) == 1 else f"{len(pks)} nieuwe trajecten"
    stop = full_url(reverse("register:zoekwaarschuwing-stop", args=[stop_token(waarschuwing)]))
    return Mail(
        onderwerp=f"{count} voor ‘{waarschuwing.naam}’",
        tekst="\n".join(_lines(waarschuwing, kaarten, len(pks), count, stop)),
        # One click in the mail program stops it too (RFC 8058).
        kopregels={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def _lines(
    waarschuwing: Zoekwaarschuwing, kaarten: list[Kaart], total: int, count: str, stop: str
) -> Iterable[str]:
    yield f"Er {'is' if total == 1 else 'zijn'} {count} bij uw zoekwaarschuwing ‘{waarschuwing.naam}’."
    if waarschuwing.omschrijving:
        yield f"U zoekt op: {waarschuwing.omschrijving}"
    for kaart in kaarten:
        yield ""
        yield kaart.naam
        yield f"  {kaart.aanbieders}"
        yield "  " + ", ".join(
            f"{feit.label.lower()}: {feit.waarde}" for feit in kaart.feiten if feit.label in FEITEN
        )
        yield f"  {full_url(kaart.url)}"
    if total > len(kaarten):
        yield ""
        yield f"En nog {total - len(kaarten)} andere."
    yield ""
    yield "Bekijk alles wat bij uw zoekvraag past:"
    yield full_url(f"{reverse('register:traject-list')}?{search_query(waarschuwing.vraag)}")
    yield ""
    yield "Geen mail meer over deze zoekvraag? Dat kan met één klik, zonder in te loggen:"
    yield stop
    yield ""
    yield "Al uw waarschuwingen bekijken of wijzigen:"
    yield full_url(reverse("register:zoekwaarschuwingen"))
