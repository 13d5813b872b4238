"""Find an aanbieder by a messy name, or take it in."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import comparable, tidy, unique_slug
from register.enums import AanbiederSoort
from register.models import Aanbieder

BEHEER = "register.beheer_aanbod"

# Brackets join a part and a whole: "NHL Stenden Hogeschool (ECNO)".
ONDERDEEL = re.compile(r"^(?P<voor>[^()]+?)\s*\((?P<haken>[^()]+)\)$")


@dataclass(frozen=True)
class Aanbiedergegevens:
    """What somebody tells about an aanbieder; empty means unknown."""

    naam: str
    soort: AanbiederSoort = AanbiederSoort.ONBEKEND
    adres: str = ""
    plaats: str = ""
    website: str = ""
    sectoren: tuple[str, ...] = ()
    is_fictief: bool = False


@transaction.atomic
def create_aanbieder(
    gegevens: Aanbiedergegevens,
    *,
    at: datetime,
    by: Gebruiker | None = None,
    onderdeel_van: Aanbieder | None = None,
) -> Aanbieder:
    """Take in an aanbieder; somebody else of the same compared name is returned as it is.

    ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, BEHEER)
    naam = tidy(gegevens.naam)
    known = Aanbieder.objects.filter(vergelijknaam=comparable(naam)).first()
    if known is not None:
        return known
    taken = set(
        Aanbieder.objects.filter(slug__startswith=unique_slug(naam, set())).values_list("slug", flat=True)
    )
    aanbieder = Aanbieder.objects.create(
        naam=naam,
        slug=unique_slug(naam, taken),
        vergelijknaam=comparable(naam),
        soort=gegevens.soort,
        onderdeel_van=onderdeel_van or find_parent(naam),
        adres=gegevens.adres,
        plaats=gegevens.plaats,
        website=gegevens.website,
        sectoren=sorted(gegevens.sectoren),
        is_fictief=gegevens.is_fictief,
    )
    # Without the slug: an aanbieder can be a person, and the log is never erased.
    record_gebeurtenis(aanbieder, "aanbieder.aangemaakt", by=by, at=at)
    return aanbieder


def find_parent(naam: str) -> Aanbieder | None:
    """Return the aanbieder that a name with brackets is a part of, if it is known by itself.

    Either side of the brackets can be the whole: the outer name in "NHL Stenden Hogeschool (ECNO)", the
    inner one in "Freudenthal Instituut (Universiteit Utrecht)".
    """
    match = ONDERDEEL.match(naam)
    if match is None:
        return None
    candidates = [comparable(match["voor"]), comparable(match["haken"])]
    found = {row.vergelijknaam: row for row in Aanbieder.objects.filter(vergelijknaam__in=candidates)}
    return next((found[name] for name in candidates if name in found), None)


def split_aanbieders(cell: str, known: Collection[str]) -> list[str]:
    """Split a cell that names two aanbieders; ``known`` holds compared names.

    "A / B" is two, unless the whole cell is the known name of one.
    """
    cell = tidy(cell)
    if not cell or comparable(cell) in known:
        return [cell] if cell else []
    return [part for part in (tidy(part) for part in re.split(r"\s+/\s+|;", cell)) if part]
