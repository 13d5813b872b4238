"""How the trajecten that rows are about stand in the register right now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg

from napl.models import valid_on
from register.domain.invoer.sleutel import name_key
from register.enums import OpnameSoort, TrajectStatus, VersieStatus
from register.models import Opname, Traject, Trajectversie


@dataclass(frozen=True)
class Stand:
    traject: Traject
    is_erkend: bool
    is_vermeld: bool
    was_vermeld: bool
    heeft_concept: bool

    @property
    def is_ingetrokken(self) -> bool:
        return self.traject.status == TrajectStatus.INGETROKKEN


def read_standen(sleutels: Sequence[str], peildatum: date) -> dict[str, Stand]:
    """Return what is known under these keys, locked until the end of the transaction."""
    trajecten = Traject.objects.select_for_update().filter(importsleutel__in=sleutels).order_by("pk")
    found = {traject.pk: traject for traject in trajecten}
    opnames = Opname.objects.filter(traject__in=found)
    vermeld = set(opnames.filter(valid_on(peildatum)).values_list("traject_id", flat=True))
    ooit = dict.fromkeys(opnames.values_list("traject_id", flat=True))
    # Also a recognition that has ended: then the text is still the aanbieder's own.
    erkend = set(opnames.filter(soort=OpnameSoort.ERKEND).values_list("traject_id", flat=True))
    concepten = Trajectversie.objects.filter(traject__in=found, status=VersieStatus.CONCEPT)
    met_concept = set(concepten.values_list("traject_id", flat=True))
    return {
        traject.importsleutel: Stand(
            traject,
            is_erkend=pk in erkend,
            is_vermeld=pk in vermeld,
            was_vermeld=pk in ooit,
            heeft_concept=pk in met_concept,
        )
        for pk, traject in found.items()
    }


def own_trajecten() -> dict[str, str]:
    """Return the slug of every traject that no import made, by the key a row about it would have."""
    rows = (
        Traject.objects.filter(importsleutel="", live__isnull=False)
        .annotate(namen=ArrayAgg("aanbieders__naam", distinct=True, default=[]))
        .values_list("slug", "live__naam", "namen")
    )
    return {
        name_key(naam, [item for item in namen if item]): slug
        for slug, naam, namen in rows.iterator(chunk_size=5000)
    }
