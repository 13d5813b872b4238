"""Count what the programme promised about ontwikkelpaden; an example never counts."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from napl.enums import Sector
from ontwikkelpaden.enums import PadSoort, PadStatus
from ontwikkelpaden.models import Atelier, Padversie


def count_vastgesteld(soort: PadSoort, peildatum: date, sector: Sector | None = None) -> int:
    """Return how many paths of a kind were adopted and in force at the end of ``peildatum``."""
    versies = Padversie.objects.vastgesteld_op(peildatum).filter(pad__soort=soort)
    if sector is not None:
        versies = versies.filter(pad__sectoren__contains=[sector])
    return versies.values("pad").distinct().count()


def count_ateliers(peildatum: date) -> int:
    """Return how many ateliers had started and not ended on ``peildatum``."""
    runs = Q(beeindigd_op__isnull=True) | Q(beeindigd_op__gt=peildatum)
    return Atelier.objects.filter(runs, gestart_op__lte=peildatum).count()


def count_herzien(peildatum: date) -> int:
    """Return how many paths had an adopted version in force that replaced an earlier adopted one."""
    earlier = Padversie.objects.filter(
        pad=OuterRef("pad"), nummer__lt=OuterRef("nummer"), gepubliceerd_als=PadStatus.VASTGESTELD
    )
    versies = Padversie.objects.vastgesteld_op(peildatum).filter(Exists(earlier))
    return versies.values("pad").distinct().count()
