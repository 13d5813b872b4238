"""The mail of a search alert: what is new, where to see it, and how to stop it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

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
    context: dict[str, Any]
    kopregels: dict[str, str]


def write_mail(waarschuwing: Zoekwaarschuwing, new: Iterable[int], *, peildatum: date) -> Mail:
    """Say what is in the mail about new trajecten; the first ones by name, the rest as a number."""
    pks = list(new)
    rows = with_kaartgegevens(Traject.objects.filter(pk__in=pks), peildatum)
    kaarten = build_kaarten(rows.order_by("live__naam", "pk")[:MAX_GENOEMD])
    stop = full_url(reverse("register:zoekwaarschuwing-stop", args=[stop_token(waarschuwing)]))
    return Mail(
        {
            "naam": waarschuwing.naam,
            "omschrijving": waarschuwing.omschrijving,
            "aantal": len(pks),
            "trajecten": [_traject(kaart) for kaart in kaarten],
            "meer": len(pks) - len(kaarten),
            "zoek": full_url(f"{reverse('register:traject-list')}?{search_query(waarschuwing.vraag)}"),
            "stop": stop,
            "alle": full_url(reverse("register:zoekwaarschuwingen")),
        },
        # One click in the mail program stops it too (RFC 8058).
        kopregels={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def _traject(kaart: Kaart) -> dict[str, str]:
    feiten = (f"{feit.label.lower()}: {feit.waarde}" for feit in kaart.feiten if feit.label in FEITEN)
    return {
        "naam": kaart.naam,
        "aanbieders": str(kaart.aanbieders),
        "feiten": ", ".join(feiten),
        "url": full_url(kaart.url),
    }
