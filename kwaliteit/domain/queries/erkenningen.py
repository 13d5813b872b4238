"""Read recognitions: by their code, for the bureau, and for the aanbieder whose they are."""

from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Q, QuerySet

from kwaliteit.domain.erkenning.termijnen import HERERKENNING_MAANDEN
from kwaliteit.enums import Erkenningfilter, Erkenningstand
from kwaliteit.models import Erkenning
from kwaliteit.models.erkenning import CODE_LENGTE
from napl.models import Gebruiker

_STAND = Erkenningstand
LOOPT = (_STAND.GELDIG, _STAND.GESCHORST)
_STANDEN = {
    Erkenningfilter.GELDIG: (_STAND.GELDIG,),
    Erkenningfilter.GESCHORST: (_STAND.GESCHORST,),
    Erkenningfilter.LOOPT_AF: LOOPT,
    Erkenningfilter.KOMT: (_STAND.KOMT,),
    Erkenningfilter.VOORBIJ: (_STAND.BEEINDIGD, _STAND.INGETROKKEN),
}


def grens(peildatum: date) -> date:
    """Return the day until which an end is near: hererkenning can be asked for."""
    return peildatum + relativedelta(months=HERERKENNING_MAANDEN)


def list_erkenningen(
    peildatum: date, filter_: Erkenningfilter | None = None, zoek: str = ""
) -> QuerySet[Erkenning]:
    """Return recognitions as they stand on a date; what ends first stands first."""
    rows = read_erkenningen(peildatum)
    if filter_ is not None:
        rows = rows.filter(Q(stand__in=_STANDEN[filter_]))
    if filter_ == Erkenningfilter.LOOPT_AF:
        rows = rows.filter(ends_by(grens(peildatum)))
    if zoek:
        rows = rows.filter(Q(versie__naam__icontains=zoek) | Q(code=zoek.lower()))
    return rows.order_by("geldig_tot", "pk")


def ends_by(dag: date) -> Q:
    return Q(geldig_tot__lte=dag) | Q(ingetrokken_per__lte=dag)


def read_erkenningen(peildatum: date) -> QuerySet[Erkenning]:
    """Return all recognitions with what pages show of them."""
    return (
        Erkenning.objects.met_stand(peildatum)
        .select_related("versie", "traject", "kaderversie", "aanvraag")
        .prefetch_related("traject__aanbieders")
    )


def find_erkenning(code: str, peildatum: date) -> Erkenning | None:
    """Return the recognition of a code, typed in capitals or not; None for one that never was."""
    tidied = code.strip().lower()
    if len(tidied) != CODE_LENGTE or "\x00" in tidied:
        return None
    return read_erkenningen(peildatum).filter(code=tidied).first()


def own_erkenningen(gebruiker: Gebruiker, peildatum: date) -> QuerySet[Erkenning]:
    """Return the recognitions of the aanbieders that somebody works for, the newest first."""
    own = Erkenning.objects.van_aanbieder(gebruiker, peildatum)
    return read_erkenningen(peildatum).filter(pk__in=own.values("pk")).order_by("-geldig_van", "-pk")
