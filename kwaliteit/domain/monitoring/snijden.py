"""Cut the figures of a school year, once and for good: a moment later they say exactly the same."""

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from kwaliteit.domain.monitoring.tellen import Cijfer, make_cijfers
from kwaliteit.enums import Evaluatiepubliek
from kwaliteit.models import Evaluatie, Evaluatieantwoord, Evaluatiecijfer, Evaluatiejaar
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.fouten import Domeinfout
from register.domain.teamroute.lezen import schooljaar_van

_Sleutel = tuple[int, str]


def due_jaren(peildatum: date) -> list[int]:
    """Return the school years that are over and have answers, and whose figures were not cut yet."""
    dit_jaar = schooljaar_van(peildatum)[0].year
    jaren = Evaluatie.objects.filter(schooljaar__lt=dit_jaar).values_list("schooljaar", flat=True).distinct()
    cut = set(Evaluatiejaar.objects.values_list("schooljaar", flat=True))
    return sorted(jaar for jaar in jaren if jaar is not None and jaar not in cut)


@transaction.atomic
def cut_jaar(schooljaar: int, *, at: datetime) -> int:
    """Cut the figures of a school year that is over; return how many may be shown.

    Raises Domeinfout while the year lasts, or when it was cut already: then nothing changes.
    """
    if schooljaar >= schooljaar_van(timezone.localdate(at))[0].year:
        raise Domeinfout("Dit schooljaar is nog niet voorbij.")
    jaar, made = Evaluatiejaar.objects.get_or_create(schooljaar=schooljaar, defaults={"gesneden_op": at})
    if not made:
        raise Domeinfout("De cijfers van dit schooljaar staan al vast.")
    rows = [
        _row(jaar, sleutel, publiek, cijfer)
        for sleutel, (aanbieder, openbaar) in _count(schooljaar).items()
        for publiek, cijfer in make_cijfers(aanbieder, openbaar).items()
    ]
    Evaluatiecijfer.objects.bulk_create(rows)
    record_gebeurtenis(jaar, "evaluatiejaar.gesneden", by=None, at=at, gegevens={"schooljaar": schooljaar})
    return len(rows)


def _count(schooljaar: int) -> dict[_Sleutel, tuple[list[int], list[int]]]:
    """Return per traject and question how often each answer was given, for the aanbieder and for all."""
    rows = (
        Evaluatieantwoord.objects.filter(
            Q(deel__naar_aanbieder=True) | Q(deel__openbaar=True), deel__evaluatie__schooljaar=schooljaar
        )
        .values_list("deel__evaluatie__deelname__traject", "vraag", "waarde")
        .annotate(alle=Count("pk"), openbaar=Count("pk", filter=Q(deel__openbaar=True)))
    )
    found: dict[_Sleutel, tuple[list[int], list[int]]] = defaultdict(lambda: ([0] * 5, [0] * 5))
    for traject, vraag, waarde, alle, openbaar in rows:
        for_aanbieder, for_all = found[traject, vraag]
        for_aanbieder[waarde - 1] = alle
        for_all[waarde - 1] = openbaar
    return found


def _row(
    jaar: Evaluatiejaar, sleutel: _Sleutel, publiek: Evaluatiepubliek, cijfer: Cijfer
) -> Evaluatiecijfer:
    oneens, neutraal, eens = {0: (None,) * 3, 2: (*cijfer.verdeling[:1], None, *cijfer.verdeling[1:])}.get(
        len(cijfer.verdeling), cijfer.verdeling
    )
    return Evaluatiecijfer(
        jaar=jaar,
        traject_id=sleutel[0],
        vraag=sleutel[1],
        publiek=publiek,
        aantal=cijfer.aantal,
        midden=cijfer.midden,
        oneens=oneens,
        neutraal=neutraal,
        eens=eens,
    )
