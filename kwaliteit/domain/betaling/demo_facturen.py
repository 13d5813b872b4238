"""Invented invoices of the demo: one that waits for payment, and one of which too much was paid.

The first one was begun on the page of the test provider, where there is one.
"""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from kwaliteit.domain.aanvraag.demo_zaak import (
    begin_demo_aanvraag,
    demo_account,
    pay_demo_aanvraag,
    submit_demo_aanvraag,
)
from kwaliteit.domain.betaling.adapter import is_proef
from kwaliteit.domain.betaling.starten import start_betaling
from kwaliteit.domain.betaling.terugbetalen import approve_terugbetaling
from kwaliteit.enums import Aanvraagroute
from kwaliteit.models import Factuur, Terugbetaling

TE_BETALEN = "Werken met een vakwerkplan"
TE_VEEL_BETAALD = "Doorlopende leerlijn vmbo en mbo"
TE_VEEL = Decimal(50)


@transaction.atomic
def load_demo_facturen(*, at: datetime) -> int:
    """Make them once; return how many."""
    made = 0
    for naam, te_veel in ((TE_BETALEN, None), (TE_VEEL_BETAALD, TE_VEEL)):
        aanvraag = begin_demo_aanvraag(naam, at=at)
        if aanvraag is None:
            continue
        made += 1
        aanvraag = submit_demo_aanvraag(aanvraag, Aanvraagroute.VOLLEDIG, at=at)
        if te_veel is not None:
            betaling = pay_demo_aanvraag(aanvraag, at=at, te_veel=te_veel)
            terug = Terugbetaling.objects.get(factuur=betaling.factuur_id)
            approve_terugbetaling(terug, by=demo_account("financieel"), at=at)
        elif is_proef():
            factuur = Factuur.objects.select_related("aanvraag").get(aanvraag=aanvraag)
            start_betaling(factuur, by=demo_account("aanbieder"), at=at)
    return made
