"""What else the register does: the start page, the gaps, and an import."""

import csv
import statistics
import tempfile
import time
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from django.core.files import File
from django.test import Client

from bench.uitkomst import Rij
from napl import klok
from napl.enums import VerwerkingStatus
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.invoer.opdracht import request_import
from register.domain.invoer.uitvoeren import run_import
from register.domain.queries.dekking import count_dekking
from register.models import Traject, Typering

IMPORT_RIJEN = 400


def measure(trajecten: int) -> list[Rij]:
    """Measure what is not search; these have no target here."""
    today = klok.vandaag()
    return [
        _pair(trajecten, "startpagina tegen een lege pagina", _get("/"), _get("/bench/leeg"), 7),
        _pair(
            trajecten,
            "hiaten in een query tegen 30 cellen een voor een",
            lambda: count_dekking(today),
            _cell_by_cell(30),
            2,
        ),
        _pair(
            trajecten,
            f"import van {IMPORT_RIJEN} nieuwe rijen tegen dezelfde nog eens",
            _import_new(),
            _import_same(),
            2,
        ),
    ]


def _pair(
    trajecten: int, naam: str, work: Callable[[], object], compared: Callable[[], object], rounds: int
) -> Rij:
    """Time both sides in turns; above 1 says that ``work`` is slower."""
    work(), compared()  # warm up
    pairs = [(_seconds(work), _seconds(compared)) for _ in range(rounds)]
    left, right = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    return Rij(trajecten, naam, left / right, toelichting=f"{left:.1f} ms tegen {right:.1f} ms")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _get(url: str) -> Callable[[], object]:
    client = Client()

    def work() -> object:
        response = client.get(url)
        assert response.status_code == HTTPStatus.OK, (url, response.status_code)
        return response.content

    return work


def _cell_by_cell(cells: int) -> Callable[[], object]:
    paden = list(Ontwikkelpad.objects.all()[: cells // 3])
    return lambda: [
        Traject.objects.vermeld_op(klok.vandaag())
        .filter(live__in=Typering.objects.filter(padversie__pad=pad, niveau=niveau).values("versie"))
        .count()
        for pad in paden
        for niveau in Niveau.values
    ]


def _write(path: Path, ronde: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["naam", "aanbieder", "sector", "vorm", "prijs_eur", "beschrijving"])
        writer.writerows(
            [
                f"Meting {ronde} cursus {number}",
                f"Aanbieder {number % 40}",
                "po;vo",
                "formeel",
                "100",
                "Een cursus.",
            ]
            for number in range(IMPORT_RIJEN)
        )
    return path


def _import_new() -> Callable[[], object]:
    folder, rondes = Path(tempfile.mkdtemp()), iter(range(10_000))

    def work() -> object:
        return _import(_write(folder / "nieuw.csv", next(rondes)))

    return work


def _import_same() -> Callable[[], object]:
    path = _write(Path(tempfile.mkdtemp()) / "zelfde.csv", -1)
    return lambda: _import(path)


def _import(path: Path) -> None:
    with path.open("rb") as bestand:
        opdracht, _ = request_import(
            File(bestand),
            path.name,
            is_proef=False,
            peildatum=klok.vandaag(),
            at=klok.nu(),
            op_de_achtergrond=False,
        )
    verwerking = run_import(opdracht.verwerking_id, nu=klok.nu)
    verwerking.refresh_from_db()
    assert verwerking.status == VerwerkingStatus.AFGEROND, verwerking.fout
