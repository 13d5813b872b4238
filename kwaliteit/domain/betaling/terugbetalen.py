"""Money that goes back: reckoned by one function, decided by a person, registered when it was paid."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.betaling.mail import send_to_payers, write_terug
from kwaliteit.domain.betaling.nummer import take_nummer
from kwaliteit.domain.betaling.ontvangen import lock_case
from kwaliteit.domain.betaling.regels import HEEL, find_regel
from kwaliteit.domain.betaling.stand import NUL, read_stand
from kwaliteit.enums import (
    TERUGBETAAL_OVERGANGEN,
    Factuurreekssoort,
    Terugbetaalgrond,
    Terugbetaalstatus,
    terugbetaalfase_van,
)
from kwaliteit.models import Erkenningsaanvraag, Factuur, Terugbetaling
from kwaliteit.rules.betaling import BEHANDEL_TERUGBETALING
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebeurtenis, Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst
from register.domain.opmaak import euro

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Verwachting:
    """What goes back when a case stops, and why: for the page that asks whether to stop."""

    bedrag: Decimal
    betaald: Decimal
    percentage: int
    uitleg: str


def expected_refund(aanvraag: Erkenningsaanvraag, at: datetime) -> Verwachting | None:
    """Return what goes back when the case stops now; None when there is no invoice.

    By the rule of the day of the invoice: that is what the aanbieder was told when paying.
    """
    factuur = Factuur.objects.filter(aanvraag=aanvraag).first()
    if factuur is None:
        return None
    return _reckon(factuur, str(aanvraag.status), timezone.localdate(at))


def _reckon(factuur: Factuur, status: str, peildatum: date) -> Verwachting:
    fase = terugbetaalfase_van(status)
    regel = find_regel(fase, timezone.localdate(factuur.uitgegeven_op))
    percentage = regel.percentage if regel else 0
    betaald = _countable(factuur, peildatum)
    bedrag = (betaald * percentage / HEEL).quantize(CENT, ROUND_HALF_UP)
    if betaald == 0:
        uitleg = "Er is niets betaald. Er gaat dus niets terug, en er hoeft niets meer betaald te worden."
    elif regel is None:
        uitleg = "Er is geen regel voor dit moment. Er gaat niets terug."
    else:
        deel = {0: "niets", HEEL: "alles"}.get(percentage, f"{percentage}%")
        uitleg = f"{fase.label}: {deel} terug van {euro(betaald)}."
    return Verwachting(bedrag, betaald, percentage, uitleg)


def _countable(factuur: Factuur, peildatum: date) -> Decimal:
    """Return what was paid for the invoice, without what goes back by itself already."""
    apart = Terugbetaling.objects.filter(factuur=factuur, betaling__isnull=False).exclude(
        status=Terugbetaalstatus.AFGEWEZEN
    )
    al_terug = sum(apart.values_list("bedrag", flat=True), NUL)
    return max(min(read_stand(factuur, peildatum).ontvangen - al_terug, factuur.bedrag), NUL)


@transaction.atomic
def propose_after_end(gebeurtenis: Gebeurtenis) -> Terugbetaling | None:
    """Propose what the rule says when a case stopped without a decision; a second time changes nothing.

    A receiver of the log: whoever stops a case, and whichever verb, this follows.
    """
    factuur = Factuur.objects.select_related("aanvraag").filter(aanvraag=gebeurtenis.onderwerp_id).first()
    if factuur is None:
        return None
    lock_case(factuur)
    rows = Terugbetaling.objects.filter(factuur=factuur, grond=Terugbetaalgrond.EINDE)
    if (bestaand := rows.first()) is not None:
        return bestaand
    van = str(gebeurtenis.gegevens["van"])
    verwacht = _reckon(factuur, van, timezone.localdate(gebeurtenis.op))
    if verwacht.bedrag == 0:
        return None
    made = Terugbetaling.objects.create(
        factuur=factuur,
        grond=Terugbetaalgrond.EINDE,
        bedrag=verwacht.bedrag,
        uitleg=verwacht.uitleg,
        voorgesteld_op=gebeurtenis.op,
    )
    _record(made, "voorgesteld", by=None, at=gebeurtenis.op)
    return made


@transaction.atomic
def approve_terugbetaling(terug: Terugbetaling, *, by: Gebruiker, at: datetime) -> Terugbetaling:
    """Decide that it goes back: it gets the number of a creditnota, and the aanbieder a mail."""
    terug = _begin(terug, Terugbetaalstatus.GOEDGEKEURD, by=by)
    nummer = take_nummer(Factuurreekssoort.CREDITNOTA, timezone.localdate(at).year)
    save_fields(
        terug,
        status=Terugbetaalstatus.GOEDGEKEURD,
        creditnummer=nummer.tekst,
        besloten_op=at,
        besloten_door=by,
    )
    gebeurtenis = _record(terug, "goedgekeurd", by=by, at=at)
    aanvraag = terug.factuur.aanvraag
    inhoud = write_terug(aanvraag, terug.factuur.nummer, terug.bedrag)
    send_to_payers(aanvraag, "terugbetaling", inhoud, gebeurtenis=gebeurtenis)
    return terug


@transaction.atomic
def refuse_terugbetaling(terug: Terugbetaling, *, reden: str, by: Gebruiker, at: datetime) -> Terugbetaling:
    """Decide that it does not go back, with a reason."""
    terug = _begin(terug, Terugbetaalstatus.AFGEWEZEN, by=by)
    reden = require_tekst(reden, "Leg uit waarom dit niet teruggaat.", veld="reden", hooguit=1000)
    save_fields(terug, status=Terugbetaalstatus.AFGEWEZEN, reden=reden, besloten_op=at, besloten_door=by)
    _record(terug, "afgewezen", by=by, at=at)
    return terug


@transaction.atomic
def register_uitbetaald(
    terug: Terugbetaling, *, datum: date, kenmerk: str, by: Gebruiker, at: datetime
) -> Terugbetaling:
    """Write down that it was transferred, with what the bank statement says."""
    terug = _begin(terug, Terugbetaalstatus.UITBETAALD, by=by)
    kenmerk = require_tekst(kenmerk, "Vul in wat het afschrift zegt.", veld="kenmerk", hooguit=100)
    if datum > timezone.localdate(at):
        raise Domeinfout("Deze dag komt nog. Kies de dag van de overboeking.", veld="datum")
    save_fields(terug, status=Terugbetaalstatus.UITBETAALD, uitbetaald_datum=datum, kenmerk=kenmerk)
    _record(terug, "uitbetaald", by=by, at=at)
    return terug


def _begin(terug: Terugbetaling, to: Terugbetaalstatus, *, by: Gebruiker) -> Terugbetaling:
    require_recht(by, BEHANDEL_TERUGBETALING)
    lock_case(terug.factuur)
    terug = lock(terug)
    require_transition(terug.status, to=to, allowed=TERUGBETAAL_OVERGANGEN)
    return terug


def _record(terug: Terugbetaling, wat: str, *, by: Gebruiker | None, at: datetime) -> Gebeurtenis:
    return record_gebeurtenis(
        terug,
        f"terugbetaling.{wat}",
        by=by,
        at=at,
        gegevens={"factuur": terug.factuur_id, "bedrag": str(terug.bedrag)},
    )
