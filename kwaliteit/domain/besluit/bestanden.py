"""Who may open the files of a case: who sees the case."""

from datetime import date

from django.db.models import Q

from kwaliteit.models import Erkenningsaanvraag
from napl.models import Bestand, Gebruiker


def may_open(bestand: Bestand, gebruiker: Gebruiker, peildatum: date) -> bool:
    """Say whether somebody may open a letter, or a file with a zienswijze or a voorwaarde."""
    seen = Erkenningsaanvraag.objects.zichtbaar_voor(gebruiker, peildatum)
    of_case = (
        Q(besluiten__brief=bestand)
        | Q(adviezen__zienswijze__bestanden__bestand=bestand)
        | Q(besluiten__voorwaarden__meldingen__bestand=bestand)
    )
    return seen.filter(of_case).exists()
