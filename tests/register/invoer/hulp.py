"""Small files for the import, and running them."""

import csv
from datetime import timedelta
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any

from django.core.files import File
from openpyxl import Workbook

from napl.models import Verwerking
from register.domain.invoer.opdracht import request_import
from register.domain.invoer.uitvoeren import run_import
from register.models import Importopdracht, Importregel
from tests.factories import NU, VANDAAG

KOP = ("naam", "aanbieder", "sector", "vorm", "type", "prijs_eur", "plaats_of_online")
_tikken = count()
GOED = ("Training rekenen", "Rekenhuis", "po", "non-formeel", "training", "950", "Utrecht")


def csv_text(*rijen: tuple[str, ...], kop: tuple[str, ...] = KOP, teken: str = ",") -> str:
    out = StringIO()
    writer = csv.writer(out, delimiter=teken)
    writer.writerow(kop)
    writer.writerows(rijen)
    return out.getvalue()


def write_csv(path: Path, *rijen: tuple[str, ...], kop: tuple[str, ...] = KOP, teken: str = ",") -> Path:
    path.write_text(csv_text(*rijen, kop=kop, teken=teken), encoding="utf-8", newline="")
    return path


def write_xlsx(path: Path, *rijen: tuple[Any, ...], kop: tuple[str, ...] = KOP) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(kop)
    for rij in rijen:
        sheet.append(rij)
    book.save(path)
    return path


def vraag_aan(path: Path, *, is_proef: bool = False) -> Importopdracht:
    with path.open("rb") as file:
        opdracht, _ = request_import(
            File(file), path.name, is_proef=is_proef, peildatum=VANDAAG, at=NU, op_de_achtergrond=False
        )
    return opdracht


def importeer(path: Path, *, is_proef: bool = False) -> tuple[Verwerking, list[Importregel]]:
    opdracht = vraag_aan(path, is_proef=is_proef)
    verwerking = run_import(opdracht.verwerking_id, nu=lambda: NU + timedelta(seconds=next(_tikken)))
    return verwerking, list(opdracht.regels.order_by("regelnummer"))


def een_rij(path: Path, **cellen: str) -> Importregel:
    """Import one row that is good except for these cells."""
    waarden = {**dict(zip(KOP, GOED, strict=True)), **cellen}
    verwerking, regels = importeer(write_csv(path, tuple(waarden.values()), kop=tuple(waarden)))
    assert len(regels) == 1, verwerking.fout
    return regels[0]
