"""How to call the addresses of the ateliers: what makes the object and its arguments, and the method."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ontwikkelpaden.models import Atelierbijeenkomst, Atelierdeelnemer, Padwijziging, Werkdocument
from tests.factories import NU
from tests.ontwikkelpaden.atelierbouw import (
    cel_args,
    editor_args,
    maak_atelier,
    maak_concept,
    maak_deelnemer,
    subdimensie_van,
)

Maker = Callable[[], dict[str, Any]]


def _atelier() -> dict[str, Any]:
    return {"slug": maak_atelier().slug}


def _deelnemer() -> dict[str, Any]:
    atelier = maak_atelier()
    maak_deelnemer(atelier)
    return {"slug": atelier.slug, "pk": Atelierdeelnemer.objects.get(atelier=atelier).pk}


def _bijeenkomst() -> dict[str, Any]:
    atelier = maak_atelier()
    ding = Atelierbijeenkomst.objects.create(
        atelier=atelier, begin=NU, eind=NU + timedelta(hours=2), plaats="Utrecht"
    )
    return {"slug": atelier.slug, "pk": ding.pk}


def _werkdocument() -> dict[str, Any]:
    atelier = maak_atelier()
    ding = Werkdocument.objects.create(atelier=atelier, titel="Kladblok", tekst="Klad.", toegevoegd_op=NU)
    return {"slug": atelier.slug, "pk": ding.pk}


def _concept() -> dict[str, Any]:
    return editor_args(maak_concept(maak_atelier()))


def _cel() -> dict[str, Any]:
    return cel_args(maak_concept(maak_atelier()))


def _padtekst() -> dict[str, Any]:
    return {**_concept(), "veld": "omschrijving"}


def _onderdeeltekst() -> dict[str, Any]:
    versie = maak_concept(maak_atelier())
    return {**editor_args(versie), "veld": "subdimensie", "onderdeel": subdimensie_van(versie).pk}


def _wijziging() -> dict[str, Any]:
    versie = maak_concept(maak_atelier())
    row = Padwijziging.objects.create(versie=versie, op=NU, veld="toelichting", voor="Oud", na="Nieuw")
    return {**editor_args(versie), "pk": row.pk}


def _api_cel() -> dict[str, Any]:
    args = _cel()
    return {"slug": args["pad"], **{naam: args[naam] for naam in ("nummer", "subdimensie", "niveau")}}


ATELIERADRESSEN: dict[str, tuple[Maker, str]] = {
    "ontwikkelpaden:atelier-detail": (_atelier, "get"),
    "ontwikkelpaden:atelier-wijzig": (_atelier, "get"),
    "ontwikkelpaden:atelier-mijn-naam": (_atelier, "post"),
    "ontwikkelpaden:atelier-deelnemers": (_atelier, "get"),
    "ontwikkelpaden:atelier-deelnemer-eind": (_deelnemer, "post"),
    "ontwikkelpaden:bijeenkomst-nieuw": (_atelier, "get"),
    "ontwikkelpaden:bijeenkomst-wijzig": (_bijeenkomst, "get"),
    "ontwikkelpaden:werkdocument-nieuw": (_atelier, "get"),
    "ontwikkelpaden:werkdocument-wijzig": (_werkdocument, "get"),
    "ontwikkelpaden:pad-nieuw": (_atelier, "get"),
    "ontwikkelpaden:bewerker": (_concept, "get"),
    "ontwikkelpaden:cel": (_cel, "get"),
    "ontwikkelpaden:celgesprek": (_cel, "post"),
    "ontwikkelpaden:padtekst": (_padtekst, "get"),
    "ontwikkelpaden:onderdeeltekst": (_onderdeeltekst, "get"),
    "ontwikkelpaden:opbouw": (_concept, "get"),
    "ontwikkelpaden:herzien": (_concept, "get"),
    "ontwikkelpaden:wijzigingen": (_concept, "get"),
    "ontwikkelpaden:terugzetten": (_wijziging, "post"),
    "api-padcel": (_api_cel, "get"),
}
