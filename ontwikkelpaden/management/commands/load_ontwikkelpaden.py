from django.core.management.base import BaseCommand

from napl import klok
from ontwikkelpaden.domain.laden import load_paden


class Command(BaseCommand):
    help = "Laad de voorbeeldpaden die bij het register horen. Opnieuw laden verandert niets."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002 - the signature of Django
        for uitkomst, aantal in load_paden(at=klok.nu()).items():
            self.stdout.write(f"{uitkomst.replace('_', ' ')}: {aantal}")
