"""Load the paths that come with the register: the example of the application and the plausible paths.

Nobody adopted them, so they are published as ``voorbeeld``. Loading again changes nothing; changed content
becomes a new version beside the old one, and what somebody adopted or withdrew since is left alone.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from napl.enums import Sector
from ontwikkelpaden.domain.invoer import DimensieInvoer, EindtermInvoer, PadversieInvoer, SubdimensieInvoer
from ontwikkelpaden.domain.pad import PadInvoer, change_pad, create_pad
from ontwikkelpaden.domain.padversie import create_padversie, publish_padversie
from ontwikkelpaden.domain.queries.inhoud import read_inhoud
from ontwikkelpaden.enums import Domein, Niveau, PadSoort, PadStatus, Taak
from ontwikkelpaden.models import Ontwikkelpad, Padversie

DATA = Path(__file__).resolve().parent.parent / "data"
UITKOMSTEN = ("aangemaakt", "nieuwe_versie", "gewijzigd", "ongewijzigd", "overgeslagen")


@dataclass(frozen=True)
class Bronpad:
    """One path of the data files."""

    slug: str
    pad: PadInvoer
    inhoud: PadversieInvoer


@transaction.atomic
def load_paden(*, at: datetime, data: Path = DATA) -> dict[str, int]:
    """Bring the database in line with the data files and count per path one of ``UITKOMSTEN``."""
    tellingen = Counter(dict.fromkeys(UITKOMSTEN, 0))
    tellingen.update(_load(bronpad, at=at) for bronpad in read_bronpaden(data))
    return dict(tellingen)


def read_bronpaden(data: Path = DATA) -> Iterator[Bronpad]:
    yield _from_json(json.loads((data / "curriculumdeskundigheid.json").read_text(encoding="utf-8")))
    with (data / "ontwikkelpaden.csv").open(encoding="utf-8", newline="") as file:
        yield from (_from_row(row) for row in csv.DictReader(file))


def _load(bronpad: Bronpad, *, at: datetime) -> str:
    pad = Ontwikkelpad.objects.filter(slug=bronpad.slug).first()
    if pad is None:
        _publish(create_pad(bronpad.slug, bronpad.pad, by=None, at=at), bronpad, at=at)
        return "aangemaakt"
    actueel = Padversie.objects.actueel().filter(pad=pad).first()
    if actueel is None or not actueel.is_voorbeeld:
        return "overgeslagen"
    changed = change_pad(pad, bronpad.pad, by=None, at=at)
    if read_inhoud(actueel) != bronpad.inhoud:
        _publish(pad, bronpad, at=at)
        return "nieuwe_versie"
    return "gewijzigd" if changed else "ongewijzigd"


def _publish(pad: Ontwikkelpad, bronpad: Bronpad, *, at: datetime) -> None:
    versie = create_padversie(pad, bronpad.inhoud, by=None, at=at)
    publish_padversie(versie, by=None, at=at, als=PadStatus.VOORBEELD)


def _from_row(row: dict[str, str]) -> Bronpad:
    pad = PadInvoer(
        naam=row["naam"],
        soort=PadSoort(row["soort"]),
        sectoren=tuple(Sector(code) for code in _split(row["sectoren"])),
        taken=tuple(Taak(code) for code in _split(row["taken"])),
        domeinen=tuple(Domein(code) for code in _split(row["domeinen"])),
    )
    inhoud = PadversieInvoer(
        omschrijving=row["omschrijving"],
        grondslag=row["grondslag"],
        bron=row["bron"],
        zekerheid=row["zekerheid"],
    )
    return Bronpad(row["slug"], pad, inhoud)


def _split(cell: str) -> list[str]:
    return [code for code in cell.split(";") if code]


def _from_json(document: dict[str, Any]) -> Bronpad:
    pad = PadInvoer(
        naam=document["naam"],
        soort=PadSoort(document["soort"]),
        sectoren=tuple(Sector(code) for code in document["sectoren"]),
        taken=tuple(Taak(code) for code in document.get("taken", ())),
        domeinen=tuple(Domein(code) for code in document.get("domeinen", ())),
    )
    inhoud = PadversieInvoer(
        omschrijving=document["omschrijving"],
        niveaus=tuple(Niveau(code) for code in document["niveaus"]),
        toelichting=document["toelichting"],
        eindtermen_toelichting=document["eindtermen_toelichting"],
        grondslag=document["grondslag"],
        bron=document["bron"],
        dimensies=tuple(_dimensie(item) for item in document["dimensies"]),
        eindtermen=tuple(
            EindtermInvoer(item["code"], Niveau(item["niveau"]), item["tekst"])
            for item in document["eindtermen"]
        ),
    )
    return Bronpad(document["slug"], pad, inhoud)


def _dimensie(document: dict[str, Any]) -> DimensieInvoer:
    return DimensieInvoer(
        document["naam"],
        tuple(
            SubdimensieInvoer(
                item["naam"],
                {Niveau(code): tekst for code, tekst in item["beschrijvingen"].items()},
                item["toelichting"],
            )
            for item in document["subdimensies"]
        ),
    )
