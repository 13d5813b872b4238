"""Import a CSV or XLSX of trajecten, in the foreground."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from napl import klok
from napl.enums import VerwerkingStatus
from napl.fouten import Domeinfout
from napl.models import Verwerking
from register.domain.invoer.opdracht import request_import
from register.domain.invoer.plan import Planner
from register.domain.invoer.uitvoeren import plan_only, run_import
from register.domain.invoer.verslag import Cellen, besluit_cells, import_rows, write_csv
from register.enums import Uitkomst

# The cells of a row of the report, and its remarks apart.
Regel = tuple[Cellen, Sequence[str]]


class Command(BaseCommand):
    help = "Leest trajecten in uit een CSV- of XLSX-bestand. Elke rij krijgt een uitkomst met een reden."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, help="het bestand (.csv of .xlsx)")
        parser.add_argument(
            "--dry-run", action="store_true", help="laat zien wat er zou gebeuren en sla niets op"
        )
        parser.add_argument(
            "--rapport", type=Path, help="schrijf het verslag van alle rijen naar dit CSV-bestand"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        bestand: Path = options["bestand"]
        if not bestand.is_file():
            raise CommandError(f"Het bestand {bestand} is er niet.")
        try:
            rows = self._try(bestand) if options["dry_run"] else self._import(bestand)
        except Domeinfout as fout:
            raise CommandError(fout.melding) from fout
        self._report(rows, options["rapport"])

    def _report(self, rows: Iterator[Regel], rapport: Path | None) -> None:
        """Tell about the rows one by one: a large file must not pile up in memory."""
        telling: Counter[str] = Counter()
        cells = self._told(rows, telling)
        if rapport is None:
            for _ in cells:
                pass
        else:
            with rapport.open("w", encoding="utf-8", newline="") as file:
                file.writelines(write_csv(cells))
            self.stderr.write(f"Het verslag staat in {rapport}.")
        regel = ", ".join(f"{telling[uitkomst.label]} {uitkomst.label.lower()}" for uitkomst in Uitkomst)
        self.stdout.write(f"{telling.total()} rijen: {regel}.")

    def _told(self, rows: Iterator[Regel], telling: "Counter[str]") -> Iterator[Cellen]:
        """Write what somebody should know; a row that brought nothing new and needs no look is left out."""
        for cells, opmerkingen in rows:
            nummer, uitkomst, naam, veld, reden, *_ = cells
            telling[str(uitkomst)] += 1
            if uitkomst != Uitkomst.ONGEWIJZIGD.label or opmerkingen:
                waarom = f" — {veld}: {reden}" if veld else f" — {reden}" if reden else ""
                self.stdout.write(f"regel {nummer}: {str(uitkomst).lower()}: {naam}{waarom}")
            for opmerking in opmerkingen:
                self.stdout.write(f"    let op: {opmerking}")
            yield cells

    def _try(self, bestand: Path) -> Iterator[Regel]:
        besluiten = plan_only(bestand, bestand.name, planner=Planner(klok.vandaag()))
        self.stdout.write("Alleen geprobeerd: er wordt niets opgeslagen.")
        return ((besluit_cells(item), item.opmerkingen) for item in besluiten)

    def _import(self, bestand: Path) -> Iterator[Regel]:
        with bestand.open("rb") as file:
            opdracht, _ = request_import(
                File(file),
                bestand.name,
                is_proef=False,
                peildatum=klok.vandaag(),
                at=klok.nu(),
                op_de_achtergrond=False,
            )
        verwerking = run_import(opdracht.verwerking_id, nu=klok.nu, voortgang=self._progress)
        self.stderr.write("")
        if verwerking.status == VerwerkingStatus.MISLUKT:
            raise CommandError(verwerking.fout)
        return import_rows(opdracht)

    def _progress(self, verwerking: Verwerking) -> None:
        self.stderr.write(f"\r{verwerking.klaar} van {verwerking.totaal} rijen", ending="")
        self.stderr.flush()
