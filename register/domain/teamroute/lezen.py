"""Read a plan, in a fixed number of queries, as pages, pictures and the API show it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch

from napl.models import Gebruiker
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.teamroute.delen import ZONDER_NAAM
from register.enums import TrajectStatus
from register.models import Schooldoelpad, Teamroute, Teamroutedeelnemer, Teamroutestap, Traject

SCHOOLJAAR_MAAND = 8


@dataclass(frozen=True)
class Planstap:
    """One thing the team does; ``slug`` is of its traject, and empty without one or when it is withdrawn."""

    stap: Teamroutestap
    naam: str
    slug: str
    is_ingetrokken: bool


@dataclass(frozen=True)
class Planpad:
    doelpad: Schooldoelpad
    pad: Ontwikkelpad
    niveau: Niveau
    stappen: tuple[Planstap, ...]


@dataclass(frozen=True)
class Plandoel:
    pk: int
    volgorde: int
    omschrijving: str
    paden: tuple[Planpad, ...]

    @property
    def titel(self) -> str:
        return f"Doel {self.volgorde}"


def read_plan(route: Teamroute) -> list[Plandoel]:
    """Return the goals in order, with their paths, and what is planned for those by date."""
    stappen = Teamroutestap.objects.select_related("traject__live").order_by("begin_datum", "pk")
    paden = (
        Schooldoelpad.objects.select_related("pad")
        .prefetch_related(Prefetch("stappen", stappen))
        .order_by("pad__naam", "pk")
    )
    doelen = route.doelen.prefetch_related(Prefetch("paden", paden)).order_by("volgorde")
    return [
        Plandoel(doel.pk, nummer, doel.omschrijving, tuple(_planpad(row) for row in doel.paden.all()))
        for nummer, doel in enumerate(doelen, start=1)
    ]


def plan_paden(route: Teamroute) -> list[Ontwikkelpad]:
    """Return the paths of a plan once each, by name."""
    rows = Schooldoelpad.objects.filter(doel__teamroute=route)
    return list(Ontwikkelpad.objects.filter(pk__in=rows.values("pad")).order_by("naam", "pk"))


def _planpad(row: Schooldoelpad) -> Planpad:
    return Planpad(row, row.pad, Niveau(row.niveau), tuple(describe_stap(stap) for stap in row.stappen.all()))


def describe_stap(stap: Teamroutestap) -> Planstap:
    traject = stap.traject
    if traject is None:
        return Planstap(stap, stap.titel, "", is_ingetrokken=False)
    naam = traject.live.naam if traject.live else traject.slug
    gone = traject.status != TrajectStatus.ACTIEF
    return Planstap(stap, naam, "" if gone else traject.slug, is_ingetrokken=gone)


def propose_dates(traject: Traject, route: Teamroute, peildatum: date) -> tuple[date, date] | None:
    """Return the days of the first uitvoering that begins within the plan; None when none does."""
    rows = traject.uitvoeringen.te_starten_op(peildatum).filter(
        start_datum__gte=route.begin_datum, start_datum__lte=route.eind_datum
    )
    first = rows.order_by("start_datum", "pk").first()
    if first is None or first.start_datum is None:
        return None
    return first.start_datum, min(first.eind_datum or route.eind_datum, route.eind_datum)


@dataclass(frozen=True)
class Leden:
    """Who takes part; ``uitgenodigd`` said nothing yet, said no or left, and nobody can tell which."""

    doet_mee: list[Teamroutedeelnemer]
    uitgenodigd: list[Teamroutedeelnemer]


def read_leden(route: Teamroute, peildatum: date) -> Leden:
    rows = route.deelnemers.uitgenodigd().select_related("gebruiker").order_by("gebruiker__naam", "pk")
    active = set(route.deelnemers.doet_mee(peildatum).values_list("pk", flat=True))
    return Leden([row for row in rows if row.pk in active], [row for row in rows if row.pk not in active])


def part_of(route: Teamroute, gebruiker: Gebruiker) -> Teamroutedeelnemer | None:
    """Return somebody's own part in a team, whatever they answered."""
    found = route.deelnemers.uitgenodigd().filter(gebruiker=gebruiker)
    return found.select_related("teamroute").first()


def name_of(gebruiker: Gebruiker | None) -> str:
    """Return a name for colleagues; an address is not for all to see."""
    return (gebruiker.naam or ZONDER_NAAM) if gebruiker else "iemand die geen account meer heeft"


def schooljaar_van(peildatum: date) -> tuple[date, date]:
    """Return the first and the last day of the school year of a date: 1 August to 31 July."""
    year = peildatum.year if peildatum.month >= SCHOOLJAAR_MAAND else peildatum.year - 1
    return date(year, SCHOOLJAAR_MAAND, 1), date(year + 1, SCHOOLJAAR_MAAND, 1) - timedelta(days=1)


def describe_periode(route: Teamroute) -> str:
    """Return the school year in words when it is exactly that, else nothing: then the dates tell."""
    begin, eind = schooljaar_van(route.begin_datum)
    is_whole = (route.begin_datum, route.eind_datum) == (begin, eind)
    return f"schooljaar {begin.year}-{eind.year}" if is_whole else ""
