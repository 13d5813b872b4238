"""How somebody stands on a path: per part the moments in time, what was said there, and the goals.

Nothing here counts or averages levels: a part is compared with itself over time and with nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from napl.models import Gebruiker
from ontwikkelpaden.domain.queries.voorgangers import successors
from ontwikkelpaden.enums import DoelStatus, Niveau, ZelfevaluatieStatus
from ontwikkelpaden.models import Doel, Padversie, Subdimensie, Zelfevaluatie, Zelfevaluatieantwoord

VOLGORDE = {niveau.value: place for place, niveau in enumerate(Niveau)}


@dataclass(frozen=True)
class Moment:
    """One answer in one finished zelfevaluatie; ``versie`` is the number of the version it was given on."""

    op: datetime
    versie: int
    antwoord: Zelfevaluatieantwoord

    @property
    def niveau(self) -> str:
        return self.antwoord.niveau


@dataclass(frozen=True)
class Onderdeel:
    """A subdimensie of the version that is shown, with everything of this person about it."""

    subdimensie: Subdimensie
    dimensie: str
    teksten: Mapping[str, str]
    momenten: tuple[Moment, ...] = ()
    doelen: tuple[Doel, ...] = ()

    @property
    def niveau(self) -> str:
        """Return the level that was chosen last; empty when nobody knows yet."""
        return self.momenten[-1].niveau if self.momenten else ""

    @property
    def kan_nu(self) -> str:
        return self.teksten.get(self.niveau, "")

    @property
    def is_gegroeid(self) -> bool:
        known = [VOLGORDE[moment.niveau] for moment in self.momenten if moment.niveau]
        return bool(known) and known[-1] > known[0]


@dataclass(frozen=True)
class Ontwikkeling:
    """Everything of one person on one path."""

    versie: Padversie
    onderdelen: tuple[Onderdeel, ...]
    evaluaties: tuple[Zelfevaluatie, ...]
    doelen: tuple[Doel, ...]

    @property
    def sterk(self) -> tuple[Onderdeel, ...]:
        """What somebody can do already, the furthest first; the order of the raamwerk among equals."""
        known = [item for item in self.onderdelen if item.niveau]
        return tuple(sorted(known, key=lambda item: -VOLGORDE[item.niveau]))

    @property
    def onbekend(self) -> tuple[Onderdeel, ...]:
        return tuple(item for item in self.onderdelen if not item.niveau)

    @property
    def concepten(self) -> tuple[Zelfevaluatie, ...]:
        return tuple(row for row in self.evaluaties if row.status == ZelfevaluatieStatus.CONCEPT)

    @property
    def afgerond(self) -> tuple[Zelfevaluatie, ...]:
        return tuple(row for row in self.evaluaties if row.status == ZelfevaluatieStatus.AFGEROND)

    @property
    def open_doelen(self) -> tuple[Doel, ...]:
        return tuple(doel for doel in self.doelen if doel.status == DoelStatus.OPEN)


def read_ontwikkeling(gebruiker: Gebruiker, versie: Padversie) -> Ontwikkeling:
    """Read it for a version that ``find_padversie`` found; answers to an earlier version come along.

    An earlier answer stands with the part that came in the place of the one it was about.
    """
    evaluaties = tuple(evaluaties_of(gebruiker).filter(padversie__pad=versie.pad_id))
    doelen = tuple(doelen_of(gebruiker).filter(pad=versie.pad_id))
    now = successors(versie)
    momenten: dict[int, list[Moment]] = defaultdict(list)
    for row in evaluaties:
        if row.afgerond_op is None:
            continue
        for antwoord in row.antwoorden.all():
            place = now.get(antwoord.subdimensie_id, antwoord.subdimensie_id)
            momenten[place].append(Moment(row.afgerond_op, row.padversie.nummer, antwoord))
    per_deel: dict[int, list[Doel]] = defaultdict(list)
    for doel in doelen:
        if doel.subdimensie_id is not None:
            per_deel[now.get(doel.subdimensie_id, doel.subdimensie_id)].append(doel)
    onderdelen = tuple(
        Onderdeel(
            sub,
            dimensie.naam,
            {item.niveau: item.tekst for item in sub.beschrijvingen.all()},
            tuple(momenten[sub.pk]),
            tuple(per_deel[sub.pk]),
        )
        for dimensie in versie.dimensies.all()
        for sub in dimensie.subdimensies.all()
    )
    return Ontwikkeling(versie, onderdelen, evaluaties, doelen)


def evaluaties_of(gebruiker: Gebruiker) -> "QuerySet[Zelfevaluatie]":
    """Return all moments of somebody with their answers, the oldest first and what is unfinished last."""
    return (
        Zelfevaluatie.objects.filter(gebruiker=gebruiker)
        .select_related("padversie__pad")
        .prefetch_related(
            Prefetch(
                "antwoorden",
                Zelfevaluatieantwoord.objects.select_related("subdimensie__dimensie", "bewijsstuk").order_by(
                    "subdimensie__dimensie__volgorde", "subdimensie__volgorde"
                ),
            )
        )
        .order_by("afgerond_op", "pk")
    )


def doelen_of(gebruiker: Gebruiker) -> "QuerySet[Doel]":
    """Return all goals of somebody: by path, then in the order in which they were set."""
    return (
        Doel.objects.filter(gebruiker=gebruiker)
        .select_related("pad", "subdimensie__dimensie")
        .order_by("pad__naam", "gesteld_op", "pk")
    )


def open_levels(doelen: Iterable[Doel]) -> tuple[str, ...]:
    """Return the levels that open goals ask for, in their order."""
    wanted = {doel.niveau for doel in doelen if doel.status == DoelStatus.OPEN}
    return tuple(niveau.value for niveau in Niveau if niveau in wanted)
