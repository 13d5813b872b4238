from django.core.management.base import BaseCommand

from napl import klok
from ontwikkelpaden.domain.atelier import load_ateliers


class Command(BaseCommand):
    help = "Start de zes ateliers die bij het programma horen. Opnieuw laden verandert niets."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002 - the signature of Django
        for uitkomst, aantal in load_ateliers(at=klok.nu()).items():
            self.stdout.write(f"{uitkomst}: {aantal}")
