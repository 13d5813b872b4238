"""All invoices, as the bureau reads them."""

from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, Sum

from kwaliteit.domain.betaling.stand import stand_van
from kwaliteit.domain.queries.factuurblad import LABELS
from kwaliteit.enums import Factuurstand, Terugbetaalstatus
from kwaliteit.models import Factuur, Terugbetaling
from kwaliteit.models.factuur import FactuurQuerySet

NOG_TE_DOEN = (Terugbetaalstatus.VOORGESTELD, Terugbetaalstatus.GOEDGEKEURD)


def list_facturen(
    stand: Factuurstand | None, zoek: str, peildatum: date, *, terug: bool = False
) -> FactuurQuerySet:
    """Return invoices with what came in, the newest first; ``zoek`` finds a number, a case or a name.

    With ``terug`` only those of which money has to go back.
    """
    rows = Factuur.objects.with_ontvangen() if stand is None else Factuur.objects.in_stand(stand, peildatum)
    if zoek:
        rows = rows.filter(
            Q(nummer__icontains=zoek)
            | Q(aanvraag__kenmerk__icontains=zoek)
            | Q(geadresseerde__icontains=zoek)
        )
    te_doen = Count("terugbetalingen", filter=Q(terugbetalingen__status__in=NOG_TE_DOEN), distinct=True)
    rows = rows.select_related("aanvraag").annotate(terug_te_doen=te_doen)
    if terug:
        open_ = Terugbetaling.objects.filter(status__in=NOG_TE_DOEN)
        rows = rows.filter(pk__in=open_.values("factuur"))
    return rows.order_by("-uitgegeven_op", "-pk")


def show_rij(factuur: Factuur, peildatum: date) -> dict[str, object]:
    """Return a row of the list, of an invoice with what came in."""
    ontvangen: Decimal = factuur.som_ontvangen  # type: ignore[attr-defined]
    code = stand_van(factuur, ontvangen, peildatum)
    return {"factuur": factuur, "ontvangen": ontvangen, "stand": code, "label": LABELS[code]}


def count_standen(peildatum: date) -> list[dict[str, object]]:
    """Return how many invoices stand how, and for how much, in one question per state."""
    counted = []
    for stand in Factuurstand:
        rows = Factuur.objects.in_stand(stand, peildatum)
        totals = rows.aggregate(aantal=Count("pk"), som=Sum("bedrag"))
        counted.append({"stand": stand, "aantal": totals["aantal"], "som": totals["som"] or Decimal(0)})
    return counted


def count_terug() -> int:
    """Return how many refunds wait for a decision or for the bank."""
    return Terugbetaling.objects.filter(status__in=NOG_TE_DOEN).count()
