"""Decide on an aanvraag: once, with reasons, by somebody who had no part in it (docs/adr/0034)."""

from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.besluit.advies import content_of, require_sent, require_status
from kwaliteit.domain.besluit.adviseurs import adviseurs_of
from kwaliteit.domain.besluit.beleid import beleid_op
from kwaliteit.domain.besluit.invoer import Inhoud, clean_inhoud, judged_by, require_motivated
from kwaliteit.domain.besluit.scheiding import require_independent
from kwaliteit.domain.besluit.termijnen import voorwaarde_term
from kwaliteit.domain.besluit.verzenden import send_besluit
from kwaliteit.domain.erkenning.verlenen import eerste_dag, grant_erkenning
from kwaliteit.enums import Aanvraagstatus, Uitkomst
from kwaliteit.models import (
    Besluit,
    Besluitoordeel,
    Erkenning,
    Erkenningsaanvraag,
    Erkenningsbeleid,
    Voorwaarde,
)
from kwaliteit.rules.besluit import BESLIS
from napl.domain.termijn.verloop import begin_termijn
from napl.domain.transitie import lock
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst


@dataclass(frozen=True)
class Keuze:
    """How somebody decides: ``inhoud`` is None to follow the advice in all of its parts."""

    advies_getoetst: bool
    inhoud: Inhoud | None = None
    afwijking: str = ""


@transaction.atomic
def decide(aanvraag: Erkenningsaanvraag, keuze: Keuze, *, by: Gebruiker, at: datetime) -> Besluit:
    """Take the decision, grant the recognition that follows, and send the letter: all of it or nothing.

    Raises GeenRecht for who had a part in the case, OngeldigeOvergang when it was decided already, and
    Domeinfout when a reason is missing (Awb 3:46-3:47), when nobody checked the advice (3:9), or when it is
    not followed without saying why (3:50).
    """
    require_recht(by, BESLIS, aanvraag)
    aanvraag = lock(aanvraag)
    require_status(aanvraag, Aanvraagstatus.TER_BESLUITVORMING)
    vandaag = timezone.localdate(at)
    require_independent(aanvraag, by, vandaag)
    besluit, inhoud = prepare(aanvraag, keuze, by=by, at=at)
    if inhoud.uitkomst != Uitkomst.AFWIJZEN:
        besluit.erkenning = _grant(aanvraag, inhoud, by=by, at=at)
    besluit.save(force_insert=True)
    write_parts(besluit, inhoud, at=at, by=by)
    aanvraag, gebeurtenis = move_aanvraag(
        aanvraag, inhoud.uitkomst.status, by=by, at=at, gegevens={"besluit": besluit.pk}
    )
    send_besluit(besluit, gebeurtenis=gebeurtenis, by=by, at=at)
    return besluit


def prepare(
    aanvraag: Erkenningsaanvraag, keuze: Keuze, *, by: Gebruiker, at: datetime
) -> tuple[Besluit, Inhoud]:
    """Return the decision as it would be, not saved, and its content: what a preview shows too."""
    advies = require_sent(aanvraag)
    voorstel = content_of(advies)
    beleid = beleid_op(timezone.localdate(at))
    criteria = list(judged_by(aanvraag.kaderversie))
    inhoud = clean_inhoud(
        keuze.inhoud or voorstel, criteria={criterium.pk for criterium in criteria}, jaren=beleid.jaren
    )
    require_motivated(inhoud, criteria)
    if not keuze.advies_getoetst:
        raise Domeinfout("Geef aan dat u het advies heeft getoetst.", veld="advies_getoetst")
    besluit = Besluit(
        aanvraag=aanvraag,
        uitkomst=inhoud.uitkomst,
        motivering=inhoud.motivering,
        advies=advies,
        adviseurs=adviseurs_of(aanvraag, advies),
        advies_getoetst=True,
        afwijking=_afwijking(keuze, inhoud, voorstel),
        jaren=inhoud.jaren,
        beslisser=by,
        besloten_op=at,
        **_policy(beleid),
    )
    return besluit, inhoud


def _policy(beleid: Erkenningsbeleid) -> dict[str, str]:
    return {
        "mandaat": beleid.mandaat,
        "ondertekenaar": beleid.ondertekenaar,
        "rechtsmiddel": beleid.rechtsmiddel,
    }


def _afwijking(keuze: Keuze, inhoud: Inhoud, voorstel: Inhoud) -> str:
    """Return why the advice is not followed; whoever does not follow it has to say so (Awb 3:50)."""
    if differs(inhoud, voorstel):
        return require_tekst(keuze.afwijking, "U wijkt af van het advies. Leg uit waarom.", veld="afwijking")
    return ""


def differs(inhoud: Inhoud, voorstel: Inhoud) -> bool:
    """Say whether a decision is another one than was advised; better wording is not."""

    def kern(deel: Inhoud) -> object:
        oordelen = {(rij.criterium, rij.oordeel) for rij in deel.oordelen}
        return deel.uitkomst, deel.jaren, oordelen, deel.voorwaarden

    return kern(inhoud) != kern(voorstel)


def period_of(aanvraag: Erkenningsaanvraag, jaren: int, vandaag: date) -> tuple[date, date]:
    """Return from when to when a recognition would hold."""
    van = eerste_dag(aanvraag, besloten_op=vandaag)
    return van, van + relativedelta(years=jaren)


def _grant(aanvraag: Erkenningsaanvraag, inhoud: Inhoud, *, by: Gebruiker, at: datetime) -> Erkenning:
    van, tot = period_of(aanvraag, inhoud.jaren or 0, timezone.localdate(at))
    return grant_erkenning(
        aanvraag.traject,
        geldig_van=van,
        geldig_tot=tot,
        motivering=inhoud.motivering,
        by=by,
        at=at,
        is_demo=aanvraag.is_demo,
        aanvraag=aanvraag,
    )


def write_parts(besluit: Besluit, inhoud: Inhoud, *, by: Gebruiker, at: datetime) -> None:
    """Write the judgements and the voorwaarden of a decision; part of the verbs that decide."""
    Besluitoordeel.objects.bulk_create(
        Besluitoordeel(
            besluit=besluit, criterium_id=rij.criterium, oordeel=rij.oordeel, motivering=rij.motivering
        )
        for rij in inhoud.oordelen
    )
    vandaag = timezone.localdate(at)
    for nummer, rij in enumerate(inhoud.voorwaarden, start=1):
        soort = voorwaarde_term(rij.maanden)
        voorwaarde = Voorwaarde.objects.create(
            besluit=besluit, volgorde=nummer, tekst=rij.tekst, uiterlijk=soort.duur.after(vandaag)
        )
        begin_termijn(
            voorwaarde, soort, begonnen_op=vandaag, at=at, by=by, aanleiding="Het besluit is verzonden."
        )
