"""What a case page shows of its reviews, for the bureau and for the aanbieder; ``zicht`` decides what."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kwaliteit.domain.aanvraag.blik import Blik
from kwaliteit.domain.beoordelen.conflict import NOG_TERUG
from kwaliteit.domain.beoordelen.zicht import Zicht, see
from kwaliteit.domain.deskundige.banden import ties_between
from kwaliteit.domain.deskundige.partijen import facts_of, parties_of
from kwaliteit.domain.queries.consensus import read_naast_elkaar
from kwaliteit.enums import AANVRAAG_BESLOTEN, BEOORDELING_ACTIEF, Aanvraagstatus, Beoordelingstatus
from kwaliteit.models import Beoordeling, Erkenningsaanvraag
from kwaliteit.models.beoordeling import PLEKKEN
from kwaliteit.rules.deskundige import WIJS_TOE
from napl.rechten import heeft_recht

_S = Aanvraagstatus
# Before this there is nobody to speak of.
_VOORAF = frozenset(
    {_S.CONCEPT, _S.INGEDIEND, _S.WACHT_OP_BETALING, _S.VOLLEDIGHEIDSTOETS, _S.AANVULLING_GEVRAAGD}
)


def zaak_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:
    """Return who judges and how far that is, and the judgements once both are in."""
    aanvraag = blik.aanvraag
    zicht = see(blik.gebruiker, aanvraag, peildatum)
    rows = _rows(aanvraag)
    if not zicht.namen or (not rows and aanvraag.status != _S.TOEWIJZING):
        return None
    coordinates = heeft_recht(blik.gebruiker, WIJS_TOE)
    conflicten = _conflicts_now(aanvraag, rows, peildatum) if coordinates else {}
    active = [row for row in rows if row.status in BEOORDELING_ACTIEF]
    return {
        "aanvraag": aanvraag,
        "rijen": [
            {
                "beoordeling": row,
                "wie": row.pseudoniem if row.letter else "Nog geen letter",
                "naam": row.deskundige.gebruiker.naam,
                "status": Beoordelingstatus(row.status),
                "reden": row.reden if zicht.redenen else "",
                "conflicten": conflicten.get(row.pk, ()),
                "kan_terug": coordinates
                and row.status in BEOORDELING_ACTIEF
                and aanvraag.status in NOG_TERUG,
            }
            for row in rows
        ],
        "kan_vragen": coordinates and aanvraag.status == _S.TOEWIJZING and len(active) < len(PLEKKEN),
        "nog": len(PLEKKEN) - len(active),
        "naast": read_naast_elkaar(aanvraag) if zicht.oordelen else [],
        "feedback": _feedback(zicht, active),
        "wacht_op_oordelen": aanvraag.status == _S.IN_BEOORDELING,
    }


def eigen_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:
    """Return what the aanbieder may know of who judges: how many, and their names with the decision."""
    aanvraag = blik.aanvraag
    zicht = see(blik.gebruiker, aanvraag, peildatum)
    rows = [row for row in _rows(aanvraag) if row.status == Beoordelingstatus.INGELEVERD]
    status = Aanvraagstatus(aanvraag.status)
    if status in _VOORAF or (status in AANVRAAG_BESLOTEN and not rows):
        return None
    if status not in NOG_TERUG and not rows:
        return None
    return {
        "namen": [row.deskundige.gebruiker.naam for row in rows] if zicht.namen else [],
        "feedback": _feedback(zicht, rows),
        "zoekt": status == _S.TOEWIJZING,
        "besloten": zicht.namen,
    }


def _rows(aanvraag: Erkenningsaanvraag) -> list[Beoordeling]:
    return list(
        Beoordeling.objects.filter(aanvraag=aanvraag)
        .select_related("deskundige__gebruiker")
        .order_by("plek", "gevraagd_op", "pk")
    )


def _conflicts_now(
    aanvraag: Erkenningsaanvraag, rows: list[Beoordeling], peildatum: date
) -> dict[int, tuple[str, ...]]:
    """Return what ties came up since somebody was asked, per review."""
    active = [row for row in rows if row.status in BEOORDELING_ACTIEF]
    if not active or aanvraag.status not in NOG_TERUG:
        return {}
    zaak, feiten = parties_of(aanvraag), facts_of([row.deskundige for row in active])
    return {
        row.pk: tuple(item.uitleg for item in ties_between(feiten[row.deskundige_id], zaak, peildatum))
        for row in active
    }


def _feedback(zicht: Zicht, rows: list[Beoordeling]) -> list[tuple[str, str]]:
    return [(row.pseudoniem, row.feedback) for row in rows if row.feedback] if zicht.feedback else []
