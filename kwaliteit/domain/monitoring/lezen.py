"""Read the figures that were cut, in words: what everybody, an aanbieder or the bureau sees of a traject."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kwaliteit.domain.monitoring.vragen import PER_CODE, SCHAAL, VRAGEN, Vraag
from kwaliteit.enums import Effectniveau, Evaluatiepubliek
from kwaliteit.models import Evaluatiecijfer, Evaluatiedeel, Evaluatiejaar
from kwaliteit.models.evaluatie import STAP
from register.models import Traject

BREEDTE = 200
MAX_JAREN = 3


@dataclass(frozen=True)
class Balkdeel:
    """A piece of a bar, on a width of ``BREEDTE``; ``aantal`` is rounded down, so pieces may not fill it."""

    naam: str
    kleur: str
    aantal: int
    x: int
    breedte: int


@dataclass(frozen=True)
class Vraagbeeld:
    vraag: Vraag
    aantal: int
    midden: str
    balk: tuple[Balkdeel, ...]


@dataclass(frozen=True)
class Jaarbeeld:
    """The figures of one school year; ``teksten`` are own words, for the aanbieder alone."""

    schooljaar: int
    vragen: tuple[Vraagbeeld, ...]
    teksten: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def naam(self) -> str:
        return f"{self.schooljaar}-{self.schooljaar + 1}"

    @property
    def aantal(self) -> int:
        return max(beeld.aantal for beeld in self.vragen)


def read_cijfers(trajecten: Collection[int], publiek: Evaluatiepubliek) -> dict[int, list[Jaarbeeld]]:
    """Return per traject the figures of its last years, newest first; one without figures is not there."""
    rows = (
        Evaluatiecijfer.objects.filter(traject__in=trajecten, publiek=publiek)
        .select_related("jaar")
        .order_by("-jaar__schooljaar")
    )
    found: dict[int, dict[int, list[Evaluatiecijfer]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.traject_id][row.jaar.schooljaar].append(row)
    return {
        traject: [_jaar(jaar, cijfers) for jaar, cijfers in list(jaren.items())[:MAX_JAREN]]
        for traject, jaren in found.items()
    }


def read_teksten(trajecten: Collection[int]) -> dict[int, dict[int, tuple[tuple[str, tuple[str, ...]], ...]]]:
    """Return per traject and year that was cut the own words meant for the aanbieder, per level.

    Five or more texts, sorted by their words: nobody can tell who wrote what, nor when.
    """
    rows = Evaluatiedeel.objects.filter(
        evaluatie__deelname__traject__in=trajecten,
        evaluatie__schooljaar__in=Evaluatiejaar.objects.values("schooljaar"),
        naar_aanbieder=True,
    ).exclude(tekst="")
    found: dict[tuple[int, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for traject, jaar, niveau, tekst in rows.values_list(
        "evaluatie__deelname__traject", "evaluatie__schooljaar", "niveau", "tekst"
    ):
        if jaar is not None:  # the filter says so; this tells the type
            found[traject, jaar][niveau].append(tekst)
    result: dict[int, dict[int, tuple[tuple[str, tuple[str, ...]], ...]]] = defaultdict(dict)
    for (traject, jaar), per_niveau in found.items():
        enough = [niveau for niveau in Effectniveau if len(per_niveau[niveau]) >= STAP]
        if enough:
            result[traject][jaar] = tuple(
                (niveau.label, tuple(sorted(per_niveau[niveau]))) for niveau in enough
            )
    return result


def traject_paneel(traject: Traject, peildatum: date) -> dict[str, Any] | None:  # noqa: ARG001 - what a panel is given
    """Return what everybody sees of a traject; nothing for one that is not recognised and has no figures."""
    jaren = read_cijfers([traject.pk], Evaluatiepubliek.OPENBAAR).get(traject.pk)
    return {"jaren": jaren, "stap": STAP} if jaren else None


def _jaar(schooljaar: int, cijfers: Iterable[Evaluatiecijfer]) -> Jaarbeeld:
    per_code = {cijfer.vraag: cijfer for cijfer in cijfers}
    return Jaarbeeld(
        schooljaar, tuple(_vraag(per_code[vraag.code]) for vraag in VRAGEN if vraag.code in per_code)
    )


def _vraag(cijfer: Evaluatiecijfer) -> Vraagbeeld:
    return Vraagbeeld(PER_CODE[cijfer.vraag], cijfer.aantal, SCHAAL[cijfer.midden], tuple(_balk(cijfer)))


def _balk(cijfer: Evaluatiecijfer) -> Iterable[Balkdeel]:
    if cijfer.oneens is None or cijfer.eens is None:
        return
    parts = [
        ("oneens" if cijfer.neutraal is not None else "oneens of ertussenin", "oneens", cijfer.oneens),
        ("ertussenin", "neutraal", cijfer.neutraal),
        ("eens", "eens", cijfer.eens),
    ]
    x = 0
    for naam, kleur, aantal in parts:
        if aantal is None:
            continue
        breedte = BREEDTE * aantal // cijfer.aantal
        yield Balkdeel(naam, kleur, aantal, x, breedte)
        x += breedte
