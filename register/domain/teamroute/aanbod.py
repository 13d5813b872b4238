"""Hand the published needs of a team to the vraagarticulatie of a region."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.regio import Regiokaart
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, Regio
from napl.rechten import require_recht
from napl.registers import Vraag
from register.domain.teamroute.route import BEHEER
from register.models import Behoefteaanbod, Behoefteaanbodregel, Behoeftestand, Teamroute


def published_behoeften(route: Teamroute) -> QuerySet[Behoeftestand]:
    """Return the counts that may be told; what is not here can be anything below the threshold."""
    return (
        route.standen.filter(aantal__gt=0)
        .select_related("pad")
        .order_by("-aantal", "pad__naam", "niveau", "sector", "pk")
    )


def propose_regios(route: Teamroute, peildatum: date) -> tuple[list[Regio], list[Regio]]:
    """Return the regions of the place of the school for its sectors, and all others for those sectors."""
    near = Regiokaart(peildatum).voor(route.organisatie.plaats, route.sectoren)
    known = {regio.pk for regio in near}
    rows = Regio.objects.geldig_op(peildatum).filter(sectoren__overlap=route.sectoren).order_by("naam")
    return near, [regio for regio in rows if regio.pk not in known]


@transaction.atomic
def offer_behoeften(teamroute: Teamroute, regio: Regio, *, by: Gebruiker, at: datetime) -> Behoefteaanbod:
    """Hand what the team needs to a region, as frozen counts; a newer offer takes the place of the former.

    Raises Domeinfout when there is nothing to offer, for a region that is none on the date, and when the
    needs of a sector stand with another region already: demand would count twice.
    """
    require_recht(by, BEHEER, teamroute)
    route = lock(teamroute)
    peildatum = timezone.localdate(at)
    if not regio.is_geldig_op(peildatum):
        raise Domeinfout("Kies een van de regio's.", veld="regio")
    lines = [stand for stand in published_behoeften(route) if stand.sector in regio.sectoren]
    if not lines:
        raise Domeinfout("Er is nog niets dat u aan deze regio kunt aanbieden.", veld="regio")
    _require_no_other(route, regio, {stand.sector for stand in lines})
    former = route.aanbiedingen.filter(regio=regio, ingetrokken_op__isnull=True).first()
    if former is not None:
        if _cells(former.regels.all()) == _cells(lines):
            raise Domeinfout("U bood deze behoeften al aan deze regio aan.", veld="regio")
        save_fields(former, ingetrokken_op=at)
    aanbod = route.aanbiedingen.create(regio=regio, aangeboden_door=by, aangeboden_op=at)
    Behoefteaanbodregel.objects.bulk_create(
        Behoefteaanbodregel(
            aanbod=aanbod, pad=stand.pad, niveau=stand.niveau, sector=stand.sector, aantal=stand.aantal
        )
        for stand in lines
    )
    record_gebeurtenis(
        aanbod,
        "behoefteaanbod.gedaan",
        by=by,
        at=at,
        gegevens={"teamroute": route.pk, "regio": regio.pk, "regels": len(lines)},
    )
    return aanbod


@transaction.atomic
def withdraw_aanbod(aanbod: Behoefteaanbod, *, by: Gebruiker, at: datetime) -> Behoefteaanbod:
    """Take an offer back: from that day on it is no demand any more."""
    require_recht(by, BEHEER, aanbod.teamroute)
    aanbod = lock(aanbod)
    if aanbod.ingetrokken_op is not None:
        raise OngeldigeOvergang("Dit aanbod is al ingetrokken.", veld="status")
    save_fields(aanbod, ingetrokken_op=at)
    record_gebeurtenis(aanbod, "behoefteaanbod.ingetrokken", by=by, at=at)
    return aanbod


def vragen_op(peildatum: date) -> list[Vraag]:
    """Return the demand that teams have on a date, while the plan they made it for runs."""
    rows = Behoefteaanbodregel.objects.filter(
        Q(aanbod__ingetrokken_op__isnull=True) | Q(aanbod__ingetrokken_op__date__gt=peildatum),
        aanbod__aangeboden_op__date__lte=peildatum,
        aanbod__teamroute__eind_datum__gte=peildatum,
    ).select_related("aanbod")
    return [
        Vraag(row.pad_id, row.niveau, row.sector, row.aanbod.regio_id, row.aantal, "behoefteaanbod")
        for row in rows.order_by("pk")
    ]


def _require_no_other(route: Teamroute, regio: Regio, sectoren: Collection[str]) -> None:
    others = Behoefteaanbodregel.objects.filter(
        aanbod__teamroute=route, aanbod__ingetrokken_op__isnull=True, sector__in=sectoren
    ).exclude(aanbod__regio=regio)
    other = others.select_related("aanbod__regio").first()
    if other is not None:
        raise Domeinfout(
            f"U bood behoeften voor deze sector al aan {other.aanbod.regio.naam} aan. Trek dat eerst in.",
            veld="regio",
        )


def _cells(
    rows: Collection[Behoeftestand] | QuerySet[Behoefteaanbodregel],
) -> set[tuple[int, str, str, int]]:
    return {(row.pad_id, row.niveau, row.sector, row.aantal) for row in rows}
