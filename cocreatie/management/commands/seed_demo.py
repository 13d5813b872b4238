import os
import secrets
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cocreatie.domain.demo import seed_demo
from napl import klok
from register.domain.demo_massa import add_massa

MAX_TRAJECTEN = 1_000_000


class Command(BaseCommand):
    help = "Vul het register met demogegevens. Opnieuw draaien verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--trajecten", type=int, default=0, help="maak zoveel trajecten erbij, voor metingen"
        )
        parser.add_argument("--seed", type=int, default=1, help="zelfde getal, zelfde trajecten")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - the signature of Django
        if not settings.DEMO:
            raise CommandError("seed_demo werkt alleen in een demo (DEMO=1).")
        extra = options["trajecten"]
        if not 0 <= extra <= MAX_TRAJECTEN:
            raise CommandError(f"--trajecten gaat van 0 tot en met {MAX_TRAJECTEN}.")
        given = os.environ.get("DEMO_PASSWORD")
        password = given or secrets.token_urlsafe(9)
        peildatum = klok.vandaag()
        for regel in seed_demo(password=password, peildatum=peildatum, nu=klok.nu):
            self.stdout.write(f"  {regel}")
        if extra:
            add_massa(extra, seed=options["seed"], peildatum=peildatum, at=klok.nu())
            self.stdout.write(f"  {extra} gemaakte trajecten voor metingen")
        if not given:
            self.stdout.write(f"Wachtwoord van de demo-accounts: {password}")
