"""Load the worked kwaliteitskader that comes with the register, as a concept.

Nobody adopted it, so it becomes a concept that the bureau can change, put before the public and adopt.
Loading again changes nothing, and once there is any version the file is left alone: the kader is then the
bureau's.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from kwaliteit.domain.kader.invoer import (
    BronInvoer,
    CriteriumInvoer,
    KaderInvoer,
    KaderTeksten,
    StandaardInvoer,
)
from kwaliteit.domain.kader.versie import create_kaderversie
from kwaliteit.enums import Bronsoort, Criteriumset, Dekking, Stelselonderdeel
from kwaliteit.models import Kaderversie
from ontwikkelpaden.enums import Niveau

BESTAND = Path(__file__).resolve().parents[2] / "data" / "kwaliteitskader.json"


@transaction.atomic
def load_kader(*, at: datetime, path: Path = BESTAND, is_demo: bool = False) -> Kaderversie | None:
    """Make version 1 of the file; return None when there is a version already."""
    if Kaderversie.objects.exists():
        return None
    return create_kaderversie(read_kader(path), by=None, at=at, is_demo=is_demo)


def read_kader(path: Path = BESTAND) -> KaderInvoer:
    document = json.loads(path.read_text(encoding="utf-8"))
    return KaderInvoer(
        teksten=KaderTeksten(
            inleiding=document["inleiding"],
            doel=document["doel"],
            werkwijze=document["werkwijze"],
            grondslag=document["grondslag"],
            omvang=Criteriumset(document["omvang"]),
        ),
        standaarden=tuple(
            StandaardInvoer(
                item["naam"], item["omschrijving"], tuple(_criterium(row) for row in item["criteria"])
            )
            for item in document["standaarden"]
        ),
        bronnen=tuple(_bron(row) for row in document["bronnen"]),
    )


def _criterium(row: dict[str, Any]) -> CriteriumInvoer:
    return CriteriumInvoer(
        code=row["code"],
        naam=row["naam"],
        tekst=row["tekst"],
        omvang=Criteriumset(row["omvang"]),
        toelichting=row["toelichting"],
        bewijsvormen=tuple(row["bewijsvormen"]),
        leidraden={Niveau(code): tekst for code, tekst in row["leidraden"].items()},
        bronnen=tuple(row["bronnen"]),
        verbanden={Stelselonderdeel(code): Dekking(waarde) for code, waarde in row["verbanden"].items()},
    )


def _bron(row: dict[str, Any]) -> BronInvoer:
    return BronInvoer(
        code=row["code"],
        soort=Bronsoort(row["soort"]),
        titel=row["titel"],
        makers=row["makers"],
        zegt=row["zegt"],
        jaar=row["jaar"],
        vindplaats=row["vindplaats"],
    )
