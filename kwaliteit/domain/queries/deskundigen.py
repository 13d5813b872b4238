"""The pool of deskundigen as the bureau sees it: who, with what contract, how busy, and with which ties."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from kwaliteit.domain.deskundige.voorstel import load_of
from kwaliteit.enums import Beoordelingstatus, Deskundigestatus
from kwaliteit.models import Afwezigheid, Deskundige
from napl.enums import Rol, Sector
from napl.models import Gebruiker, Lidmaatschap


@dataclass(frozen=True)
class Poolrij:
    deskundige: Deskundige
    status: Deskundigestatus
    last: int
    ooit: int
    sectoren: str
    # Why this person cannot be asked today; empty: they can.
    waarom_niet: str


def list_pool(peildatum: date) -> list[Poolrij]:
    """Return everybody in the pool, who is active first; a fixed number of queries."""
    rows = list(Deskundige.objects.select_related("gebruiker").order_by("status", "gebruiker__naam", "pk"))
    ingeleverd = Q(beoordelingen__status=Beoordelingstatus.INGELEVERD)
    ooit = dict(
        Deskundige.objects.annotate(ooit=Count("beoordelingen", filter=ingeleverd)).values_list("pk", "ooit")
    )
    last = load_of(rows)
    weg = set(Afwezigheid.objects.geldig_op(peildatum).values_list("deskundige", flat=True))
    return [
        Poolrij(
            row,
            Deskundigestatus(row.status),
            last[row.pk],
            ooit[row.pk],
            ", ".join(Sector(code).label for code in row.sectoren),
            _why_not(row, last[row.pk], peildatum, away=row.pk in weg),
        )
        for row in rows
    ]


def _why_not(row: Deskundige, last: int, peildatum: date, *, away: bool) -> str:
    if row.status != Deskundigestatus.ACTIEF:
        return Deskundigestatus(row.status).label
    if row.contract_van is None or row.contract_van > peildatum:
        return "Het contract is nog niet begonnen"
    if row.contract_tot is not None and row.contract_tot <= peildatum:
        return "Het contract is voorbij"
    if away:
        return "Afwezig"
    return "Heeft genoeg te doen" if last >= row.max_tegelijk else ""


def candidates(peildatum: date) -> "list[Gebruiker]":
    """Return who has the role of deskundige and is not in the pool yet."""
    werk = Lidmaatschap.objects.filter(rol=Rol.DESKUNDIGE).geldig_op(peildatum)
    return list(
        Gebruiker.objects.filter(pk__in=werk.values("gebruiker"), deskundige=None, is_active=True).order_by(
            "naam", "pk"
        )
    )
