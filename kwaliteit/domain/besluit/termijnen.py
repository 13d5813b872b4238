"""The terms that follow a decision: to object, and to meet a voorwaarde."""

from dataclasses import replace

from kwaliteit.domain.aanvraag.termijnen import bureau_address
from kwaliteit.models import Besluit, Voorwaarde
from napl.domain.termijn.rekenen import Duur
from napl.enums import Termijneenheid
from napl.registers import Termijnsoort


def _of_besluit(pk: int) -> str:
    return bureau_address(Besluit.objects.values_list("aanvraag", flat=True).get(pk=pk))


def _of_voorwaarde(pk: int) -> str:
    return bureau_address(Voorwaarde.objects.values_list("besluit__aanvraag", flat=True).get(pk=pk))


BEZWAAR = Termijnsoort(
    "besluit.bezwaar",
    "Bezwaar maken",
    Duur(6, Termijneenheid.WEKEN),
    "Awb 6:7 en 6:8: zes weken, vanaf de dag na de verzending",
    rolt=True,
    url=_of_besluit,
)
# The length is that of the voorwaarde; a term that we set ourselves does not roll.
VOORWAARDE = Termijnsoort(
    "besluit.voorwaarde",
    "Voldoen aan een voorwaarde",
    Duur(6, Termijneenheid.MAANDEN),
    "De voorwaarde in het besluit",
    rolt=False,
    url=_of_voorwaarde,
)
SOORTEN = (BEZWAAR, VOORWAARDE)


def voorwaarde_term(maanden: int) -> Termijnsoort:
    return replace(VOORWAARDE, duur=Duur(maanden, Termijneenheid.MAANDEN))
