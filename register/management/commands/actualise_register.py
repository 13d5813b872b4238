from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from napl import klok
from napl.domain.verwerking import request_verwerking
from napl.fouten import Domeinfout
from register.domain.actualisatie import SOORT, require_begun, run_actualisatie
from register.management.peildatum import peildatum as parse_peildatum


class Command(BaseCommand):
    help = "Werk het register bij tot een peildatum: het werk dat elke nacht gebeurt, nu op de voorgrond."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--peildatum",
            type=parse_peildatum,
            help="de datum waarop het register moet kloppen: vandaag (standaard) of eerder",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        peildatum = options["peildatum"] or klok.vandaag()
        at = klok.nu()
        try:
            require_begun(peildatum, at=at)
        except Domeinfout as fout:
            raise CommandError(fout.melding) from fout
        verwerking, _ = request_verwerking(
            SOORT, peildatum.isoformat(), peildatum=peildatum, at=at, send=False
        )
        tellingen = run_actualisatie(verwerking.pk, nu=klok.nu)
        if tellingen is None:
            self.stdout.write("Een ander proces werkt het register op dit moment al bij. Er is niets gedaan.")
            return
        self.stdout.write(
            f"Het register is bijgewerkt tot {peildatum}.\n"
            f"Opnames die zijn verlopen: {tellingen['opnames_verlopen']}\n"
            f"Uitvoeringen die zijn gesloten: {tellingen['uitvoeringen_gesloten']}\n"
            f"Fouten: {tellingen['fouten']}"
        )
        if tellingen["fouten"]:
            verwerking.refresh_from_db()
            raise CommandError(f"Niet alles is gelukt:\n{verwerking.fout}")
