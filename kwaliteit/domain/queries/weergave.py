"""A version of the kader in the order and the words in which it is read: page, PDF and API share it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kwaliteit.enums import Criteriumset, Dekking, Stelsel, Stelselonderdeel
from kwaliteit.models import Criterium, Kaderbevinding, Kaderbron, Kaderversie, Openstelling, Standaard
from ontwikkelpaden.enums import Niveau


@dataclass(frozen=True)
class Verband:
    onderdeel: Stelselonderdeel
    dekking: Dekking


@dataclass(frozen=True)
class Criteriumdeel:
    """``geldt``: the version judges by it; otherwise it is there to be tried."""

    criterium: Criterium
    geldt: bool
    bewijs: tuple[str, ...]
    leidraden: tuple[tuple[Niveau, str], ...]
    bronnen: tuple[Kaderbron, ...]
    verbanden: tuple[Verband, ...]
    bevindingen: tuple[Kaderbevinding, ...] = ()

    @property
    def anker(self) -> str:
        return f"criterium-{self.criterium.code.lower().replace('.', '-')}"


@dataclass(frozen=True)
class Standaarddeel:
    standaard: Standaard
    nummer: int
    criteria: tuple[Criteriumdeel, ...]


@dataclass(frozen=True)
class Onderdeelrij:
    """A part of an existing system, with the criteria that link to it."""

    onderdeel: Stelselonderdeel
    criteria: tuple[tuple[Criteriumdeel, Dekking], ...]


@dataclass(frozen=True)
class Stelseldeel:
    stelsel: Stelsel
    rijen: tuple[Onderdeelrij, ...]


def build_standaarden(
    versie: Kaderversie, bevindingen: Mapping[int, Sequence[Kaderbevinding]] | None = None
) -> tuple[Standaarddeel, ...]:
    """Return the content of a version that ``with_content`` read; ``bevindingen`` are by criterium."""
    return tuple(
        Standaarddeel(
            standaard,
            nummer,
            tuple(
                _criterium(item, versie, (bevindingen or {}).get(item.pk, ()))
                for item in standaard.criteria.all()
            ),
        )
        for nummer, standaard in enumerate(versie.standaarden.all(), start=1)
    )


def build_stelsels(standaarden: Iterable[Standaarddeel]) -> tuple[Stelseldeel, ...]:
    """Return per existing system what each of its parts links to."""
    criteria = [criterium for deel in standaarden for criterium in deel.criteria]
    return tuple(
        Stelseldeel(
            stelsel,
            tuple(
                Onderdeelrij(
                    onderdeel,
                    tuple(
                        (criterium, verband.dekking)
                        for criterium in criteria
                        for verband in criterium.verbanden
                        if verband.onderdeel == onderdeel
                    ),
                )
                for onderdeel in Stelselonderdeel
                if onderdeel.stelsel == stelsel
            ),
        )
        for stelsel in Stelsel
    )


def read_bevindingen(versie: Kaderversie) -> dict[int, list[Kaderbevinding]]:
    """Return, per criterium of a version, what labs found on it and on the criteria that it came from."""
    herkomst = _herkomst(versie)
    rows = Kaderbevinding.objects.filter(criterium__in=herkomst).select_related(
        "criterium__versie", "verwerkt_in"
    )
    found: dict[int, list[Kaderbevinding]] = {}
    for bevinding in rows.order_by("gemeld_op", "pk"):
        found.setdefault(herkomst[bevinding.criterium_id], []).append(bevinding)
    return found


def lost_bevindingen(versie: Kaderversie) -> "list[Kaderbevinding]":
    """Return findings on criteria that a version no longer has: they too ask for an answer."""
    rows = Kaderbevinding.objects.filter(criterium__versie__nummer__lt=versie.nummer).exclude(
        criterium__in=_herkomst(versie)
    )
    return list(rows.select_related("criterium__versie", "verwerkt_in").order_by("gemeld_op", "pk"))


def list_openstellingen(peildatum: date) -> "QuerySet[Openstelling]":
    """Return the periods that run or are to come, by path."""
    rows = Openstelling.objects.exclude(geldig_tot__lte=peildatum)
    return rows.select_related("pad").order_by("geldig_van", "pad__naam", "pk")


def _herkomst(versie: Kaderversie) -> dict[int, int]:
    """Return for every criterium of the versions up to this one which criterium of this one it became."""
    became: dict[int, int] = {}
    rows = Criterium.objects.filter(versie__nummer__lte=versie.nummer).order_by("-versie__nummer")
    for pk, van, versie_id in rows.values_list("pk", "voorganger_id", "versie_id"):
        if versie_id == versie.pk:
            became[pk] = pk
        if pk in became and van is not None:
            became.setdefault(van, became[pk])
    return became


def _criterium(
    criterium: Criterium, versie: Kaderversie, bevindingen: Sequence[Kaderbevinding]
) -> Criteriumdeel:
    leidraden = {item.niveau: item.tekst for item in criterium.leidraden.all()}
    return Criteriumdeel(
        criterium=criterium,
        geldt=versie.omvang == Criteriumset.UITGEBREID or criterium.omvang == Criteriumset.MINIMAAL,
        bewijs=tuple(item.tekst for item in criterium.bewijsvormen.all()),
        leidraden=tuple((niveau, leidraden[niveau]) for niveau in Niveau if niveau in leidraden),
        bronnen=tuple(item.bron for item in criterium.onderbouwing.all()),
        verbanden=tuple(
            Verband(Stelselonderdeel(item.onderdeel), Dekking(item.dekking))
            for item in criterium.verbanden.all()
        ),
        bevindingen=tuple(bevindingen),
    )
