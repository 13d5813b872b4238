"""The terms of an erkenningsaanvraag: which begin, stand still and end with which status.

One table keeps them right, so that no verb that moves a case has to think of them.
"""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from kwaliteit.domain.aanvraag.betrokkenen import coordinators, people_of
from kwaliteit.enums import AANVRAAG_KLAAR, Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from napl.domain.termijn.lezen import running_termijn
from napl.domain.termijn.rekenen import Duur
from napl.domain.termijn.verloop import begin_termijn, end_termijn, resume_termijn, suspend_termijn
from napl.enums import Termijneenheid
from napl.models import Gebruiker
from napl.registers import Herinnering, Termijnsoort

_S = Aanvraagstatus


def bureau_address(pk: int) -> str:
    """Return the page of a case at the bureau, by its id: what a term or a work list links to."""
    return reverse("kwaliteit:aanvraag-zaak", args=[pk])


def own_address(pk: int) -> str:
    """Return the page of a case for the aanbieder, by its id."""
    return reverse("kwaliteit:aanvraag-eigen", args=[pk])


def _name(pk: int) -> str:
    """Return how a reminder names a case."""
    return f"aanvraag {Erkenningsaanvraag.objects.values_list('kenmerk', flat=True).get(pk=pk)}"


def _aanbieder(pk: int, at: datetime) -> list[Gebruiker]:
    return people_of(_case(pk), at)


def _behandelaar(pk: int, at: datetime) -> list[Gebruiker]:
    """Return who handles a case; without a behandelaar it is for who gives cases away."""
    behandelaar = _case(pk).behandelaar
    return [behandelaar] if behandelaar else coordinators(at)


def _case(pk: int) -> Erkenningsaanvraag:
    return Erkenningsaanvraag.objects.select_related("behandelaar", "aanbieder").get(pk=pk)


VOOR_BUREAU = Herinnering((14, 3), _behandelaar, _name, bureau_address)
VOOR_AANBIEDER = Herinnering((7, 2), _aanbieder, _name, own_address)

BESLISSEN = Termijnsoort(
    "erkenning.beslissen",
    "Beslissen op de aanvraag",
    Duur(8, Termijneenheid.WEKEN),
    "Awb 4:13: een redelijke termijn, hier acht weken",
    rolt=True,
    url=bureau_address,
    herinnering=VOOR_BUREAU,
)
BETALEN = Termijnsoort(
    "erkenning.betalen",
    "Betalen",
    Duur(30, Termijneenheid.DAGEN),
    "Tarievenregeling erkenning: binnen dertig dagen na de factuur",
    rolt=True,
    url=bureau_address,
    herinnering=VOOR_AANBIEDER,
)
AANVULLEN = Termijnsoort(
    "erkenning.aanvullen",
    "De aanvraag aanvullen",
    Duur(2, Termijneenheid.WEKEN),
    "Awb 4:5 lid 1: een termijn om aan te vullen",
    rolt=True,
    url=bureau_address,
    herinnering=VOOR_AANBIEDER,
)
ZIENSWIJZE = Termijnsoort(
    "erkenning.zienswijze",
    "Zienswijze geven",
    Duur(2, Termijneenheid.WEKEN),
    "Awb 4:7: gelegenheid om een zienswijze te geven",
    rolt=True,
    url=bureau_address,
    herinnering=VOOR_AANBIEDER,
)
SOORTEN = (BESLISSEN, BETALEN, AANVULLEN, ZIENSWIJZE)

# The term that runs for as long as a case has this status.
_VAN_STATUS = {
    _S.WACHT_OP_BETALING: BETALEN,
    _S.AANVULLING_GEVRAAGD: AANVULLEN,
    _S.ZIENSWIJZE: ZIENSWIJZE,
}
# While these last the term to decide stands still (Awb 4:15 lid 1 a and lid 2 b).
_STIL = {
    _S.AANVULLING_GEVRAAGD: "Awb 4:15 lid 1, onder a: de aanvrager vult de aanvraag aan",
    _S.ZIENSWIJZE: "Awb 4:15 lid 2, onder b: de aanvrager geeft een zienswijze",
}


@dataclass(frozen=True)
class Moment:
    """When a case moved, and by whom; None is the system itself."""

    at: datetime
    by: Gebruiker | None


def follow_status(aanvraag: Erkenningsaanvraag, van: Aanvraagstatus, naar: Aanvraagstatus, m: Moment) -> None:
    """Begin, suspend, resume and end the terms that belong to a move."""
    stop_waiting(aanvraag, van, m)
    if naar in AANVRAAG_KLAAR:
        _end(aanvraag, BESLISSEN, m)
        return
    op = timezone.localdate(m.at)
    # The term to decide runs from the day of payment: before that nothing is judged.
    if naar == _S.VOLLEDIGHEIDSTOETS and running_termijn(aanvraag, BESLISSEN) is None:
        begin_termijn(
            aanvraag, BESLISSEN, begonnen_op=op, at=m.at, by=m.by, aanleiding="De aanvraag is in behandeling."
        )
    if naar in _VAN_STATUS:
        begin_termijn(aanvraag, _VAN_STATUS[naar], begonnen_op=op, at=m.at, by=m.by)
    if naar in _STIL and (running := running_termijn(aanvraag, BESLISSEN)) is not None:
        suspend_termijn(running, op=op, grond=_STIL[naar], by=m.by, at=m.at)


def stop_waiting(aanvraag: Erkenningsaanvraag, van: Aanvraagstatus, m: Moment) -> None:
    """End the term of a status and let the term to decide run again.

    For a move away from it, and already when the aanbieder answered: the rest is the bureau's time. A second
    time it does nothing.
    """
    if van in _VAN_STATUS:
        _end(aanvraag, _VAN_STATUS[van], m)
    running = running_termijn(aanvraag, BESLISSEN)
    if van in _STIL and running is not None and running.einde is None:
        op = timezone.localdate(m.at)
        resume_termijn(running, op=op, grond="De aanvraag gaat verder.", by=m.by, at=m.at)


def _end(aanvraag: Erkenningsaanvraag, soort: Termijnsoort, m: Moment) -> None:
    if (running := running_termijn(aanvraag, soort)) is not None:
        end_termijn(running, op=timezone.localdate(m.at), by=m.by, at=m.at)
