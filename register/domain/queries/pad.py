"""The trajecten on an ontwikkelpad, counted per level for the page of the path."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from napl.models import valid_on
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie
from register.enums import OpnameSoort, TrajectStatus
from register.models import Opname


@dataclass(frozen=True)
class Niveautelling:
    niveau: str
    naam: str
    erkend: int
    in_kaart: int


def count_per_niveau(padversie: Padversie, peildatum: date) -> list[Niveautelling]:
    """Count listed trajecten per level of the path, whichever version of the path they were typed by."""
    rows = (
        Opname.objects.filter(
            valid_on(peildatum),
            traject__status=TrajectStatus.ACTIEF,
            traject__live__typeringen__padversie__pad=padversie.pad_id,
        )
        .order_by()
        .values_list("traject__live__typeringen__niveau", "soort")
        .annotate(aantal=Count("traject", distinct=True))
    )
    counted = {(niveau, soort): aantal for niveau, soort, aantal in rows}
    return [
        Niveautelling(
            niveau.value,
            niveau.label,
            counted.get((niveau.value, OpnameSoort.ERKEND.value), 0),
            counted.get((niveau.value, OpnameSoort.IN_KAART.value), 0),
        )
        for niveau in Niveau
        if niveau in padversie.niveaus or any(key[0] == niveau for key in counted)
    ]


def pad_paneel(padversie: Padversie, peildatum: date) -> dict[str, Any]:
    """Return the context of the panel "Trajecten op dit pad"."""
    tellingen = count_per_niveau(padversie, peildatum)
    return {
        "pad": padversie.pad,
        "tellingen": tellingen,
        "heeft_trajecten": any(item.erkend or item.in_kaart for item in tellingen),
    }
