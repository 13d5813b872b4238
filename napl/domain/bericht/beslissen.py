"""What staff decide about mail of which nobody knows whether it arrived, or that did not go out."""

from datetime import datetime

from django.db import transaction

from napl.domain.bericht.versturen import GEWIST
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.enums import BERICHT_OVERGANGEN, BerichtStatus
from napl.fouten import OngeldigeOvergang
from napl.models import Bericht, Gebruiker
from napl.rechten import require_recht

BESLIS = "napl.beslis_bericht"
AL_BESLIST = "Dit hoeft niet meer: de status is ‘{status}’."
GEHEIM = (
    "In dit bericht stond een code of een geheime link. Die bewaren wij niet. "
    "De ontvanger kan een nieuwe aanvragen."
)


@transaction.atomic
def resend_bericht(bericht: Bericht, *, by: Gebruiker, at: datetime) -> Bericht:
    """Let a mail go out again: who has it already gets it twice, so only a person decides this.

    The attempts are counted on, so that a late answer of an earlier one cannot be taken for a later one's.
    """
    require_recht(by, BESLIS)
    bericht = lock(bericht)
    _require_open(bericht)
    if bericht.tekst == GEWIST:
        raise OngeldigeOvergang(GEHEIM)
    require_transition(bericht.status, to=BerichtStatus.KLAARGEZET, allowed=BERICHT_OVERGANGEN)
    save_fields(bericht, status=BerichtStatus.KLAARGEZET, volgende_poging_op=at, fout="")
    record_gebeurtenis(bericht, "bericht.opnieuw", by=by, at=at)
    return bericht


@transaction.atomic
def confirm_bericht(bericht: Bericht, *, by: Gebruiker, at: datetime) -> Bericht:
    """Say that a mail had arrived after all, or needs no second time; it counts as sent when it was tried."""
    require_recht(by, BESLIS)
    bericht = lock(bericht)
    if bericht.status != BerichtStatus.ONZEKER:
        raise OngeldigeOvergang(AL_BESLIST.format(status=bericht.get_status_display()))
    require_transition(bericht.status, to=BerichtStatus.VERZONDEN, allowed=BERICHT_OVERGANGEN)
    save_fields(bericht, status=BerichtStatus.VERZONDEN, verzonden_op=bericht.bezig_op, fout="")
    record_gebeurtenis(bericht, "bericht.aangekomen", by=by, at=at)
    return bericht


def _require_open(bericht: Bericht) -> None:
    if bericht.status not in {BerichtStatus.ONZEKER, BerichtStatus.MISLUKT}:
        raise OngeldigeOvergang(AL_BESLIST.format(status=bericht.get_status_display()))
