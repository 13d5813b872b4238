"""Import a CSV or XLSX of trajecten, in the foreground."""

from argparse import ArgumentParser
from collections.abc import Iterable
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
from register.domain.invoer.verslag import besluit_cells, import_cells, write_csv
from register.enums import Uitkomst
from register.models import Importregel


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
        if options["rapport"]:
            with options["rapport"].open("w", encoding="utf-8", newline="") as file:
                file.writelines(write_csv(rows()))
            self.stderr.write(f"Het verslag staat in {options['rapport']}.")

    def _try(self, bestand: Path) -> Any:
        besluiten = list(plan_only(bestand, bestand.name, planner=Planner(klok.vandaag())))
        for item in besluiten:
            self._tell(item.regelnummer, item.uitkomst, item.naam, item.veld, item.reden, item.opmerkingen)
        self._sum([item.uitkomst for item in besluiten], "Alleen geprobeerd, niets opgeslagen.")
        return lambda: (besluit_cells(item) for item in besluiten)

    def _import(self, bestand: Path) -> Any:
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
        rows = Importregel.objects.filter(opdracht=opdracht).order_by("regelnummer")
        for row in rows.iterator(chunk_size=1000):
            self._tell(
                row.regelnummer, Uitkomst(row.uitkomst), row.naam, row.veld, row.reden, row.opmerkingen
            )
        telling = verwerking.tellingen
        self._count({uitkomst: telling.get(uitkomst.value, 0) for uitkomst in Uitkomst}, "")
        return lambda: import_cells(opdracht)

    def _progress(self, verwerking: Verwerking) -> None:
        self.stderr.write(f"\r{verwerking.klaar} van {verwerking.totaal} rijen", ending="")
        self.stderr.flush()

    def _tell(
        self, regel: int, uitkomst: Uitkomst, naam: str, veld: str, reden: str, opmerkingen: Iterable[str]
    ) -> None:
        """Write one row of the report; a row that brought nothing new and needs no look is left out."""
        if uitkomst == Uitkomst.ONGEWIJZIGD and not opmerkingen:
            return
        waarom = f" — {veld}: {reden}" if veld else f" — {reden}" if reden else ""
        self.stdout.write(f"regel {regel}: {uitkomst.label.lower()}: {naam}{waarom}")
        for opmerking in opmerkingen:
            self.stdout.write(f"    let op: {opmerking}")

    def _sum(self, uitkomsten: list[Uitkomst], slot: str) -> None:
        self._count({uitkomst: uitkomsten.count(uitkomst) for uitkomst in Uitkomst}, slot)

    def _count(self, telling: dict[Uitkomst, int], slot: str) -> None:
        regel = ", ".join(f"{aantal} {uitkomst.label.lower()}" for uitkomst, aantal in telling.items())
        self.stdout.write(f"{sum(telling.values())} rijen: {regel}. {slot}".strip())
