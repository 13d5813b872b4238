"""What the bureau and an aanbieder see of recognised trajecten together, and what a hererkenning is given."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q

from kwaliteit.domain.aanvraag.blik import Blik
from kwaliteit.domain.monitoring.jaargegevens import late_jaargegevens
from kwaliteit.domain.monitoring.lezen import Jaarbeeld, read_cijfers
from kwaliteit.domain.monitoring.vragen import PER_CODE
from kwaliteit.enums import Aanvraagsoort, Evaluatiepubliek, Signaalstatus, Tussentijdsestatus
from kwaliteit.models import (
    Erkenning,
    Evaluatiecijfer,
    Jaargegevens,
    Signaal,
    TussentijdseBeoordeling,
)
from napl.paginering import Pagina, paginate
from register.domain.teamroute.lezen import schooljaar_van
from register.models import Aanbieder, Traject

OPEN_TUSSENTIJDS = (Tussentijdsestatus.GEOPEND, Tussentijdsestatus.AANBIEDER_GEVRAAGD)
GOED = 4


@dataclass(frozen=True)
class Stand:
    """One traject or aanbieder on the dashboard: counts of cases, and what participants say in words."""

    onderwerp: Traject | Aanbieder
    signalen: int
    tussentijds: int
    te_laat: int
    jaar: Jaarbeeld | None = None


@dataclass(frozen=True)
class Criteriumstand:
    """How many trajecten have figures about a criterium, and in how many the middle answer agrees."""

    code: str
    trajecten: int
    eens: int


@dataclass(frozen=True)
class Monitoringdossier:
    """What happened in the period of a recognition, for who judges whether it goes on."""

    jaren: tuple[Jaarbeeld, ...]
    signalen: tuple[Signaal, ...]
    beoordelingen: tuple[TussentijdseBeoordeling, ...]
    jaargegevens: tuple[Jaargegevens, ...]


def list_trajecten(peildatum: date, *, nummer: int) -> Pagina[Stand]:
    rows = Traject.objects.filter(pk__in=_erkend(peildatum)).select_related("live")
    pagina = paginate(rows.order_by("live__naam", "pk"), nummer=nummer)
    keys = [row.pk for row in pagina.resultaten]
    cijfers = read_cijfers(keys, Evaluatiepubliek.AANBIEDER)
    tellen = _tellingen(Q(traject__in=keys), "traject", peildatum)
    return _pagina(
        pagina, [_stand(row, tellen, next(iter(cijfers.get(row.pk, [])), None)) for row in pagina.resultaten]
    )


def list_aanbieders(peildatum: date, *, nummer: int) -> Pagina[Stand]:
    rows = Aanbieder.objects.filter(trajectaanbieders__traject__in=_erkend(peildatum)).distinct()
    pagina = paginate(rows.order_by("naam", "pk"), nummer=nummer)
    keys = [row.pk for row in pagina.resultaten]
    tellen = _tellingen(Q(traject__aanbieders__in=keys), "traject__aanbieders", peildatum)
    return _pagina(pagina, [_stand(row, tellen) for row in pagina.resultaten])


def list_criteria(peildatum: date) -> list[Criteriumstand]:
    """Count trajecten, never people: over the last year that was cut."""
    rows = Evaluatiecijfer.objects.filter(
        publiek=Evaluatiepubliek.AANBIEDER, traject__in=_erkend(peildatum)
    ).select_related("jaar")
    laatste = rows.aggregate(jaar=Max("jaar__schooljaar"))["jaar"]
    trajecten: dict[str, set[int]] = defaultdict(set)
    minder: dict[str, set[int]] = defaultdict(set)
    for row in rows.filter(jaar__schooljaar=laatste):
        for code in PER_CODE[row.vraag].criteria:
            trajecten[code].add(row.traject_id)
            if row.midden < GOED:
                minder[code].add(row.traject_id)
    return [
        Criteriumstand(code, len(trajecten[code]), len(trajecten[code] - minder[code]))
        for code in sorted(trajecten)
    ]


def monitoringdossier(erkenning: Erkenning, peildatum: date) -> Monitoringdossier:
    """Return what happened from the first day of a recognition up to and including a date."""
    traject = erkenning.traject_id
    van = schooljaar_van(erkenning.geldig_van)[0].year
    handled = Signaal.objects.filter(
        traject=traject,
        status=Signaalstatus.AFGEHANDELD,
        afgehandeld_op__date__gte=erkenning.geldig_van,
        afgehandeld_op__date__lte=peildatum,
    )
    beoordelingen = erkenning.tussentijds.filter(geopend_op__date__lte=peildatum)
    jaren = read_cijfers([traject], Evaluatiepubliek.AANBIEDER).get(traject, [])
    return Monitoringdossier(
        tuple(jaar for jaar in jaren if jaar.schooljaar >= van),
        tuple(handled.order_by("afgehandeld_op", "pk")),
        tuple(beoordelingen.order_by("geopend_op", "pk")),
        tuple(Jaargegevens.objects.filter(traject=traject, schooljaar__gte=van).order_by("schooljaar")),
    )


def dossier_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:
    """Return the monitoring of the recognition that a hererkenning follows on."""
    vorige = blik.aanvraag.vorige_erkenning
    if blik.aanvraag.soort != Aanvraagsoort.HERERKENNING or vorige is None:
        return None
    return {"dossier": monitoringdossier(vorige, peildatum), "erkenning": vorige}


def _erkend(peildatum: date) -> Any:
    return Erkenning.objects.van_kracht_op(peildatum).values("traject")


def _tellingen(welke: Q, per: str, peildatum: date) -> tuple[dict[int, int], ...]:
    signalen = Signaal.objects.filter(welke).exclude(status=Signaalstatus.AFGEHANDELD)
    tussentijds = TussentijdseBeoordeling.objects.filter(
        erkenning__in=Erkenning.objects.filter(welke), status__in=OPEN_TUSSENTIJDS
    )
    laat = late_jaargegevens(peildatum).filter(welke)
    return (
        _per(signalen, per),
        _per(tussentijds, f"erkenning__{per}"),
        _per(laat, per),
    )


def _per(rows: Any, veld: str) -> dict[int, int]:
    return dict(rows.values_list(veld).annotate(aantal=Count("pk", distinct=True)))


def _stand(
    row: Traject | Aanbieder, tellen: tuple[dict[int, int], ...], jaar: Jaarbeeld | None = None
) -> Stand:
    signalen, tussentijds, laat = (telling.get(row.pk, 0) for telling in tellen)
    return Stand(row, signalen, tussentijds, laat, jaar)


def _pagina(pagina: Any, standen: Collection[Stand]) -> Pagina[Stand]:
    return Pagina(list(standen), pagina.aantal, pagina.nummer, pagina.grootte)
