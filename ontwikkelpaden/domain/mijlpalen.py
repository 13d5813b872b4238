"""What the programme promised about paths and ateliers, per phase (application, planning of pijler 1)."""

from datetime import date
from functools import partial

from napl.enums import Sector
from napl.registers import Mijlpaal, mijlpalen
from ontwikkelpaden.domain.queries.mijlpalen import count_ateliers, count_herzien, count_vastgesteld
from ontwikkelpaden.enums import PadSoort

FASE_1 = date(2025, 12, 31)
FASE_2 = date(2028, 12, 31)
FASE_3 = date(2033, 12, 31)
BRON = "Aanvraag NAPL, fase 1 (jaar 1 en 2), pijler 1"
BRON_2 = "Aanvraag NAPL, fase 2 (jaar 3 tot en met 5), pijler 1"
BRON_3 = "Aanvraag NAPL, fase 3 (jaar 6 tot en met 10), pijler 1"


def register_mijlpalen() -> None:
    mijlpalen.add("ateliers", Mijlpaal("Ateliers die werken", 6, FASE_1, BRON, count_ateliers))
    _register_rollen("", FASE_1, BRON, totaal=10, per_sector=3)
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
    _register_rollen("-fase-2", FASE_2, BRON_2, totaal=15, per_sector=5)
    # The application names no number for phase 3: that paths are revised at all is what can be counted.
    mijlpalen.add(
        "paden-herzien",
        Mijlpaal("Ontwikkelpaden die na ervaring zijn herzien", 1, FASE_3, BRON_3, count_herzien),
    )


def _register_rollen(achter: str, uiterlijk: date, bron: str, *, totaal: int, per_sector: int) -> None:
    rol = partial(count_vastgesteld, PadSoort.ROL)
    titel = "Vastgestelde ontwikkelpaden voor rollen"
    mijlpalen.add(f"paden-rol{achter}", Mijlpaal(titel, totaal, uiterlijk, bron, rol))
    for sector in Sector:
        mijlpalen.add(
            f"paden-rol-{sector}{achter}",
            Mijlpaal(
                f"{titel} in het {sector.label.lower()}",
                per_sector,
                uiterlijk,
                bron,
                partial(rol, sector=sector),
            ),
        )
