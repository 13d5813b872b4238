"""Which trajecten still refer to a version of a path that was replaced, and what became of their level."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Padversie
from register.enums import TrajectStatus
from register.models import Traject, Typering


@dataclass(frozen=True)
class Padwerk:
    """A path of which some trajecten are typed with a version that was replaced."""

    actueel: Padversie
    trajecten: int


def list_hertypering() -> list[Padwerk]:
    """Return the paths with trajecten to type again, most trajecten first; three queries at any size."""
    rows = (
        _outdated()
        .values("padversie__pad")
        .annotate(trajecten=Count("versie__traject", distinct=True))
        .order_by("-trajecten", "padversie__pad")
    )
    aantallen = {row["padversie__pad"]: row["trajecten"] for row in rows}
    versies = Padversie.objects.actueel().filter(pad__in=aantallen).select_related("pad")
    by_pad = {versie.pad_id: versie for versie in versies}
    return [Padwerk(by_pad[pad], aantal) for pad, aantal in aantallen.items() if pad in by_pad]


def outdated_typeringen(actueel: Padversie) -> QuerySet[Typering]:
    """Return the live typings with a replaced version of the path, by name of the traject."""
    return (
        _outdated()
        .filter(padversie__pad=actueel.pad_id)
        .select_related("versie__traject", "padversie")
        .order_by("versie__naam", "versie__traject_id", "niveau")
    )


def retypable(actueel: Padversie) -> QuerySet[Traject]:
    """Return the trajecten of which every outdated level still exists in the current version."""
    vanished = outdated_typeringen(actueel).filter(~Q(niveau__in=actueel.niveaus))
    return trajecten_of(actueel).exclude(Exists(vanished.order_by().filter(versie__traject=OuterRef("pk"))))


def vanished_typeringen(actueel: Padversie) -> QuerySet[Typering]:
    """Return the typings whose level the current version does not have: a person has to look at these."""
    return outdated_typeringen(actueel).exclude(niveau__in=actueel.niveaus)


def trajecten_of(actueel: Padversie) -> QuerySet[Traject]:
    found = outdated_typeringen(actueel).order_by().values("versie__traject")
    return Traject.objects.filter(pk__in=found).select_related("live").order_by("live__naam", "pk")


def _outdated() -> QuerySet[Typering]:
    newer = Padversie.objects.actueel().filter(pad=OuterRef("padversie__pad"))
    return Typering.objects.filter(
        Exists(newer),
        versie=F("versie__traject__live"),
        versie__traject__status=TrajectStatus.ACTIEF,
        padversie__status=PadStatus.HERZIEN,
    )
