"""How the search index is, for who keeps the site running."""

from datetime import date

from django.urls import reverse

from napl.models import Gebruiker
from napl.registers import Werk
from register.domain.zoeken.index.opslag import newest_index
from register.domain.zoeken.index.volgen import VOLGER


def describe_zoekindex(peildatum: date) -> str:
    """Return "actueel", or in a sentence why PostgreSQL answers searches at present."""
    if VOLGER.stand(peildatum) is not None:
        return "actueel"
    return VOLGER.reden or "De zoekindex loopt achter; de database beantwoordt zoekvragen."


def slow_search(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - the same for everybody
    """Return a line of work while searches are answered without the index of today."""
    if newest_index(peildatum) is not None:
        return []
    return [
        Werk(
            "Zoeken gaat nu langzamer",
            reverse("readyz"),
            "De zoekindex van vandaag is er nog niet. De uitkomsten kloppen wel. "
            "Duurt dit langer dan een paar minuten, kijk dan of de worker draait.",
        )
    ]
