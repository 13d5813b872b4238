"""A traject that could be chosen, as plain facts: what the choice and its reasons are made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from napl.domain.plaats import place_key, places_within
from register.domain.drie_vragen.antwoorden import AFSTAND_KM, Antwoorden, begin_period, locaties
from register.domain.kaart import findable_uitvoeringen, opname_of
from register.domain.samenvatting import can_be_entered, first_day
from register.enums import Instroom, Locatie, OpnameSoort, UitvoeringStatus
from register.models import Traject, Uitvoering


class Woorden(Enum):
    """How a traject fits somebody's own words."""

    NIET = "niet"
    DEELS = "deels"
    HEEL = "heel"


@dataclass(frozen=True)
class Moment:
    """The one uitvoering that fits the answers best: when, where and whether one can still get in.

    Place and start are of one and the same uitvoering, so that a reason never joins the place of one to the
    start of another.
    """

    eerste_dag: date | None
    locatie: str
    plaats: str
    is_elk_moment: bool
    is_vol: bool
    is_open: bool
    inschrijven_van: date | None
    inschrijven_tot: date | None
    uitvoering: Uitvoering | None = None


@dataclass(frozen=True)
class Kandidaat:
    """``plek`` is its place in the search that found it and ``stap`` which search; both count from zero."""

    slug: str
    sectoren: tuple[str, ...]
    themas: tuple[str, ...]
    vakken: tuple[str, ...]
    # Slug of a path, and the levels of it that the traject serves.
    paden: tuple[tuple[str, tuple[str, ...]], ...]
    uren: int | None
    werkvormen: tuple[str, ...]
    vorm: str
    aanbieder: str
    is_erkend: bool
    moment: Moment | None
    # Whether it was found with somebody's own words: about the subject, and about what to be better at.
    woorden: Woorden = Woorden.NIET
    doel: Woorden = Woorden.NIET
    stap: int = 0
    plek: int = 0


def build_kandidaat(
    traject: Traject,
    antwoorden: Antwoorden,
    peildatum: date,
    *,
    woorden: Woorden = Woorden.NIET,
    doel: Woorden = Woorden.NIET,
    stap: int = 0,
    plek: int = 0,
) -> Kandidaat:
    """Take the facts from a traject that was read through ``with_kaartgegevens``."""
    versie = traject.live
    if versie is None:
        raise ValueError("A traject without a live version cannot be chosen.")
    levels: dict[str, list[str]] = {}
    for typering in versie.typeringen.all():
        levels.setdefault(typering.padversie.pad.slug, []).append(typering.niveau)
    return Kandidaat(
        slug=traject.slug,
        sectoren=tuple(versie.sectoren),
        themas=tuple(versie.themas),
        vakken=tuple(vak.slug for vak in versie.vakken.all()),
        paden=tuple((slug, tuple(niveaus)) for slug, niveaus in levels.items()),
        uren=versie.studielast_uren,
        werkvormen=tuple(versie.werkvormen),
        vorm=versie.vorm,
        aanbieder=next((row.aanbieder.slug for row in traject.trajectaanbieders.all()), ""),
        is_erkend=opname_of(traject) == OpnameSoort.ERKEND,
        moment=best_moment(findable_uitvoeringen(traject), antwoorden, peildatum),
        woorden=woorden,
        doel=doel,
        stap=stap,
        plek=plek,
    )


def best_moment(uitvoeringen: Iterable[Uitvoering], antwoorden: Antwoorden, peildatum: date) -> Moment | None:
    """Return the uitvoering that fits best in where, then in when; then the open one, then the first."""
    moments = [build_moment(row, peildatum) for row in uitvoeringen]
    return min(moments, key=lambda moment: _rank(moment, antwoorden, peildatum), default=None)


def build_moment(row: Uitvoering, peildatum: date) -> Moment:
    return Moment(
        eerste_dag=first_day(row, peildatum),
        locatie=row.locatie,
        plaats=row.plaats,
        is_elk_moment=row.instroom == Instroom.DOORLOPEND,
        is_vol=row.status == UitvoeringStatus.VOL,
        is_open=can_be_entered(row, peildatum),
        inschrijven_van=row.inschrijven_van,
        inschrijven_tot=row.inschrijven_tot,
        uitvoering=row,
    )


def begins_in_time(moment: Moment, begin: str, peildatum: date) -> bool | None:
    """Tell whether one can begin in the period that was asked for; None when nobody knows."""
    if moment.eerste_dag is None:
        return None
    van, tot = begin_period(begin, peildatum)
    if moment.is_elk_moment:
        end = moment.uitvoering.eind_datum if moment.uitvoering else None
        return (tot is None or moment.eerste_dag <= tot) and (van is None or end is None or end >= van)
    return (van is None or moment.eerste_dag >= van) and (tot is None or moment.eerste_dag <= tot)


def is_at_place(moment: Moment, antwoorden: Antwoorden) -> bool | None:
    """Tell whether one takes part where was asked; None when nobody knows."""
    met: list[bool | None] = []
    if antwoorden.waar:
        met.append(moment.locatie in locaties(antwoorden.waar) if moment.locatie else None)
    if antwoorden.buurt:
        met.append(_is_near(moment, antwoorden.buurt))
    return False if False in met else None if None in met else True


def _is_near(moment: Moment, plaats: str) -> bool | None:
    if moment.plaats:
        return place_key(moment.plaats) in places_within(plaats, AFSTAND_KM)
    return False if moment.locatie == Locatie.ONLINE else None


def _rank(moment: Moment, antwoorden: Antwoorden, peildatum: date) -> tuple[object, ...]:
    """Put the place before the moment: the moment is what is let go first."""
    place = is_at_place(moment, antwoorden)
    begin = begins_in_time(moment, antwoorden.begin, peildatum) if antwoorden.begin else True
    start = moment.eerste_dag or date.max
    pk = moment.uitvoering.pk if moment.uitvoering else 0
    return (_misses(place), _misses(begin), not moment.is_open, moment.is_vol, start, pk)


def _misses(met: bool | None) -> int:  # noqa: FBT001 - an answer, not a switch
    return {True: 0, None: 1, False: 2}[met]
