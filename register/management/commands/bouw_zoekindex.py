"""Make the search index of today now, without waiting for the worker."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from napl import klok
from register.domain.zoeken.index.opslag import build_index


class Command(BaseCommand):
    help = "Maakt de zoekindex van vandaag. De worker doet dit ook, binnen een halve minuut."

    def handle(self, *_args: Any, **_options: Any) -> None:
        index = build_index(klok.vandaag(), at=klok.nu)
        if index is None:
            raise CommandError("Er wordt al een zoekindex gemaakt.")
        self.stdout.write(
            f"Zoekindex van {index.dag:%d-%m-%Y}: {index.documenten} trajecten, {index.bytes} bytes"
        )
