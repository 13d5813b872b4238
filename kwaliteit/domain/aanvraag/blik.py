"""What a panel on the page of a case is given: the case, and who looks at it."""

from dataclasses import dataclass

from kwaliteit.models import Erkenningsaanvraag
from napl.models import Gebruiker

# The places for panels (napl.registers.Paneel): the page of a case at the bureau, and the aanbieder's own.
ZAAK = "aanvraag-zaak"
EIGEN = "aanvraag-eigen"


@dataclass(frozen=True)
class Blik:
    aanvraag: Erkenningsaanvraag
    gebruiker: Gebruiker
