"""Announce a withdrawal, and hear the aanbieder about it before anything is withdrawn (Awb 4:8)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.erkenning.invoer import lock_erkenning, require_text
from kwaliteit.domain.erkenning.mail import afgezien_mail, send_mail, voornemen_mail
from kwaliteit.domain.erkenning.termijnen import ZIENSWIJZE_INTREKKING
from kwaliteit.enums import VOORNEMEN_OVERGANGEN, ErkenningStatus, Voornemenuitkomst
from kwaliteit.models import Erkenning, Intrekkingsvoornemen
from kwaliteit.rules.erkenning import KONDIG_AAN, ZIENSWIJZE
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.lezen import running_termijn
from napl.domain.termijn.verloop import begin_termijn, end_termijn
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker
from napl.rechten import require_recht
from register.domain.opmaak import day

_OPEN = Voornemenuitkomst.OPEN


@transaction.atomic
def announce_intrekking(
    erkenning: Erkenning, *, per: date, reden: str, by: Gebruiker, at: datetime
) -> Intrekkingsvoornemen:
    """Tell the aanbieder that its recognition may be withdrawn, and ask what it thinks of that.

    Raises Domeinfout for a day on which the term for a view still runs, and OngeldigeOvergang for a second
    announcement.
    """
    require_recht(by, KONDIG_AAN, erkenning)
    erkenning = lock_erkenning(erkenning)
    if erkenning.status != ErkenningStatus.VERLEEND:
        raise OngeldigeOvergang("Deze erkenning is al ingetrokken.", veld="status")
    if erkenning.voornemens.filter(uitkomst=_OPEN).exists():
        raise OngeldigeOvergang("Er loopt al een voornemen om in te trekken.", veld="status")
    if erkenning.eindigt_op is not None and per >= erkenning.eindigt_op:
        raise Domeinfout("Deze erkenning is op die datum al voorbij.", veld="per")
    vandaag = timezone.localdate(at)
    voornemen = Intrekkingsvoornemen.objects.create(
        erkenning=erkenning,
        per=per,
        reden=require_text(reden, veld="reden", melding="Leg uit waarom u de erkenning wilt intrekken."),
        aangekondigd_door=by,
        aangekondigd_op=at,
        zienswijze_tot=vandaag,
    )
    termijn = begin_termijn(voornemen, ZIENSWIJZE_INTREKKING, begonnen_op=vandaag, at=at, by=by)
    assert termijn.einde is not None  # noqa: S101 - it does not stand still
    if per <= termijn.einde:
        raise Domeinfout(
            f"De aanbieder mag tot en met {day(termijn.einde)} reageren. Kies een latere dag.", veld="per"
        )
    save_fields(voornemen, zienswijze_tot=termijn.einde)
    gebeurtenis = record_gebeurtenis(
        erkenning,
        "erkenning.intrekking_aangekondigd",
        by=by,
        at=at,
        gegevens={"voornemen": voornemen.pk, "per": per.isoformat()},
    )
    mail = voornemen_mail(
        erkenning, naam=erkenning.versie.naam, per=per, reden=voornemen.reden, tot=termijn.einde
    )
    send_mail(erkenning, mail, gebeurtenis=gebeurtenis, at=at)
    return voornemen


@transaction.atomic
def give_zienswijze(
    voornemen: Intrekkingsvoornemen, *, tekst: str, by: Gebruiker, at: datetime
) -> Intrekkingsvoornemen:
    """Say on behalf of the aanbieder what it thinks, also after the term while nothing is decided."""
    require_recht(by, ZIENSWIJZE, voornemen.erkenning)
    voornemen = lock(voornemen)
    if voornemen.uitkomst != _OPEN:
        raise OngeldigeOvergang("Over dit voornemen is al beslist.", veld="status")
    if voornemen.zienswijze_op is not None:
        raise OngeldigeOvergang("U hebt uw zienswijze al gegeven.", veld="status")
    tekst = require_text(tekst, veld="tekst", melding="Schrijf op wat u van het voornemen vindt.")
    save_fields(voornemen, zienswijze=tekst, zienswijze_door=by, zienswijze_op=at)
    _end_term(voornemen, by=by, at=at)
    _record(voornemen, "erkenning.zienswijze_gegeven", by=by, at=at)
    return voornemen


@transaction.atomic
def drop_voornemen(
    voornemen: Intrekkingsvoornemen, *, reden: str, by: Gebruiker, at: datetime
) -> Intrekkingsvoornemen:
    """Leave a recognition as it is; the aanbieder hears why."""
    require_recht(by, KONDIG_AAN, voornemen.erkenning)
    erkenning = lock_erkenning(voornemen.erkenning)
    voornemen = lock(voornemen)
    reden = require_text(reden, veld="reden", melding="Leg uit waarom u de erkenning niet intrekt.")
    close_voornemen(voornemen, Voornemenuitkomst.AFGEZIEN, reden=reden, by=by, at=at)
    gebeurtenis = _record(voornemen, "erkenning.voornemen_afgezien", by=by, at=at)
    mail = afgezien_mail(erkenning, naam=erkenning.versie.naam, reden=reden)
    send_mail(erkenning, mail, gebeurtenis=gebeurtenis, at=at)
    return voornemen


def close_voornemen(
    voornemen: Intrekkingsvoornemen, to: Voornemenuitkomst, *, reden: str, by: Gebruiker, at: datetime
) -> None:
    """End an announcement; part of verbs that see to the rights and locked it."""
    require_transition(voornemen.uitkomst, to=to, allowed=VOORNEMEN_OVERGANGEN)
    save_fields(voornemen, uitkomst=to, afgesloten_op=at, afsluitreden=reden)
    _end_term(voornemen, by=by, at=at)


def may_decide(voornemen: Intrekkingsvoornemen, peildatum: date) -> bool:
    """Say whether the aanbieder was heard: it gave its view, or its term passed."""
    return voornemen.zienswijze_op is not None or peildatum > voornemen.zienswijze_tot


def _end_term(voornemen: Intrekkingsvoornemen, *, by: Gebruiker, at: datetime) -> None:
    if (running := running_termijn(voornemen, ZIENSWIJZE_INTREKKING)) is not None:
        end_termijn(running, op=timezone.localdate(at), by=by, at=at)


def _record(voornemen: Intrekkingsvoornemen, soort: str, *, by: Gebruiker, at: datetime) -> Gebeurtenis:
    return record_gebeurtenis(voornemen.erkenning, soort, by=by, at=at, gegevens={"voornemen": voornemen.pk})
