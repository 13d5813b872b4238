"""Print the table of rights as the Markdown of ``docs/rechten.md``."""

from typing import Any

from django.core.management.base import BaseCommand

from napl.rechten import describe_tabel


class Command(BaseCommand):
    help = "Print who may do what, as the Markdown of docs/rechten.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        self.stdout.write(describe_tabel(), ending="")
