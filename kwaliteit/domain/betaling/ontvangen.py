"""Money comes in: one function books it, whoever brought the news, and one moves the case on."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.betaling.mail import send_to_payers, write_betaald, write_te_weinig
from kwaliteit.domain.betaling.stand import NUL, Stand, read_stand
from kwaliteit.enums import (
    AANVRAAG_KLAAR,
    BETAAL_OVERGANGEN,
    Aanvraagstatus,
    Betaalstatus,
    Betaalwijze,
    Factuurstand,
    Terugbetaalgrond,
)
from kwaliteit.models import Betaling, Erkenningsaanvraag, Factuur, Terugbetaling
from kwaliteit.rules.betaling import REGISTREER_BETALING
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst
from register.domain.opmaak import euro

MAX_ONTVANGST = Decimal(999_999)


@dataclass(frozen=True)
class Overboeking:
    """A line of the bank statement."""

    bedrag: Decimal
    datum: date
    kenmerk: str


@transaction.atomic
def register_betaling(factuur: Factuur, boeking: Overboeking, *, by: Gebruiker, at: datetime) -> Betaling:
    """Write down a payment that the bank statement shows; too little and too much are taken as they are.

    Raises Domeinfout when the same line was written down before.
    """
    require_recht(by, REGISTREER_BETALING)
    _require_sensible(boeking, timezone.localdate(at))
    kenmerk = require_tekst(boeking.kenmerk, "Vul in wat het afschrift zegt.", veld="kenmerk", hooguit=100)
    lock_case(factuur)
    regel = f"{factuur.pk}:{boeking.datum:%Y%m%d}:{boeking.bedrag:.2f}:{kenmerk}"
    sleutel = f"afschrift:{sha256(regel.encode()).hexdigest()[:40]}"
    if Betaling.objects.filter(sleutel=sleutel).exists():
        raise Domeinfout(
            "Deze betaling is al geregistreerd: dezelfde dag, hetzelfde bedrag en hetzelfde kenmerk.",
            veld="kenmerk",
        )
    betaling = Betaling.objects.create(
        factuur=factuur,
        wijze=Betaalwijze.OVERBOEKING,
        bedrag=boeking.bedrag,
        sleutel=sleutel,
        kenmerk=kenmerk,
        aangemaakt_op=at,
        aangemaakt_door=by,
        status=Betaalstatus.BETAALD,
        ontvangen=boeking.bedrag,
        ontvangen_datum=boeking.datum,
        verwerkt_op=at,
    )
    _after_receipt(betaling, by=by, at=at)
    return betaling


@transaction.atomic
def book_ontvangst(betaling: Betaling, ontvangen: Decimal, *, datum: date, at: datetime) -> Betaling:
    """Book money that the payment provider says it has; a second time changes nothing.

    The case is locked before the payment, here and everywhere, so that two messages wait for each other.
    """
    lock_case(betaling.factuur)
    betaling = lock(betaling)
    if betaling.ontvangen is not None:
        return betaling
    require_transition(betaling.status, to=Betaalstatus.BETAALD, allowed=BETAAL_OVERGANGEN)
    save_fields(
        betaling, status=Betaalstatus.BETAALD, ontvangen=ontvangen, ontvangen_datum=datum, verwerkt_op=at
    )
    _after_receipt(betaling, by=None, at=at)
    return betaling


def lock_case(factuur: Factuur) -> Erkenningsaanvraag:
    """Lock the case of an invoice: always first, before any payment of it."""
    return lock(factuur.aanvraag)


def _require_sensible(boeking: Overboeking, vandaag: date) -> None:
    if not NUL < boeking.bedrag <= MAX_ONTVANGST:
        raise Domeinfout("Vul een bedrag in van meer dan 0 euro.", veld="bedrag")
    if boeking.bedrag != boeking.bedrag.quantize(Decimal("0.01")):
        raise Domeinfout("Vul hooguit twee cijfers achter de komma in.", veld="bedrag")
    if boeking.datum > vandaag:
        raise Domeinfout("Deze dag komt nog. Kies de dag waarop het geld binnenkwam.", veld="datum")


def _after_receipt(betaling: Betaling, *, by: Gebruiker | None, at: datetime) -> None:
    """Log it, and do what follows: the case goes on, waits for the rest, or money has to go back."""
    factuur = Factuur.objects.select_related("aanvraag__aanbieder").get(pk=betaling.factuur_id)
    aanvraag = factuur.aanvraag
    stand = read_stand(factuur, timezone.localdate(at))
    gebeurtenis = record_gebeurtenis(
        betaling,
        "betaling.ontvangen",
        by=by,
        at=at,
        gegevens={"factuur": factuur.pk, "bedrag": str(betaling.ontvangen), "wijze": betaling.wijze},
    )
    _propose_back(betaling, aanvraag, stand, at=at)
    if aanvraag.status != Aanvraagstatus.WACHT_OP_BETALING:
        return
    ontvangen = betaling.ontvangen or NUL
    if stand.code == Factuurstand.BETAALD:
        move_aanvraag(
            aanvraag, Aanvraagstatus.VOLLEDIGHEIDSTOETS, by=by, at=at, gegevens={"betaling": betaling.pk}
        )
        inhoud = write_betaald(aanvraag, factuur.nummer, stand.ontvangen)
        send_to_payers(aanvraag, "betaling", inhoud, gebeurtenis=gebeurtenis)
    else:
        inhoud = write_te_weinig(aanvraag, factuur.nummer, ontvangen, stand.rest)
        send_to_payers(aanvraag, "betaling", inhoud, gebeurtenis=gebeurtenis)


def _propose_back(betaling: Betaling, aanvraag: Erkenningsaanvraag, stand: Stand, *, at: datetime) -> None:
    """Propose to pay back what came in after the case had ended, or beyond the invoice."""
    ontvangen = betaling.ontvangen or NUL
    te_veel = min(max(stand.ontvangen - stand.bedrag, NUL), ontvangen)
    if aanvraag.status in AANVRAAG_KLAAR:
        grond, bedrag = Terugbetaalgrond.NA_EINDE, ontvangen
        uitleg = f"De aanvraag was al gestopt toen {euro(ontvangen)} binnenkwam. Alles gaat terug."
    elif te_veel > 0:
        grond, bedrag = Terugbetaalgrond.TE_VEEL, te_veel
        uitleg = (
            f"Er kwam in totaal {euro(stand.ontvangen)} binnen voor een factuur van {euro(stand.bedrag)}. "
            f"{euro(te_veel)} is te veel."
        )
    else:
        return
    terug = Terugbetaling.objects.create(
        factuur_id=betaling.factuur_id,
        betaling=betaling,
        grond=grond,
        bedrag=bedrag,
        uitleg=uitleg,
        voorgesteld_op=at,
    )
    record_gebeurtenis(terug, "terugbetaling.voorgesteld", by=None, at=at, gegevens={"grond": grond.value})
