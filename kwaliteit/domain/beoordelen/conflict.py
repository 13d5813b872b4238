"""A conflict that is found late: the review is taken back, what was seen goes dark, another is asked."""

from datetime import datetime

from django.db import transaction

from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.beoordelen.mail import mail_teruggenomen, mail_wacht
from kwaliteit.domain.beoordelen.post import tell
from kwaliteit.domain.beoordelen.toewijzen import lock_case, require_phase
from kwaliteit.enums import (
    BEOORDELING_AANGENOMEN,
    BEOORDELING_OVERGANGEN,
    Aanvraagstatus,
    Beoordelingstatus,
)
from kwaliteit.models import Beoordeling, Consensusoordeel
from kwaliteit.rules.beoordeling import MELD_CONFLICT
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import require_transition, save_fields
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst

_S = Aanvraagstatus
# Later than this the case has gone on to the aanbieder; then the advice goes back first.
NOG_TERUG = (_S.TOEWIJZING, _S.IN_BEOORDELING, _S.CONSENSUS, _S.CONCEPTADVIES)


@transaction.atomic
def report_conflict(beoordeling: Beoordeling, *, reden: str, by: Gebruiker, at: datetime) -> Beoordeling:
    """Take a review back, by the deskundige or the coordinator; ``reden`` is for the bureau alone.

    Who steps back sees nothing of the case any more, and what the two agreed on lapses. The other keeps an
    own judgement, which was written without having seen this one.
    """
    aanvraag, beoordeling = lock_case(beoordeling)
    require_recht(by, MELD_CONFLICT, beoordeling)
    require_transition(beoordeling.status, to=Beoordelingstatus.TERUGGENOMEN, allowed=BEOORDELING_OVERGANGEN)
    require_phase(aanvraag, *NOG_TERUG)
    reden = require_tekst(reden, "Vul in wat het conflict is.", veld="reden", hooguit=1000)
    save_fields(
        beoordeling,
        status=Beoordelingstatus.TERUGGENOMEN,
        beeindigd_op=at,
        reden=reden,
        akkoord_op=None,
    )
    gebeurtenis = record_gebeurtenis(
        beoordeling, "beoordeling.teruggenomen", by=by, at=at, gegevens={"aanvraag": aanvraag.pk}
    )
    Consensusoordeel.objects.filter(aanvraag=aanvraag, vervallen_op__isnull=True).update(vervallen_op=at)
    Beoordeling.objects.actief().filter(aanvraag=aanvraag).update(akkoord_op=None)
    tell(beoordeling, mail_teruggenomen, gebeurtenis=gebeurtenis, at=at)
    if aanvraag.status != _S.TOEWIJZING:
        # By nobody: the log of a case is read by more people than may know who judges.
        aanvraag, gebeurtenis = move_aanvraag(aanvraag, _S.TOEWIJZING, by=None, at=at)
    others = Beoordeling.objects.filter(aanvraag=aanvraag, status__in=sorted(BEOORDELING_AANGENOMEN))
    for other in others.select_related("aanvraag", "deskundige__gebruiker"):
        tell(other, mail_wacht, gebeurtenis=gebeurtenis, at=at)
    return beoordeling
