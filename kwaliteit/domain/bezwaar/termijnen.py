"""The terms of a bezwaar, which follow its status (Awb 6:6 and 7:10)."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from kwaliteit.domain.besluit.termijnen import BEZWAAR
from kwaliteit.enums import BEZWAAR_KLAAR, Bezwaarstatus
from kwaliteit.models import Besluit, Bezwaar
from napl.domain.termijn.lezen import running_termijn, termijnen_van
from napl.domain.termijn.rekenen import Duur
from napl.domain.termijn.verloop import begin_termijn, end_termijn, resume_termijn, suspend_termijn
from napl.enums import Termijneenheid
from napl.models import Gebruiker, Termijn
from napl.registers import Termijnsoort

_S = Bezwaarstatus


def bureau_address(pk: int) -> str:
    return reverse("kwaliteit:bezwaar-zaak", args=[pk])


BESLISSEN = Termijnsoort(
    "bezwaar.beslissen",
    "Beslissen op het bezwaar",
    Duur(6, Termijneenheid.WEKEN),
    "Awb 7:10 lid 1: zes weken, vanaf de dag na het einde van de bezwaartermijn",
    rolt=True,
    url=bureau_address,
)
HERSTELLEN = Termijnsoort(
    "bezwaar.herstellen",
    "Het bezwaar aanvullen",
    Duur(2, Termijneenheid.WEKEN),
    "Awb 6:6: een termijn om het verzuim te herstellen",
    rolt=True,
    url=bureau_address,
)
SOORTEN = (BESLISSEN, HERSTELLEN)
MET_COMMISSIE = Duur(6, Termijneenheid.WEKEN)
VERDAGING = Duur(6, Termijneenheid.WEKEN)


def last_day(besluit: Besluit) -> date | None:
    """Return the last day on which somebody can object to a decision; None before it was sent."""
    row = termijnen_van(besluit).filter(soort=BEZWAAR.code).last()
    return row.einde if row is not None else None


def begin_beslissen(bezwaar: Bezwaar, *, by: Gebruiker, at: datetime) -> None:
    """Begin the term to decide: it runs after the term to object, and of a late one from its own day."""
    op = timezone.localdate(at)
    einde = last_day(bezwaar.besluit)
    begin_termijn(
        bezwaar,
        BESLISSEN,
        begonnen_op=max(einde, op) if einde else op,
        at=at,
        by=by,
        aanleiding="De termijn om bezwaar te maken is voorbij.",
    )
    if (running := running_termijn(bezwaar.besluit, BEZWAAR)) is not None:
        end_termijn(running, op=op, by=by, at=at)


def follow_status(
    bezwaar: Bezwaar, van: Bezwaarstatus, naar: Bezwaarstatus, *, by: Gebruiker, at: datetime
) -> None:
    """Begin, suspend, resume and end the terms that belong to a move."""
    op = timezone.localdate(at)
    running = running_termijn(bezwaar, BESLISSEN)
    if naar == _S.HERSTEL:
        begin_termijn(bezwaar, HERSTELLEN, begonnen_op=op, at=at, by=by)
        if running is not None:
            grond = "Awb 7:10 lid 2: de indiener herstelt een verzuim"
            suspend_termijn(running, op=_not_before(running, op), grond=grond, by=by, at=at)
    if van == _S.HERSTEL:
        if (herstel := running_termijn(bezwaar, HERSTELLEN)) is not None:
            end_termijn(herstel, op=op, by=by, at=at)
        if running is not None:
            grond = "De termijn om te herstellen is voorbij of gebruikt."
            running = resume_termijn(running, op=_not_before(running, op), grond=grond, by=by, at=at)
    if naar in BEZWAAR_KLAAR and running is not None:
        end_termijn(running, op=_not_before(running, op), by=by, at=at)


def _not_before(termijn: Termijn, op: date) -> date:
    """Return the day of a step; one that comes before the term runs counts from its first day."""
    return max(op, termijn.begonnen_op)
