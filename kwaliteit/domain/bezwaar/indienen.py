"""What an aanbieder does: object, repair what was missing, and withdraw."""

from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr
from django.utils import timezone

from kwaliteit.domain.bezwaar.termijnen import begin_beslissen, last_day
from kwaliteit.domain.bezwaar.zetten import move_bezwaar
from kwaliteit.enums import Bezwaarstatus
from kwaliteit.models import Besluit, Bezwaar
from kwaliteit.rules.bezwaar import MAAK_BEZWAAR
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock
from napl.fouten import OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst
from register.domain.opmaak import day

KENMERKSLOT = 0x425A  # any constant will do, as long as it is the only one
_VOOR = "B0000-"


@transaction.atomic
def submit_bezwaar(
    besluit: Besluit, *, gronden: str, reden_te_laat: str = "", by: Gebruiker, at: datetime
) -> Bezwaar:
    """Object to a decision on behalf of the aanbieder.

    After the term a reason why it is late is needed (Awb 6:11); the bureau judges that. Raises
    OngeldigeOvergang for a decision that was not sent, that another one replaced, or that somebody objected
    to already.
    """
    require_recht(by, MAAK_BEZWAAR, besluit)
    besluit = lock(besluit)
    einde = last_day(besluit)
    if besluit.verzonden_op is None or einde is None:
        raise OngeldigeOvergang("Dit besluit is nog niet verzonden.", veld="status")
    if Besluit.objects.filter(vervangt=besluit).exists():
        raise OngeldigeOvergang("Dit besluit is al vervangen door een ander besluit.", veld="status")
    te_laat = timezone.localdate(at) > einde
    reden = reden_te_laat if te_laat else ""
    if te_laat:
        melding = f"U had tot en met {day(einde)} de tijd. Leg uit waarom u later bent."
        reden = require_tekst(reden_te_laat, melding, veld="reden_te_laat")
    try:
        with transaction.atomic():
            bezwaar = Bezwaar.objects.create(
                kenmerk=next_kenmerk(timezone.localdate(at).year),
                besluit=besluit,
                gronden=require_tekst(
                    gronden, "Leg uit waarom u het niet eens bent met het besluit.", veld="gronden"
                ),
                ingediend_op=at,
                ingediend_door=by,
                te_laat=te_laat,
                reden_te_laat=reden,
            )
    except IntegrityError as error:
        raise OngeldigeOvergang("U hebt al bezwaar gemaakt tegen dit besluit.", veld="status") from error
    begin_beslissen(bezwaar, by=by, at=at)
    gegevens = {"besluit": besluit.pk, "te_laat": te_laat}
    record_gebeurtenis(bezwaar, "bezwaar.ingediend", by=by, at=at, gegevens=gegevens)
    return bezwaar


@transaction.atomic
def repair_bezwaar(bezwaar: Bezwaar, *, aanvulling: str, by: Gebruiker, at: datetime) -> Bezwaar:
    """Give what was missing; the term to decide runs on."""
    require_recht(by, MAAK_BEZWAAR, bezwaar)
    if bezwaar.status != Bezwaarstatus.HERSTEL:
        raise OngeldigeOvergang("Er is nu niets aan te vullen.", veld="status")
    tekst = require_tekst(aanvulling, "Schrijf op wat u aanvult.", veld="aanvulling")
    return move_bezwaar(bezwaar, Bezwaarstatus.ONTVANKELIJKHEID, by=by, at=at, hersteld=tekst)[0]


@transaction.atomic
def withdraw_bezwaar(bezwaar: Bezwaar, *, reden: str = "", by: Gebruiker, at: datetime) -> Bezwaar:
    """Take an objection back (Awb 6:21)."""
    require_recht(by, MAAK_BEZWAAR, bezwaar)
    tekst = require_tekst(reden, "", veld="reden") if reden.strip() else ""
    return move_bezwaar(bezwaar, Bezwaarstatus.INGETROKKEN, by=by, at=at, ingetrokken_reden=tekst)[0]


def next_kenmerk(jaar: int) -> str:
    """Return the next kenmerk of a year; holds a lock until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KENMERKSLOT])
    rows = Bezwaar.objects.filter(kenmerk__startswith=f"B{jaar}-")
    last = rows.aggregate(last=Max(Cast(Substr("kenmerk", len(_VOOR) + 1), IntegerField())))["last"]
    return f"B{jaar}-{(last or 0) + 1:04}"
