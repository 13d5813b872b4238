"""Ask the payment provider how a payment stands, and take over what is news.

The one way in which news from outside gets in: the webhook, the button and the schedule all come here.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from kwaliteit.domain.betaling.adapter import DienstOnbereikbaar, Toestand, get_dienst, has_dienst
from kwaliteit.domain.betaling.ontvangen import book_ontvangst, lock_case
from kwaliteit.enums import BETAAL_OVERGANGEN, Betaalstatus, Betaalwijze
from kwaliteit.models import Betaling, Factuur
from kwaliteit.rules.betaling import BETAAL_FACTUUR, REGISTREER_BETALING
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import heeft_recht, require_recht

logger = logging.getLogger(__name__)
# A provider can still bring money for what it called failed; after this nobody asks any more.
NAZORG = timedelta(days=14)
# Without an address nobody can have paid.
ZONDER_ADRES = timedelta(hours=1)
GEEN_ANTWOORD = "De betaaldienst geeft nu geen antwoord. Probeer het straks opnieuw."


@dataclass(frozen=True)
class Navraag:
    """How a round of questions went."""

    gevraagd: int
    veranderd: int
    mislukt: int


def sync_betaling(betaling: Betaling, *, at: datetime) -> bool:
    """Ask how a payment stands and say whether that was news. Raises DienstOnbereikbaar."""
    if not betaling.extern_id:
        return False
    toestand = get_dienst().ask(betaling.extern_id)
    if toestand is None or toestand.sleutel != betaling.sleutel:
        # Another payment than ours under our id: nothing of it is taken over.
        logger.warning("The payment provider does not know payment %s as ours", betaling.pk)
        return False
    return apply_toestand(betaling, toestand, at=at)


@transaction.atomic
def apply_toestand(betaling: Betaling, toestand: Toestand, *, at: datetime) -> bool:
    """Take over what the provider said, and say whether that was news; older news changes nothing."""
    lock_case(betaling.factuur)
    betaling = lock(betaling)
    save_fields(betaling, gecontroleerd_op=at)
    voor = Betaalstatus(betaling.status)
    if toestand.status in {Betaalstatus.BETAALD, Betaalstatus.TERUGBETAALD} and betaling.ontvangen is None:
        if toestand.ontvangen is None or toestand.ontvangen <= 0:
            logger.warning("The payment provider calls payment %s paid without an amount", betaling.pk)
            return False
        datum = toestand.datum or timezone.localdate(at)
        betaling = book_ontvangst(betaling, toestand.ontvangen, datum=datum, at=at)
    if toestand.status in BETAAL_OVERGANGEN[Betaalstatus(betaling.status)]:
        save_fields(betaling, status=toestand.status)
        record_gebeurtenis(betaling, f"betaling.{toestand.status.value}", by=None, at=at)
    return betaling.status != voor


def ask_after(factuur: Factuur, *, by: Gebruiker, at: datetime) -> Navraag:
    """Ask after the open payments of one invoice, for who may pay it or for a financieel medewerker."""
    if not heeft_recht(by, REGISTREER_BETALING):
        require_recht(by, BETAAL_FACTUUR, factuur.aanvraag)
    navraag = _round(list(_te_vragen(at).filter(factuur=factuur)), at=at)
    if navraag.mislukt:
        raise Domeinfout(GEEN_ANTWOORD)
    return navraag


def reconcile_betalingen(*, by: Gebruiker | None, at: datetime) -> Navraag:
    """Ask after every payment that can still change, so that a lost message costs time and nothing else."""
    if by is not None:
        require_recht(by, REGISTREER_BETALING)
    _give_up(at)
    if not has_dienst():
        return Navraag(0, 0, 0)
    return _round(list(_te_vragen(at)), at=at)


def _round(betalingen: list[Betaling], *, at: datetime) -> Navraag:
    veranderd = mislukt = 0
    for betaling in betalingen:
        try:
            veranderd += sync_betaling(betaling, at=at)
        except DienstOnbereikbaar:
            mislukt += 1
    return Navraag(len(betalingen), veranderd, mislukt)


def _te_vragen(at: datetime) -> QuerySet[Betaling]:
    nazorg = Q(status__in=[Betaalstatus.MISLUKT, Betaalstatus.VERLOPEN], aangemaakt_op__gt=at - NAZORG)
    return (
        Betaling.objects.filter(Q(status=Betaalstatus.OPEN) | nazorg, wijze=Betaalwijze.BETAALPAGINA)
        .exclude(extern_id="")
        .select_related("factuur__aanvraag")
        .order_by("pk")
    )


@transaction.atomic
def _give_up(at: datetime) -> None:
    """Let lapse what never got an address where one pays."""
    rows = Betaling.objects.select_for_update(skip_locked=True).filter(
        status=Betaalstatus.OPEN, extern_id="", aangemaakt_op__lt=at - ZONDER_ADRES
    )
    for betaling in rows:
        save_fields(betaling, status=Betaalstatus.VERLOPEN)
        record_gebeurtenis(betaling, "betaling.verlopen", by=None, at=at)
