"""Tariffs and invoices for tests, made by the verbs."""

from datetime import date, datetime
from decimal import Decimal

from kwaliteit.domain.betaling.factureren import invoice_aanvraag
from kwaliteit.domain.betaling.tarieven import Tariefsleutel, plan_tarief
from kwaliteit.enums import Aanbiedergroep, Aanvraagroute, Aanvraagstatus, Tariefklasse
from kwaliteit.models import Erkenningsaanvraag, Factuur, Tarief
from tests.factories import NU
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag

BEDRAG = Decimal("950.00")
EERSTE_DAG = date(2026, 1, 1)
SLEUTEL = Tariefsleutel(Tariefklasse.KORT, Aanbiedergroep.ORGANISATIE, Aanvraagroute.VOLLEDIG)


def maak_tarief(
    sleutel: Tariefsleutel = SLEUTEL,
    *,
    bedrag: Decimal = BEDRAG,
    geldig_van: date = EERSTE_DAG,
    at: datetime = NU,
) -> Tarief:
    """Plan a tariff as the system does, also for the past."""
    return plan_tarief(sleutel, bedrag=bedrag, geldig_van=geldig_van, grond="Besluit", by=None, at=at)


def maak_factuur(aanvraag: Erkenningsaanvraag | None = None, *, at: datetime = NU) -> Factuur:
    """Make an aanvraag that waits for payment, with its invoice."""
    if not Tarief.objects.exists():
        maak_tarief()
    aanvraag = aanvraag or maak_aanvraag(Aanvraagstatus.INGEDIEND, at=at)
    factuur = invoice_aanvraag(aanvraag, by=None, at=at)
    assert factuur is not None
    return Factuur.objects.select_related("aanvraag__aanbieder").get(pk=factuur.pk)
