"""What pijler 1 gives to the kernel's registries."""

from datetime import date

from django.urls import reverse

from napl.enums import Mijngroep
from napl.models import Gebruiker
from napl.registers import (
    Navigatiepunt,
    Paneel,
    Werk,
    Werkbron,
    Werkplek,
    bestandrechten,
    bureaudelen,
    dossierdelen,
    mijndelen,
    navigatie,
    panelen,
    werkbronnen,
)
from ontwikkelpaden.domain.atelierwerk import BESTANDSOORT, may_open_bestand
from ontwikkelpaden.domain.mijlpalen import register_mijlpalen
from ontwikkelpaden.domain.mijn_dossier import DOELEN, ZELFEVALUATIES
from ontwikkelpaden.domain.queries.versies import open_werk
from ontwikkelpaden.domain.reactie_dossier import REACTIES
from ontwikkelpaden.views.mijn_paden import mijn_paneel


def register_bijdragen() -> None:
    navigatie.add(
        "ontwikkelpaden", Navigatiepunt("Ontwikkelpaden", "ontwikkelpaden:pad-list", "/ontwikkelpaden/", 20)
    )
    navigatie.add("ateliers", Navigatiepunt("Ateliers", "ontwikkelpaden:atelier-list", "/ateliers/", 25))
    mijndelen.add(
        "paden",
        Werkplek(
            "Ontwikkelpaden",
            "ontwikkelpaden:mijn-paden",
            "ontwikkelpaden.volg_pad",
            toelichting="Kies een pad en kijk waar u staat.",
            volgorde=10,
            groep=Mijngroep.ONTDEKKEN,
        ),
    )
    mijndelen.add(
        "doelen",
        Werkplek(
            "Doelen",
            "ontwikkelpaden:doel-list",
            "ontwikkelpaden.volg_pad",
            toelichting="Waar u naartoe wilt groeien.",
            volgorde=20,
            groep=Mijngroep.ONTDEKKEN,
        ),
    )
    panelen.add("ontwikkelpaden.mijn", Paneel("mijn", "ontwikkelpaden/_paneel_mijn.html", mijn_paneel))
    dossierdelen.add("zelfevaluaties", ZELFEVALUATIES)
    dossierdelen.add("doelen", DOELEN)
    dossierdelen.add("reacties", REACTIES)
    bestandrechten.add(BESTANDSOORT, may_open_bestand)
    bureaudelen.add(
        "ontwikkelpaden",
        Werkplek("Ontwikkelpaden", "ontwikkelpaden:versie-list", "ontwikkelpaden.publiceer_padversie"),
    )
    werkbronnen.add(
        "ontwikkelpaden",
        Werkbron("Ontwikkelpaden", "ontwikkelpaden.publiceer_padversie", versie_werk),
    )
    register_mijlpalen()


def versie_werk(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - the same for all of them
    """Return the consultations that wait for the bureau: closed, and not adopted yet."""
    return [
        Werk(
            f"{stand.versie.pad.naam}, versie {stand.versie.nummer}",
            reverse("ontwikkelpaden:versie-list"),
            stand.advies,
        )
        for stand in open_werk(peildatum)
    ]
