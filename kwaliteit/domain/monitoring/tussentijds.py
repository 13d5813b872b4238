"""An interim review of a recognition: opened with a reason, the aanbieder asked, closed with a conclusion.

A measure is only proposed here; suspending and withdrawing are of the recognition itself.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.monitoring import mail, termijnen
from kwaliteit.domain.monitoring.invoer import require_tekst
from kwaliteit.enums import TUSSENTIJDSE_OVERGANGEN, Aanleiding, Tussentijdsestatus
from kwaliteit.models import Erkenning, Signaleringsregel, TussentijdseBeoordeling
from kwaliteit.rules.monitoring import BEHANDEL_SIGNAAL, REAGEER_TOEZICHT
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.lezen import is_te_laat, running_termijn
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht

_S = Tussentijdsestatus


@dataclass(frozen=True)
class Opening:
    """Why a review opens; ``sleutel`` names the occasion, which opens one review at most."""

    aanleiding: Aanleiding
    sleutel: str
    reden: str
    regel: Signaleringsregel | None = None


@transaction.atomic
def open_tussentijds(
    erkenning: Erkenning, opening: Opening, *, by: Gebruiker | None, at: datetime
) -> TussentijdseBeoordeling | None:
    """Open a review; None when this occasion opened one already. Without ``by`` a rule does it."""
    if by is not None:
        require_recht(by, BEHANDEL_SIGNAAL)
    reden = require_tekst(opening.reden, veld="reden", melding="Schrijf op waarom u kijkt.")
    beoordeling, made = TussentijdseBeoordeling.objects.get_or_create(
        sleutel=opening.sleutel,
        defaults={
            "erkenning": erkenning,
            "aanleiding": opening.aanleiding,
            "regel": opening.regel,
            "reden": reden,
            "geopend_op": at,
            "geopend_door": by,
        },
    )
    if not made:
        return None
    record_gebeurtenis(
        beoordeling,
        "tussentijds.geopend",
        by=by,
        at=at,
        gegevens={"erkenning": erkenning.pk, "aanleiding": opening.aanleiding.value},
    )
    return beoordeling


@transaction.atomic
def ask_tussentijds(
    beoordeling: TussentijdseBeoordeling, *, vraag: str, by: Gebruiker, at: datetime
) -> TussentijdseBeoordeling:
    """Ask the aanbieder how it sees this (Awb 4:8: it can speak before anything is held against it)."""
    beoordeling = _lock(beoordeling, by)
    require_transition(beoordeling.status, to=_S.AANBIEDER_GEVRAAGD, allowed=TUSSENTIJDSE_OVERGANGEN)
    vraag = require_tekst(vraag, veld="vraag", melding="Schrijf op wat u van de aanbieder wilt weten.")
    save_fields(beoordeling, status=_S.AANBIEDER_GEVRAAGD, vraag=vraag, gevraagd_op=at)
    gebeurtenis = record_gebeurtenis(beoordeling, "tussentijds.aanbieder-gevraagd", by=by, at=at)
    termijnen.begin(beoordeling, termijnen.TUSSENTIJDSREACTIE, gebeurtenis)
    mail.tell_aanbieder(
        beoordeling.erkenning.traject,
        "tussentijds-vraag",
        mail.write_tussentijdsvraag(beoordeling),
        gebeurtenis,
    )
    return beoordeling


@transaction.atomic
def answer_tussentijds(
    beoordeling: TussentijdseBeoordeling, *, reactie: str, by: Gebruiker, at: datetime
) -> TussentijdseBeoordeling:
    require_recht(by, REAGEER_TOEZICHT, beoordeling)
    beoordeling = lock(beoordeling)
    if beoordeling.status != _S.AANBIEDER_GEVRAAGD or beoordeling.gereageerd_op is not None:
        raise OngeldigeOvergang("U kunt nu niet reageren.", veld="status")
    reactie = require_tekst(reactie, veld="reactie", melding="Schrijf uw reactie op.")
    save_fields(beoordeling, reactie=reactie, gereageerd_op=at)
    gebeurtenis = record_gebeurtenis(beoordeling, "tussentijds.gereageerd", by=by, at=at)
    termijnen.end(beoordeling, termijnen.TUSSENTIJDSREACTIE, gebeurtenis)
    return beoordeling


@transaction.atomic
def close_tussentijds(
    beoordeling: TussentijdseBeoordeling,
    *,
    to: Tussentijdsestatus,
    conclusie: str,
    by: Gebruiker,
    at: datetime,
) -> TussentijdseBeoordeling:
    """Close it, without consequence or with a proposal; for that the aanbieder spoke or let its term pass."""
    beoordeling = _lock(beoordeling, by)
    require_transition(beoordeling.status, to=to, allowed=TUSSENTIJDSE_OVERGANGEN)
    termijn = running_termijn(beoordeling, termijnen.TUSSENTIJDSREACTIE)
    if to == _S.MAATREGEL and termijn is not None and not is_te_laat(termijn, timezone.localdate(at)):
        raise OngeldigeOvergang("De aanbieder heeft nog tijd om te reageren.", veld="status")
    conclusie = require_tekst(conclusie, veld="conclusie", melding="Schrijf op wat u vindt en waarom.")
    save_fields(beoordeling, status=to, conclusie=conclusie, afgerond_op=at)
    gebeurtenis = record_gebeurtenis(
        beoordeling, "tussentijds.afgerond", by=by, at=at, gegevens={"uitkomst": to.value}
    )
    termijnen.end(beoordeling, termijnen.TUSSENTIJDSREACTIE, gebeurtenis)
    if beoordeling.gevraagd_op is not None:
        mail.tell_aanbieder(
            beoordeling.erkenning.traject,
            "tussentijds-uitkomst",
            mail.write_tussentijdsuitkomst(beoordeling),
            gebeurtenis,
        )
    return beoordeling


def _lock(beoordeling: TussentijdseBeoordeling, by: Gebruiker) -> TussentijdseBeoordeling:
    require_recht(by, BEHANDEL_SIGNAAL)
    return lock(beoordeling)
