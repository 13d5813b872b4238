"""Which paths belong to a path."""

from dataclasses import dataclass

from django.db.models import Q

from ontwikkelpaden.enums import PAD_ACTUEEL, PadverbandSoort
from ontwikkelpaden.models import Ontwikkelpad, Padverband


@dataclass(frozen=True)
class Verwant:
    """A path beside another one, and why it stands there."""

    slug: str
    naam: str
    grond: str


@dataclass(frozen=True)
class Verwanten:
    """What a path builds on, what builds on it, and what it touches."""

    eerst: tuple[Verwant, ...]
    daarna: tuple[Verwant, ...]
    raakt: tuple[Verwant, ...]

    def __bool__(self) -> bool:
        return bool(self.eerst or self.daarna or self.raakt)


def read_verwanten(pad: Ontwikkelpad) -> Verwanten:
    """Read in one query; a path without a current version is left out, for there is nothing to follow."""
    rows = Padverband.objects.filter(
        Q(van=pad, naar__versies__status__in=PAD_ACTUEEL) | Q(naar=pad, van__versies__status__in=PAD_ACTUEEL)
    )
    found: dict[str, list[Verwant]] = {"eerst": [], "daarna": [], "raakt": []}
    for verband in rows.select_related("van", "naar").distinct():
        is_from = verband.van_id == pad.pk
        other = verband.naar if is_from else verband.van
        one_way = "eerst" if is_from else "daarna"
        kind = "raakt" if verband.soort == PadverbandSoort.RAAKT_AAN else one_way
        found[kind].append(Verwant(other.slug, other.naam, verband.grond))
    return Verwanten(
        **{kind: tuple(sorted(items, key=lambda item: item.naam.casefold())) for kind, items in found.items()}
    )
