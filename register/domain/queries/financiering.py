"""Read the financieringsregelingen, and what may fit one traject or many of them."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import prefetch_related_objects

from register.domain.financiering import Financieringskans, build_feiten, fitting_regelingen
from register.domain.queries.traject import Trajectdetail
from register.enums import OpnameSoort
from register.models import Financieringsregeling, Opname, Traject, Typering


def read_regelingen(peildatum: date) -> tuple[Financieringsregeling, ...]:
    """Return the regelingen that hold on the date, by name."""
    return tuple(Financieringsregeling.objects.geldig_op(peildatum).order_by("naam", "slug"))


def regelingen_of_detail(
    detail: Trajectdetail, regelingen: Sequence[Financieringsregeling]
) -> tuple[Financieringskans, ...]:
    """Return what may fit a traject that was read in full; nothing for one that is not listed."""
    if detail.opname is None or not detail.is_vermeld:
        return ()
    feiten = build_feiten(detail.versie, op_ontwikkelpad=bool(detail.typeringen), opname=detail.opname.soort)
    return fitting_regelingen(feiten, regelingen=regelingen, peildatum=detail.peildatum)


def regelingen_per_traject(
    trajecten: Sequence[Traject], peildatum: date
) -> Mapping[int, tuple[Financieringskans, ...]]:
    """Return per traject (by primary key) what may fit, in four queries however they were read."""
    prefetch_related_objects(list(trajecten), "live")
    regelingen = read_regelingen(peildatum)
    keys = [traject.pk for traject in trajecten]
    erkend = set(
        Opname.objects.geldig_op(peildatum)
        .filter(traject__in=keys, soort=OpnameSoort.ERKEND)
        .values_list("traject", flat=True)
    )
    getypeerd = set(
        Typering.objects.filter(
            padversie__gepubliceerd_op__isnull=False,
            versie__in=[traject.live_id for traject in trajecten if traject.live_id],
        ).values_list("versie", flat=True)
    )
    return {
        traject.pk: fitting_regelingen(
            build_feiten(
                traject.live,
                op_ontwikkelpad=traject.live_id in getypeerd,
                opname=OpnameSoort.ERKEND if traject.pk in erkend else "",
            ),
            regelingen=regelingen,
            peildatum=peildatum,
        )
        if traject.live is not None
        else ()
        for traject in trajecten
    }
