"""Tariffs and invoices for tests, made by the verbs."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from kwaliteit.domain.betaling.factureren import invoice_aanvraag
from kwaliteit.domain.betaling.ontvangen import Overboeking, register_betaling
from kwaliteit.domain.betaling.regels import plan_regel
from kwaliteit.domain.betaling.tarieven import Tariefsleutel, plan_tarief
from kwaliteit.enums import Aanbiedergroep, Aanvraagroute, Aanvraagstatus, Tariefklasse, Terugbetaalfase
from kwaliteit.models import Betaling, Erkenningsaanvraag, Factuur, Tarief, Terugbetaling
from napl.enums import Rol
from tests.factories import NU, make_gebruiker
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


def maak_regels(**percentages: int) -> None:
    """Plan the refund rules: whole, half, nothing, unless told otherwise."""
    for fase in Terugbetaalfase:
        standaard = {"VOOR_TOETS": 100, "VOOR_TOEWIJZING": 50, "DAARNA": 0}[fase.name]
        plan_regel(
            fase,
            percentage=percentages.get(fase.name, standaard),
            geldig_van=EERSTE_DAG,
            grond="Besluit",
            by=None,
            at=NU,
        )


def betaal(factuur: Factuur, bedrag: Decimal = BEDRAG, kenmerk: str = "NL00 1") -> Betaling:
    """Register a payment by hand, on the day of the invoice."""
    by, at = make_gebruiker(Rol.FINANCIEEL), max(NU, factuur.uitgegeven_op)
    return register_betaling(factuur, Overboeking(bedrag, timezone.localdate(at), kenmerk), by=by, at=at)


def maak_terugbetaling(factuur: Factuur) -> Terugbetaling:
    """Make a proposal, of a payment that was fifty euros too much."""
    betaal(factuur, factuur.bedrag + 50)
    return Terugbetaling.objects.select_related("factuur__aanvraag__aanbieder").get(factuur=factuur)
