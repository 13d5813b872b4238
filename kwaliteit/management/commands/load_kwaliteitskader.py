from django.core.management.base import BaseCommand

from kwaliteit.domain.kader.laden import load_kader
from napl import klok


class Command(BaseCommand):
    help = "Laad het uitgewerkte kwaliteitskader als concept. Is er al een versie, dan verandert er niets."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002 - the signature of Django
        versie = load_kader(at=klok.nu())
        self.stdout.write("er is al een versie" if versie is None else f"concept: versie {versie.nummer}")
