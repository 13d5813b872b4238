"""Count what the programme promised about ontwikkelpaden; an example never counts."""

from datetime import date

from napl.enums import Sector
from ontwikkelpaden.enums import PadSoort
from ontwikkelpaden.models import Padversie


def count_vastgesteld(soort: PadSoort, peildatum: date, sector: Sector | None = None) -> int:
    """Return how many paths of a kind were adopted and in force at the end of ``peildatum``."""
    versies = Padversie.objects.vastgesteld_op(peildatum).filter(pad__soort=soort)
    if sector is not None:
        versies = versies.filter(pad__sectoren__contains=[sector])
    return versies.values("pad").distinct().count()
