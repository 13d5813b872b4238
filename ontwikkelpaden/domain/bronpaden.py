"""Read the data files with the paths that come with the register."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from napl.enums import Sector
from ontwikkelpaden.domain.invoer import DimensieInvoer, EindtermInvoer, PadversieInvoer, SubdimensieInvoer
from ontwikkelpaden.domain.pad import PadInvoer
from ontwikkelpaden.enums import (
    Bekwaamheidsdomein,
    Domein,
    Groeidimensie,
    Invloedssfeer,
    Niveau,
    PadSoort,
    PadverbandSoort,
    Taak,
)

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Bronpad:
    """One path of the data files."""

    slug: str
    pad: PadInvoer
    inhoud: PadversieInvoer


@dataclass(frozen=True)
class Bronverband:
    van: str
    naar: str
    soort: PadverbandSoort
    grond: str


def read_bronpaden(data: Path = DATA) -> Iterator[Bronpad]:
    ordening = {row["slug"]: row for row in _rows(data / "ordening.csv")}
    initieel = {row["slug"]: row["tekst"] for row in _rows(data / "initieel.csv")}
    document = json.loads((data / "curriculumdeskundigheid.json").read_text(encoding="utf-8"))
    yield _ordered(_from_json(document), ordening)
    for row in _rows(data / "ontwikkelpaden.csv"):
        yield _ordered(_from_row(row, initieel.get(row["slug"], "")), ordening)


def read_bronverbanden(data: Path = DATA) -> Iterator[Bronverband]:
    for row in _rows(data / "padverbanden.csv"):
        yield Bronverband(row["van"], row["naar"], PadverbandSoort(row["soort"]), row["grond"])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _ordered(bronpad: Bronpad, ordening: dict[str, dict[str, str]]) -> Bronpad:
    """Add how the path is ordered, when that is known."""
    row = ordening.get(bronpad.slug)
    if row is None:
        return bronpad
    pad = replace(
        bronpad.pad,
        groeidimensies=tuple(Groeidimensie(code) for code in _split(row["groeidimensies"])),
        invloedssferen=tuple(Invloedssfeer(code) for code in _split(row["invloedssferen"])),
        bekwaamheidsdomeinen=tuple(Bekwaamheidsdomein(code) for code in _split(row["bekwaamheidsdomeinen"])),
        ordening_grond=row["grond"],
    )
    return replace(bronpad, pad=pad)


def _from_row(row: dict[str, str], initieel: str) -> Bronpad:
    pad = PadInvoer(
        naam=row["naam"],
        soort=PadSoort(row["soort"]),
        sectoren=tuple(Sector(code) for code in _split(row["sectoren"])),
        taken=tuple(Taak(code) for code in _split(row["taken"])),
        domeinen=tuple(Domein(code) for code in _split(row["domeinen"])),
    )
    inhoud = PadversieInvoer(
        omschrijving=row["omschrijving"],
        initieel=initieel,
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
        initieel=document.get("initieel", ""),
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
