from django.core.management.base import BaseCommand

from kwaliteit.domain.betaling.navragen import reconcile_betalingen
from napl import klok


class Command(BaseCommand):
    help = "Vraag de betaaldienst naar elke betaling die nog kan veranderen."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002 - the signature of Django
        navraag = reconcile_betalingen(by=None, at=klok.nu())
        self.stdout.write(
            f"{navraag.gevraagd} gevraagd, {navraag.veranderd} veranderd, {navraag.mislukt} zonder antwoord"
        )
