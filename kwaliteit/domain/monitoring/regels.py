"""Rules, as dated data, by which an interim review opens by itself. Too few answers never open one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Avg, Count, Max, Q

from kwaliteit.domain.monitoring.invoer import require_tekst
from kwaliteit.domain.monitoring.jaargegevens import late_jaargegevens
from kwaliteit.domain.monitoring.tussentijds import Opening, open_tussentijds
from kwaliteit.enums import Aanleiding, Regelsoort, Signaalsoort, Signaaluitkomst
from kwaliteit.models import Erkenning, Evaluatieantwoord, Evaluatiejaar, Signaal, Signaleringsregel
from kwaliteit.models.evaluatie import STAP
from kwaliteit.rules.monitoring import BEHEER_TOEZICHT
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht

EEN_JAAR = timedelta(days=365)


@dataclass(frozen=True)
class Regelinvoer:
    soort: Regelsoort
    grens: Decimal
    minimaal: int
    geldig_van: date
    grond: str


@transaction.atomic
def set_regel(invoer: Regelinvoer, *, by: Gebruiker, at: datetime) -> Signaleringsregel:
    """Let a rule hold from a day on; the one of this kind that holds then ends on that day."""
    require_recht(by, BEHEER_TOEZICHT)
    if invoer.minimaal < STAP:
        raise Domeinfout("Neem ten minste vijf antwoorden: minder zegt niets.", veld="minimaal")
    if invoer.grens <= 0:
        raise Domeinfout("De grens is groter dan nul.", veld="grens")
    grond = require_tekst(invoer.grond, veld="grond", melding="Schrijf op waarop deze regel steunt.")
    rows = Signaleringsregel.objects.select_for_update().filter(soort=invoer.soort)
    if rows.filter(geldig_van__gte=invoer.geldig_van).exists():
        raise Domeinfout("Er is al een regel die op of na deze dag begint.", veld="geldig_van")
    for old in rows.geldig_op(invoer.geldig_van):
        save_fields(old, geldig_tot=invoer.geldig_van)
    regel = Signaleringsregel.objects.create(
        soort=invoer.soort,
        grens=invoer.grens,
        minimaal=invoer.minimaal,
        geldig_van=invoer.geldig_van,
        grond=grond,
    )
    record_gebeurtenis(
        regel, "signaleringsregel.gesteld", by=by, at=at, gegevens={"soort": invoer.soort.value}
    )
    return regel


def apply_regel(regel: Signaleringsregel, *, peildatum: date, at: datetime) -> int:
    """Open a review for every valid recognition that a rule is about; return how many opened."""
    erkenningen = {row.traject_id: row for row in Erkenning.objects.van_kracht_op(peildatum)}
    opened = 0
    for traject, sleutel, reden in _VINDERS[Regelsoort(regel.soort)](regel, peildatum):
        if traject in erkenningen:
            opening = Opening(Aanleiding.REGEL, f"{regel.soort}:{sleutel}", reden, regel)
            opened += open_tussentijds(erkenningen[traject], opening, by=None, at=at) is not None
    return opened


_Vondst = tuple[int, str, str]


def _lage_waardering(regel: Signaleringsregel, peildatum: date) -> Iterator[_Vondst]:  # noqa: ARG001 - as the others
    """Find low means in the last year that was cut, of people who let the aanbieder read what they said."""
    jaar = Evaluatiejaar.objects.aggregate(laatste=Max("schooljaar"))["laatste"]
    if jaar is None:
        return
    rows = (
        Evaluatieantwoord.objects.filter(
            Q(deel__naar_aanbieder=True) | Q(deel__openbaar=True), deel__evaluatie__schooljaar=jaar
        )
        .values_list("deel__evaluatie__deelname__traject")
        .annotate(mensen=Count("deel__evaluatie", distinct=True), gemiddelde=Avg("waarde"))
        .filter(mensen__gte=max(regel.minimaal, STAP), gemiddelde__lt=regel.grens)
    )
    for traject, _, _ in rows:
        yield (
            traject,
            f"{traject}:{jaar}",
            (
                f"Deelnemers waardeerden dit traject in {jaar}-{jaar + 1} gemiddeld lager dan "
                f"{_getal(regel.grens)} op een schaal van 1 tot 5, met {regel.minimaal} of meer mensen."
            ),
        )


def _gegronde_klachten(regel: Signaleringsregel, peildatum: date) -> Iterator[_Vondst]:
    rows = (
        Signaal.objects.filter(
            soort=Signaalsoort.KLACHT,
            uitkomst=Signaaluitkomst.GEGROND,
            afgehandeld_op__date__gt=peildatum - EEN_JAAR,
            afgehandeld_op__date__lte=peildatum,
        )
        .values_list("traject")
        .annotate(aantal=Count("pk"), laatste=Max("pk"))
        .filter(aantal__gte=int(regel.grens))
    )
    for traject, _, laatste in rows:
        yield (
            traject,
            f"{traject}:{laatste}",
            f"In een jaar waren {_getal(regel.grens)} of meer klachten over dit traject gegrond.",
        )


def _geen_jaargegevens(regel: Signaleringsregel, peildatum: date) -> Iterator[_Vondst]:  # noqa: ARG001 - as the others
    for rij in late_jaargegevens(peildatum).filter(herinnerd_op__isnull=False):
        reden = f"De jaargegevens {rij.naam} zijn er niet, ook niet na een herinnering."
        yield rij.traject_id, str(rij.pk), reden


_VINDERS = {
    Regelsoort.LAGE_WAARDERING: _lage_waardering,
    Regelsoort.GEGRONDE_KLACHTEN: _gegronde_klachten,
    Regelsoort.GEEN_JAARGEGEVENS: _geen_jaargegevens,
}


def _getal(waarde: Decimal) -> str:
    return f"{waarde.normalize():f}".replace(".", ",")
