from django.core.management.base import BaseCommand

from napl import klok
from register.domain.synoniembestand import load_synoniemen


class Command(BaseCommand):
    help = "Laad de synoniemen die bij het register horen. Wat de redactie wijzigde, blijft zoals het is."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002 - the signature of Django
        for uitkomst, aantal in load_synoniemen(at=klok.nu()).items():
            self.stdout.write(f"{uitkomst}: {aantal}")
