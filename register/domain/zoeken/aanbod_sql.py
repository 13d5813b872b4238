"""What is on offer on ontwikkelpaden, counted by PostgreSQL in one query, with the numbers of the index."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, F, OuterRef, Q

from napl.models import valid_on
from napl.registers import Aanbodtelling
from register.domain.zoeken.bereiken import KORT_UREN
from register.enums import Locatie, OpnameSoort, TrajectStatus
from register.models import Typering, Uitvoering

_TRAJECT = "versie__traject"
_UREN = "versie__studielast_uren"
# The fields of a telling after its level and sector.
_SOORTEN = Aanbodtelling._fields[2:]


def count_paden(pads: Collection[int], peildatum: date) -> dict[int, list[Aanbodtelling]]:
    """Count listed trajecten per level and sector of each path, whichever published version they name."""
    counted: Counter[tuple[int, str, str, str]] = Counter()
    for pad_id, niveau, sectoren, soorten, aantal in _rows(pads, peildatum):
        for sector in ("", *sectoren):
            for soort in soorten:
                counted[pad_id, niveau, sector, soort] += aantal
    places = sorted({key[:3] for key in counted})
    found: dict[int, list[Aanbodtelling]] = {}
    for place in places:
        values = [counted[*place, soort] for soort in _SOORTEN]
        found.setdefault(place[0], []).append(Aanbodtelling(*place[1:], *values))
    return found


def _rows(pads: Collection[int], peildatum: date) -> Iterator[tuple[int, str, list[str], list[str], int]]:
    """Yield groups of trajecten that count alike: path, level, sectors, what they count for, how many."""
    online = Uitvoering.objects.te_vinden_op(peildatum).filter(
        traject=OuterRef(_TRAJECT), locatie=Locatie.ONLINE
    )
    rows = (
        Typering.objects.filter(
            valid_on(peildatum, f"{_TRAJECT}__opnames__"),
            padversie__pad__in=pads,
            padversie__gepubliceerd_op__isnull=False,
            versie=F(f"{_TRAJECT}__live"),
            **{f"{_TRAJECT}__status": TrajectStatus.ACTIEF},
        )
        .annotate(kort=_is(Q(**{f"{_UREN}__lte": KORT_UREN})), lang=_is(Q(**{f"{_UREN}__gt": KORT_UREN})))
        .annotate(online=Exists(online))
        .values_list(
            "padversie__pad", "niveau", "versie__sectoren", f"{_TRAJECT}__opnames__soort",
            "kort", "lang", "online",
        )
        .annotate(aantal=Count(_TRAJECT, distinct=True))
        .order_by()
    )  # fmt: skip
    for pad_id, niveau, sectoren, opname, *kinds, aantal in rows:
        soorten = ["erkend" if opname == OpnameSoort.ERKEND else "in_kaart"]
        soorten += [naam for naam, counts in zip(("kort", "lang", "online"), kinds, strict=True) if counts]
        yield pad_id, niveau, sectoren, soorten, aantal


def _is(condition: Q) -> Any:
    return ExpressionWrapper(condition, output_field=BooleanField())
