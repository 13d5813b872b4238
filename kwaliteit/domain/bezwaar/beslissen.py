"""Decide on a bezwaar; when it is well-founded a new decision takes the place of the first, in one go."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.besluit.beleid import beleid_op
from kwaliteit.domain.besluit.beslissen import write_parts
from kwaliteit.domain.besluit.invoer import (
    Inhoud,
    Oordeelinvoer,
    clean_inhoud,
    judged_by,
    require_motivated,
)
from kwaliteit.domain.besluit.verzenden import send_besluit
from kwaliteit.domain.bezwaar.mail import beslissing_mail, send
from kwaliteit.domain.bezwaar.zetten import move_bezwaar, require_fresh
from kwaliteit.domain.erkenning.verlenen import eerste_dag, grant_erkenning
from kwaliteit.enums import Besluitsoort, Bezwaarstatus, Bezwaaruitkomst, Criteriumoordeel, Uitkomst
from kwaliteit.models import Besluit, Bezwaar, Erkenning
from kwaliteit.rules.bezwaar import BESLIS_BEZWAAR
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst


@transaction.atomic
def decide_bezwaar(
    bezwaar: Bezwaar,
    *,
    uitkomst: Bezwaaruitkomst,
    motivering: str,
    nieuw: Inhoud | None = None,
    by: Gebruiker,
    at: datetime,
) -> Bezwaar:
    """Take the decision; with ``GEGROND`` and ``nieuw`` also the one that replaces the first.

    Raises GeenRecht for who had a part in the first case or handled this bezwaar, and Domeinfout when a
    reason is missing or when the new decision is worse for the aanbieder than the first.
    """
    require_recht(by, BESLIS_BEZWAAR, bezwaar)
    require_fresh(bezwaar, by, at)
    lock(bezwaar.besluit)
    bezwaar = lock(bezwaar)
    if bezwaar.status != Bezwaarstatus.TER_BESLISSING:
        raise OngeldigeOvergang("Op dit bezwaar kan nu niet worden beslist.", veld="status")
    if by.pk in {bezwaar.behandelaar_id, bezwaar.geadviseerd_door_id}:
        raise GeenRecht("U behandelde dit bezwaar. Iemand anders moet beslissen.", veld="status")
    motivering = require_tekst(motivering, "Leg de beslissing uit.", veld="motivering", hooguit=20_000)
    besluit = None
    if uitkomst == Bezwaaruitkomst.GEGROND:
        besluit = _replace(bezwaar, nieuw, by=by, at=at)
    bezwaar, gebeurtenis = move_bezwaar(
        bezwaar,
        Bezwaarstatus.BESLIST,
        by=by,
        at=at,
        uitkomst=Bezwaaruitkomst(uitkomst),
        motivering=motivering,
        beslisser=by,
        besloten_op=at,
        nieuw_besluit=besluit,
    )
    send(bezwaar, beslissing_mail(bezwaar, uitkomst, motivering), gebeurtenis=gebeurtenis, at=at)
    return bezwaar


def as_before(besluit: Besluit) -> tuple[Oordeelinvoer, ...]:
    """Return the judgements per criterium of a decision, to begin the next one with."""
    rows = besluit.oordelen.order_by("criterium__standaard__volgorde", "criterium__volgorde")
    return tuple(
        Oordeelinvoer(row.criterium_id, Criteriumoordeel(row.oordeel), row.motivering) for row in rows
    )


def _replace(bezwaar: Bezwaar, nieuw: Inhoud | None, *, by: Gebruiker, at: datetime) -> Besluit:
    if nieuw is None:
        raise Domeinfout("Een gegrond bezwaar vraagt om een nieuw besluit.", veld="nieuw")
    eerste, vandaag = bezwaar.besluit, timezone.localdate(at)
    aanvraag = eerste.aanvraag
    beleid = beleid_op(vandaag, Besluitsoort.BEZWAAR)
    criteria = list(judged_by(aanvraag.kaderversie))
    inhoud = clean_inhoud(nieuw, criteria={row.pk for row in criteria}, jaren=beleid.jaren)
    require_motivated(inhoud, criteria)
    if _WAARDE[inhoud.uitkomst] < _WAARDE[Uitkomst(eerste.uitkomst)]:
        raise Domeinfout("Wie bezwaar maakt, mag er niet slechter van worden.", veld="uitkomst")
    besluit = Besluit(
        aanvraag=aanvraag,
        vervangt=eerste,
        besluitsoort=Besluitsoort.BEZWAAR,
        uitkomst=inhoud.uitkomst,
        motivering=inhoud.motivering,
        advies=eerste.advies,
        adviseurs=eerste.adviseurs,
        advies_getoetst=True,
        afwijking=inhoud.motivering,
        jaren=inhoud.jaren,
        beslisser=by,
        mandaat=beleid.mandaat,
        ondertekenaar=beleid.ondertekenaar,
        rechtsmiddel=beleid.rechtsmiddel,
        besloten_op=at,
    )
    if eerste.erkenning is None and inhoud.uitkomst != Uitkomst.AFWIJZEN:
        besluit.erkenning = _grant(besluit, inhoud, by=by, at=at)
    besluit.save(force_insert=True)
    write_parts(besluit, inhoud, by=by, at=at)
    gebeurtenis = record_gebeurtenis(
        besluit, "besluit.vervangt", by=by, at=at, gegevens={"besluit": eerste.pk, "bezwaar": bezwaar.pk}
    )
    return send_besluit(besluit, gebeurtenis=gebeurtenis, by=by, at=at)


# What is worse for an aanbieder stands lower.
_WAARDE = {Uitkomst.AFWIJZEN: 0, Uitkomst.ONDER_VOORWAARDEN: 1, Uitkomst.TOEKENNEN: 2}


def _grant(besluit: Besluit, inhoud: Inhoud, *, by: Gebruiker, at: datetime) -> Erkenning:
    aanvraag = besluit.aanvraag
    van = eerste_dag(aanvraag, besloten_op=timezone.localdate(at))
    return grant_erkenning(
        aanvraag.traject,
        geldig_van=van,
        geldig_tot=van + relativedelta(years=inhoud.jaren or 0),
        motivering=inhoud.motivering,
        by=by,
        at=at,
        aanvraag=aanvraag,
        is_demo=aanvraag.is_demo,
    )
