"""Start a payment with the payment provider, for what is still to be paid of an invoice."""

from datetime import datetime
from secrets import token_urlsafe

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kwaliteit.domain.betaling.adapter import DienstOnbereikbaar, Gestart, Opdracht, get_dienst
from kwaliteit.domain.betaling.stand import read_stand
from kwaliteit.enums import Aanvraagstatus, Betaalstatus, Betaalwijze
from kwaliteit.models import Betaling, Factuur
from kwaliteit.rules.betaling import BETAAL_FACTUUR
from napl.domain.bericht import full_url
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht


def start_betaling(factuur: Factuur, *, by: Gebruiker, at: datetime) -> Betaling:
    """Return a payment with the address where one pays; a second press gives the same one.

    Our row comes first and its key goes along, so that whatever breaks in between, no second payment is made.
    Raises Domeinfout when the provider does not answer.
    """
    betaling = _prepare(factuur, by=by, at=at)
    if betaling.betaaladres:
        return betaling
    try:
        gestart = get_dienst().start(
            Opdracht(
                betaling.sleutel,
                betaling.bedrag,
                f"Factuur {factuur.nummer}",
                full_url(reverse("kwaliteit:factuur-eigen", args=[factuur.pk])),
            )
        )
    except DienstOnbereikbaar as fout:
        raise Domeinfout(
            "De betaalpagina is nu niet te bereiken. Probeer het straks opnieuw, of maak het bedrag over."
        ) from fout
    return _keep(betaling, gestart)


@transaction.atomic
def _prepare(factuur: Factuur, *, by: Gebruiker, at: datetime) -> Betaling:
    require_recht(by, BETAAL_FACTUUR, factuur.aanvraag)
    aanvraag = lock(factuur.aanvraag)
    if aanvraag.status != Aanvraagstatus.WACHT_OP_BETALING:
        raise OngeldigeOvergang("Deze factuur hoeft u niet (meer) te betalen.", veld="status")
    rest = read_stand(factuur, timezone.localdate(at)).rest
    betaling, nieuw = Betaling.objects.get_or_create(
        factuur=factuur,
        bedrag=rest,
        status=Betaalstatus.OPEN,
        defaults={
            "wijze": Betaalwijze.BETAALPAGINA,
            "sleutel": token_urlsafe(24),
            "aangemaakt_op": at,
            "aangemaakt_door": by,
        },
    )
    if nieuw:
        record_gebeurtenis(
            betaling,
            "betaling.gestart",
            by=by,
            at=at,
            gegevens={"factuur": factuur.pk, "bedrag": str(rest)},
        )
    return betaling


@transaction.atomic
def _keep(betaling: Betaling, gestart: Gestart) -> Betaling:
    betaling = lock(betaling)
    save_fields(betaling, extern_id=gestart.extern_id, betaaladres=gestart.betaaladres)
    return betaling
