"""An invoice with all that happened to it, for its pages and panels."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings

from kwaliteit.domain.betaling.adapter import has_dienst
from kwaliteit.domain.betaling.stand import Stand, read_stand
from kwaliteit.enums import Aanvraagstatus, Betaalstatus, Factuurstand
from kwaliteit.models import Betaling, Factuur, Terugbetaling

# The kind of label that a state is shown with.
LABELS = {
    Factuurstand.OPEN: "bezig",
    Factuurstand.TE_LAAT: "mislukt",
    Factuurstand.BETAALD: "goed",
    Factuurstand.STOPGEZET: "neutraal",
}


@dataclass(frozen=True)
class Factuurblad:
    factuur: Factuur
    stand: Stand
    betalingen: tuple[Betaling, ...]
    terugbetalingen: tuple[Terugbetaling, ...]

    @property
    def label(self) -> str:
        return LABELS[self.stand.code]

    @property
    def rest(self) -> Decimal:
        return self.stand.rest

    @property
    def is_te_betalen(self) -> bool:
        """Say whether one can pay now: later it would only have to go back."""
        return self.factuur.aanvraag.status == Aanvraagstatus.WACHT_OP_BETALING and self.rest > 0

    @property
    def kan_online(self) -> bool:
        return has_dienst()

    @property
    def rekening(self) -> str:
        return str(settings.FACTUUR_REKENING)

    @property
    def loopt(self) -> Betaling | None:
        """Return the payment that was begun and of which the end is not known."""
        return next(
            (row for row in self.betalingen if row.status == Betaalstatus.OPEN and row.extern_id), None
        )

    @property
    def laatste_mislukt(self) -> bool:
        """Say whether the last thing that was tried did not work."""
        laatste = self.betalingen[-1] if self.betalingen else None
        return laatste is not None and laatste.status in {Betaalstatus.MISLUKT, Betaalstatus.VERLOPEN}


def read_blad(factuur: Factuur, peildatum: date) -> Factuurblad:
    """Read what happened to one invoice, in the order in which it happened."""
    return Factuurblad(
        factuur,
        read_stand(factuur, peildatum),
        tuple(Betaling.objects.filter(factuur=factuur).order_by("aangemaakt_op", "pk")),
        tuple(Terugbetaling.objects.filter(factuur=factuur).order_by("voorgesteld_op", "pk")),
    )
