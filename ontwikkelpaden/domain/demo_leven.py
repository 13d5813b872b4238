"""The life of two fictional paths for the demo: one in consultation, one adopted and revised.

Their names say that they are made up, so a count of adopted paths that holds one can be understood.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from napl.domain.demo import DOMEIN
from napl.domain.transitie import save_fields
from napl.enums import Sector
from napl.models import Gebruiker
from ontwikkelpaden.domain.consultatie import Consultatiegegevens, open_consultatie
from ontwikkelpaden.domain.consultatiereactie import (
    Reactiegegevens,
    answer_reactie,
    publish_antwoorden,
    react,
)
from ontwikkelpaden.domain.herziening import revise_padversie
from ontwikkelpaden.domain.invoer import DimensieInvoer, PadversieInvoer, SubdimensieInvoer
from ontwikkelpaden.domain.pad import PadInvoer, create_pad
from ontwikkelpaden.domain.padversie import adopt_padversie, create_padversie
from ontwikkelpaden.enums import Niveau, PadSoort
from ontwikkelpaden.models import (
    Atelier,
    Consultatie,
    Consultatiereactie,
    Niveaubeschrijving,
    Ontwikkelpad,
    Padversie,
    Subdimensie,
)

BESTAND = Path(__file__).resolve().parent.parent / "data" / "demo_leven.json"
BRON = "Verzonnen voor de demo"
ATELIER = "vo-rollen"
DUUR = timedelta(days=21)
ADOPTED = timedelta(days=400)  # how long ago the first version was adopted
REVISED = timedelta(days=30)


@transaction.atomic
def load_demo_leven(*, at: datetime, path: Path = BESTAND) -> int:
    """Make the two paths that are not there yet; return how many were made now."""
    document = json.loads(path.read_text(encoding="utf-8"))
    made = 0
    if not Ontwikkelpad.objects.filter(slug=document["consultatie"]["slug"]).exists():
        _in_consultatie(document["consultatie"], at=at)
        made += 1
    if not Ontwikkelpad.objects.filter(slug=document["herzien"]["slug"]).exists():
        _revised(document["herzien"], at=at)
        made += 1
    return made


def _in_consultatie(row: dict[str, Any], *, at: datetime) -> None:
    begin = at - timedelta(days=7)
    consultatie = _consult(_first_version(row, at=begin), row, at=begin)
    _react(consultatie, row["reacties"], at=at - timedelta(days=2))


def _revised(row: dict[str, Any], *, at: datetime) -> None:
    adopted, revised = at - ADOPTED, at - REVISED
    eerste = _first_version(row, at=adopted - DUUR - timedelta(days=2))
    _consult(eerste, row, at=adopted - DUUR - timedelta(days=2))
    eerste = adopt_padversie(eerste, by=None, at=adopted)
    begin = revised - DUUR - timedelta(days=9)
    tweede = revise_padversie(eerste, by=None, at=begin)
    _improve(tweede, row["herziening"])
    consultatie = _consult(tweede, row, at=begin)
    reacties = _react(consultatie, row["reacties"], at=begin + timedelta(days=5))
    answered = begin + DUUR + timedelta(days=4)
    coordinator = _account("coordinator")
    for reactie, item in zip(reacties, row["reacties"], strict=True):
        answer_reactie(reactie, antwoord=item["antwoord"], by=coordinator, at=answered)
    publish_antwoorden(consultatie, by=coordinator, at=answered)
    adopt_padversie(tweede, by=coordinator, at=revised)


def _first_version(row: dict[str, Any], *, at: datetime) -> Padversie:
    sectoren = tuple(Sector(code) for code in row["sectoren"])
    pad = create_pad(row["slug"], PadInvoer(row["naam"], PadSoort(row["soort"]), sectoren), by=None, at=at)
    atelier = Atelier.objects.filter(slug=ATELIER).first()
    save_fields(pad, atelier=atelier)  # who works in it answers
    inhoud = PadversieInvoer(
        omschrijving=row["omschrijving"],
        bron=BRON,
        dimensies=tuple(
            DimensieInvoer(item["naam"], tuple(_subdimensie(sub) for sub in item["subdimensies"]))
            for item in row["dimensies"]
        ),
    )
    return create_padversie(pad, inhoud, by=None, at=at)


def _subdimensie(row: dict[str, str]) -> SubdimensieInvoer:
    return SubdimensieInvoer(
        row["naam"], {niveau: row[niveau.value] for niveau in Niveau}, row["toelichting"]
    )


def _improve(concept: Padversie, row: dict[str, Any]) -> None:
    subs = Subdimensie.objects.filter(dimensie__padversie=concept)
    subs.filter(naam=row["hernoem"]["van"]).update(naam=row["hernoem"]["naar"])
    Niveaubeschrijving.objects.filter(
        subdimensie__in=subs.filter(naam=row["cel"]["bij"]), niveau=row["cel"]["niveau"]
    ).update(tekst=row["cel"]["tekst"])


def _consult(versie: Padversie, row: dict[str, Any], *, at: datetime) -> Consultatie:
    begin = timezone.localdate(at)
    gegevens = Consultatiegegevens(begin, begin + DUUR, row["vraag"], row["toelichting"])
    return open_consultatie(versie, gegevens, by=None, at=at)


def _react(
    consultatie: Consultatie, rows: Iterable[dict[str, Any]], *, at: datetime
) -> list[Consultatiereactie]:
    subs = {sub.naam: sub for sub in Subdimensie.objects.filter(dimensie__padversie=consultatie.versie_id)}
    return [
        react(
            consultatie,
            Reactiegegevens(row["tekst"], subs[row["bij"]] if row["bij"] else None, row["toon_naam"]),
            by=_account(row["van"]),
            at=at,
        )
        for row in rows
    ]


def _account(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email=f"{naam}@{DOMEIN}")
