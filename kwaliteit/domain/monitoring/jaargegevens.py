"""The yearly data of an aanbieder: asked after the school year, reminded once, handed in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from kwaliteit.domain.monitoring import mail, termijnen
from kwaliteit.domain.monitoring.invoer import require_tekst
from kwaliteit.models import Erkenning, Jaargegevens
from kwaliteit.models.toezicht import MAX_TOEZICHTTEKST
from kwaliteit.rules.monitoring import LEVER_JAARGEGEVENS
from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.lezen import is_te_laat_op, running_termijn
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from register.domain.teamroute.lezen import schooljaar_van
from register.models import Traject

# In the first month after a school year aanbieders are not back yet.
VRAAG_MAAND = 9
HERINNER_VOOR = timedelta(days=14)


@dataclass(frozen=True)
class Jaarinvoer:
    begonnen: int
    afgerond: int
    evaluatie: str
    wijzigingen: str = ""


def due_trajecten(peildatum: date) -> tuple[int, QuerySet[Traject]]:
    """Return the school year that is over, and of which recognised trajecten nothing was asked about it."""
    begin, _ = schooljaar_van(peildatum)
    jaar = begin.year - 1
    if begin.month <= peildatum.month < VRAAG_MAAND:
        return jaar, Traject.objects.none()
    # Recognised now, and on the last day of that year.
    erkend = Erkenning.objects.van_kracht_op(peildatum).filter(
        Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=begin), geldig_van__lt=begin
    )
    asked = Jaargegevens.objects.filter(schooljaar=jaar)
    return jaar, Traject.objects.filter(pk__in=erkend.values("traject")).exclude(
        pk__in=asked.values("traject")
    )


@transaction.atomic
def request_jaargegevens(traject: Traject, schooljaar: int, *, at: datetime) -> Jaargegevens | None:
    """Ask the aanbieder of a traject; None when that was done."""
    rij, made = Jaargegevens.objects.get_or_create(
        traject=traject, schooljaar=schooljaar, defaults={"gevraagd_op": at}
    )
    if not made:
        return None
    gebeurtenis = record_gebeurtenis(rij, "jaargegevens.gevraagd", by=None, at=at)
    termijnen.begin(rij, termijnen.JAARGEGEVENS, gebeurtenis)
    mail.tell_aanbieder(traject, "jaargegevens-gevraagd", mail.write_jaarvraag(rij), gebeurtenis)
    return rij


def due_herinneringen(peildatum: date) -> QuerySet[Jaargegevens]:
    late = is_te_laat_op([termijnen.JAARGEGEVENS.code], peildatum + HERINNER_VOOR)
    return Jaargegevens.objects.filter(
        pk__in=late.values("onderwerp_id"), ingediend_op__isnull=True, herinnerd_op__isnull=True
    )


@transaction.atomic
def remind_jaargegevens(rij: Jaargegevens, *, at: datetime) -> bool:
    """Remind once, two weeks before the last day; False when there is no need any more."""
    rij = lock(rij)
    if not due_herinneringen(timezone.localdate(at)).filter(pk=rij.pk).exists():
        return False
    save_fields(rij, herinnerd_op=at)
    gebeurtenis = record_gebeurtenis(rij, "jaargegevens.herinnerd", by=None, at=at)
    mail.tell_aanbieder(rij.traject, "jaargegevens-herinnering", mail.write_herinnering(rij), gebeurtenis)
    return True


def late_jaargegevens(peildatum: date) -> QuerySet[Jaargegevens]:
    """Return what should have been handed in by the date."""
    late = is_te_laat_op([termijnen.JAARGEGEVENS.code], peildatum)
    return Jaargegevens.objects.filter(pk__in=late.values("onderwerp_id"), ingediend_op__isnull=True)


@transaction.atomic
def submit_jaargegevens(
    rij: Jaargegevens, invoer: Jaarinvoer, *, by: Gebruiker, at: datetime
) -> Jaargegevens:
    """Hand in the data of a year, late as well; once."""
    require_recht(by, LEVER_JAARGEGEVENS, rij)
    rij = lock(rij)
    if rij.ingediend_op is not None:
        raise OngeldigeOvergang("Deze jaargegevens zijn al ingediend.")
    if min(invoer.begonnen, invoer.afgerond) < 0:
        raise Domeinfout("Vul een getal in van 0 of meer.", veld="begonnen")
    evaluatie = require_tekst(
        invoer.evaluatie, veld="evaluatie", melding="Schrijf op wat u zelf evalueerde, of waarom niet."
    )
    wijzigingen = check_tekst(
        invoer.wijzigingen, max_lengte=MAX_TOEZICHTTEKST, naam="tekst", veld="wijzigingen"
    )
    save_fields(
        rij,
        begonnen=invoer.begonnen,
        afgerond=invoer.afgerond,
        evaluatie=evaluatie,
        wijzigingen=wijzigingen,
        ingediend_op=at,
        ingediend_door=by,
    )
    gebeurtenis = record_gebeurtenis(rij, "jaargegevens.ingediend", by=by, at=at)
    termijnen.end(rij, termijnen.JAARGEGEVENS, gebeurtenis)
    return rij


def last_day(rij: Jaargegevens) -> date | None:
    termijn = running_termijn(rij, termijnen.JAARGEGEVENS)
    return termijn.einde if termijn else None
