"""What pijler 1 gives to the kernel's registries."""

from datetime import date
from functools import partial

from napl.enums import Sector
from napl.registers import (
    Mijlpaal,
    Navigatiepunt,
    Paneel,
    Werkplek,
    bestandrechten,
    dossierdelen,
    mijlpalen,
    mijndelen,
    navigatie,
    panelen,
)
from ontwikkelpaden.domain.atelierwerk import BESTANDSOORT, may_open_bestand
from ontwikkelpaden.domain.mijn_dossier import DOELEN, ZELFEVALUATIES
from ontwikkelpaden.domain.queries.mijlpalen import count_vastgesteld
from ontwikkelpaden.enums import PadSoort
from ontwikkelpaden.views.mijn_paden import mijn_paneel

FASE_1 = date(2025, 12, 31)
BRON = "Aanvraag NAPL, fase 1 (jaar 1 en 2), pijler 1"


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
        ),
    )
    panelen.add("ontwikkelpaden.mijn", Paneel("mijn", "ontwikkelpaden/_paneel_mijn.html", mijn_paneel))
    dossierdelen.add("zelfevaluaties", ZELFEVALUATIES)
    dossierdelen.add("doelen", DOELEN)
    bestandrechten.add(BESTANDSOORT, may_open_bestand)
    _register_mijlpalen()


def _register_mijlpalen() -> None:
    rol = partial(count_vastgesteld, PadSoort.ROL)
    mijlpalen.add("paden-rol", Mijlpaal("Vastgestelde ontwikkelpaden voor rollen", 10, FASE_1, BRON, rol))
    for sector in Sector:
        mijlpalen.add(
            f"paden-rol-{sector}",
            Mijlpaal(
                f"Vastgestelde ontwikkelpaden voor rollen in {_sector(sector)}",
                3,
                FASE_1,
                BRON,
                partial(rol, sector=sector),
            ),
        )
    mijlpalen.add(
        "paden-competentieniveau",
        Mijlpaal(
            "Vastgestelde ontwikkelpaden voor competentieniveaus",
            3,
            FASE_1,
            BRON,
            partial(count_vastgesteld, PadSoort.COMPETENTIENIVEAU),
        ),
    )


def _sector(sector: Sector) -> str:
    return f"het {sector.label.lower()}"
