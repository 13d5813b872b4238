"""What is measured, and against what."""

import csv
import tempfile
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from django.core.files import File
from django.core.management import call_command
from django.test import Client

from bench.__main__ import Meting, measure
from napl import klok
from napl.enums import VerwerkingStatus
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.demo_massa import add_massa
from register.domain.invoer.opdracht import request_import
from register.domain.invoer.uitvoeren import run_import
from register.domain.queries.dekking import count_dekking
from register.domain.zoeken import Zoekvraag, count_listed, zoek
from register.models import Traject, Typering

IMPORT_RIJEN = 400
NARROW = "/trajecten/?q=leergang&sector=po&vorm=formeel"


def prepare(trajecten: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("seed_demo", verbosity=0)
    add_massa(trajecten, seed=1, peildatum=klok.vandaag(), at=klok.nu())


def run(rounds: int) -> list[Meting]:
    empty = _get("/healthz")
    today = klok.vandaag()
    broad = Zoekvraag(q="taalonderwijs")
    return [
        measure("start page / empty view", _get("/"), empty, rounds),
        measure("search page, no filter / empty view", _get("/trajecten/"), empty, rounds),
        measure(
            "search page, word and two filters / empty view",
            _get("/trajecten/?q=leergang&sector=po&vorm=formeel"),
            empty,
            rounds,
        ),
        measure("API list of 20 / empty view", _get("/api/v1/trajecten?q=leergang"), empty, rounds),
        measure(
            "search with all facets / a count of what is listed",
            lambda: zoek(broad, peildatum=today),
            lambda: count_listed(today),
            rounds,
        ),
        measure(
            "gap matrix in one query / 30 cells one by one",
            lambda: count_dekking(today),
            _cell_by_cell(30),
            max(2, rounds // 3),
        ),
        measure(
            f"import of {IMPORT_RIJEN} new rows / the same rows again",
            _import_new(),
            _import_same(),
            max(2, rounds // 3),
        ),
    ]


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
