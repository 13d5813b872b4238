from django.core.management import CommandError
from django.core.management.base import BaseCommand

from napl import klok
from register.domain.financiering_laden import load_regelingen


class Command(BaseCommand):
    help = "Laad de financieringsregelingen uit het bestand van het project. Wat er niet in staat, blijft."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002 - the signature of Django
        try:
            gewijzigd = load_regelingen(at=klok.nu())
        except ValueError as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"gewijzigd: {gewijzigd}")
