"""How an invoice stands on a day: asked, come in, going back."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kwaliteit.enums import Factuurstand, Terugbetaalstatus
from kwaliteit.models import Betaling, Factuur, Terugbetaling
from kwaliteit.models.factuur import GESTOPT

NUL = Decimal("0.00")


@dataclass(frozen=True)
class Stand:
    code: Factuurstand
    bedrag: Decimal
    ontvangen: Decimal
    terug: Decimal

    @property
    def rest(self) -> Decimal:
        """Return what is still to be paid; nothing when the case stopped."""
        if self.code in {Factuurstand.BETAALD, Factuurstand.STOPGEZET}:
            return NUL
        return self.bedrag - self.ontvangen


def read_stand(factuur: Factuur, peildatum: date) -> Stand:
    """Return how an invoice stands, by what was written down of its payments."""
    bedragen = Betaling.objects.filter(factuur=factuur).ontvangen().values_list("ontvangen", flat=True)
    terug = Terugbetaling.objects.filter(factuur=factuur, status=Terugbetaalstatus.UITBETAALD)
    ontvangen = sum((bedrag for bedrag in bedragen if bedrag is not None), NUL)
    return Stand(
        stand_van(factuur, ontvangen, peildatum),
        factuur.bedrag,
        ontvangen,
        sum(terug.values_list("bedrag", flat=True), NUL),
    )


def stand_van(factuur: Factuur, ontvangen: Decimal, peildatum: date) -> Factuurstand:
    """Return the state; the same rule as ``FactuurQuerySet.in_stand``."""
    if ontvangen >= factuur.bedrag:
        return Factuurstand.BETAALD
    if factuur.aanvraag.status in GESTOPT:
        return Factuurstand.STOPGEZET
    return Factuurstand.TE_LAAT if factuur.vervaldatum < peildatum else Factuurstand.OPEN
