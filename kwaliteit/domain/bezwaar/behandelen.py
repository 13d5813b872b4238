"""What the bureau does with a bezwaar before anybody decides: check, have it repaired, hear, advise."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.bezwaar.mail import herstel_mail, hoorzitting_mail, send
from kwaliteit.domain.bezwaar.termijnen import BESLISSEN, MET_COMMISSIE, VERDAGING
from kwaliteit.domain.bezwaar.zetten import move_bezwaar, require_fresh
from kwaliteit.enums import Bezwaarstatus, Bezwaaruitkomst
from kwaliteit.models import Bezwaar
from kwaliteit.rules.bezwaar import BEHANDEL_BEZWAAR
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.lezen import running_termijn
from napl.domain.termijn.rekenen import Duur
from napl.domain.termijn.verloop import extend_termijn
from napl.domain.transitie import lock, save_fields
from napl.enums import Termijnzet
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst

_S = Bezwaarstatus


@transaction.atomic
def take_bezwaar(bezwaar: Bezwaar, *, by: Gebruiker, at: datetime) -> Bezwaar:
    """Take a bezwaar up to see it through; never by who had a part in the first case."""
    _require(bezwaar, by, at)
    if lock(bezwaar).status != _S.INGEDIEND:  # what was repaired goes on with who handles it
        raise OngeldigeOvergang("Dit bezwaar heeft al een behandelaar.", veld="status")
    return move_bezwaar(bezwaar, _S.ONTVANKELIJKHEID, by=by, at=at, behandelaar=by)[0]


@transaction.atomic
def ask_herstel(bezwaar: Bezwaar, *, verzuim: str, by: Gebruiker, at: datetime) -> Bezwaar:
    """Ask for what is missing, with a term (Awb 6:6); the term to decide stands still."""
    _require(bezwaar, by, at)
    verzuim = require_tekst(verzuim, "Schrijf op wat er mist.", veld="verzuim")
    bezwaar, gebeurtenis = move_bezwaar(bezwaar, _S.HERSTEL, by=by, at=at, verzuim=verzuim)
    send(bezwaar, herstel_mail(bezwaar), gebeurtenis=gebeurtenis, at=at)
    return bezwaar


@transaction.atomic
def admit_bezwaar(
    bezwaar: Bezwaar, *, commissie: bool, reden: str = "", by: Gebruiker, at: datetime
) -> Bezwaar:
    """Go on to the hearing. Of a late one ``reden`` says why that is excused (Awb 6:11)."""
    _require(bezwaar, by, at)
    tekst = ""
    if bezwaar.te_laat:
        melding = "Leg uit waarom de aanbieder te laat mocht zijn."
        tekst = require_tekst(reden, melding, veld="reden")
    bezwaar, _ = move_bezwaar(
        bezwaar, _S.HOORZITTING, by=by, at=at, commissie=commissie, ontvankelijk_reden=tekst
    )
    if commissie:
        _extend(bezwaar, MET_COMMISSIE, "Awb 7:10 lid 1: een adviescommissie, dus twaalf weken", by=by, at=at)
    return bezwaar


@transaction.atomic
def propose_inadmissible(bezwaar: Bezwaar, *, reden: str, by: Gebruiker, at: datetime) -> Bezwaar:
    """Send a bezwaar that is clearly inadmissible on to who decides, without a hearing (Awb 7:3)."""
    _require(bezwaar, by, at)
    reden = require_tekst(reden, "Leg uit waarom dit bezwaar niet in behandeling kan.", veld="reden")
    if bezwaar.status not in {_S.ONTVANKELIJKHEID, _S.HERSTEL}:
        raise OngeldigeOvergang("Dit kan niet meer: het bezwaar is al toegelaten.", veld="status")
    return move_bezwaar(
        bezwaar,
        _S.TER_BESLISSING,
        by=by,
        at=at,
        advies=reden,
        adviesuitkomst=Bezwaaruitkomst.NIET_ONTVANKELIJK,
        geadviseerd_door=by,
    )[0]


@transaction.atomic
def plan_hoorzitting(
    bezwaar: Bezwaar, *, zitting_op: datetime, zitting_plek: str, by: Gebruiker, at: datetime
) -> Bezwaar:
    """Invite the aanbieder to be heard (Awb 7:2); planning again replaces the day."""
    _require(bezwaar, by, at)
    bezwaar = lock(bezwaar)
    if bezwaar.status != _S.HOORZITTING:
        raise OngeldigeOvergang("Een hoorzitting plannen kan nu niet.", veld="status")
    if zitting_op <= at:
        raise Domeinfout("Kies een moment dat nog komt.", veld="zitting_op")
    plek = require_tekst(zitting_plek, "Vul in waar de zitting is.", veld="zitting_plek", hooguit=300)
    save_fields(bezwaar, zitting_op=zitting_op, zitting_plek=plek)
    gebeurtenis = record_gebeurtenis(bezwaar, "bezwaar.zitting_gepland", by=by, at=at)
    send(bezwaar, hoorzitting_mail(bezwaar), gebeurtenis=gebeurtenis, at=at)
    return bezwaar


@transaction.atomic
def record_hoorzitting(bezwaar: Bezwaar, *, verslag: str, by: Gebruiker, at: datetime) -> Bezwaar:
    """Write down what was said at the hearing (Awb 7:7), and go on to the advice."""
    _require(bezwaar, by, at)
    if bezwaar.zitting_op is None or bezwaar.zitting_op > at:
        raise Domeinfout("De hoorzitting is nog niet geweest.", veld="verslag")
    verslag = require_tekst(verslag, "Schrijf op wat er is gezegd.", veld="verslag", hooguit=20_000)
    return move_bezwaar(bezwaar, _S.ADVIES, by=by, at=at, verslag=verslag)[0]


@transaction.atomic
def waive_hoorzitting(bezwaar: Bezwaar, *, reden: str, by: Gebruiker, at: datetime) -> Bezwaar:
    """Go on without a hearing, for a reason of Awb 7:3, such as that the aanbieder does not want one."""
    _require(bezwaar, by, at)
    reden = require_tekst(reden, "Leg uit waarom er geen hoorzitting is.", veld="reden")
    return move_bezwaar(bezwaar, _S.ADVIES, by=by, at=at, geen_zitting_reden=reden)[0]


@transaction.atomic
def advise_bezwaar(
    bezwaar: Bezwaar, *, uitkomst: Bezwaaruitkomst, advies: str, by: Gebruiker, at: datetime
) -> Bezwaar:
    """Advise on a bezwaar; somebody else decides."""
    _require(bezwaar, by, at)
    if bezwaar.status != _S.ADVIES:
        raise OngeldigeOvergang("Adviseren kan nu niet.", veld="status")
    advies = require_tekst(advies, "Schrijf het advies met de redenen.", veld="advies", hooguit=20_000)
    return move_bezwaar(
        bezwaar,
        _S.TER_BESLISSING,
        by=by,
        at=at,
        advies=advies,
        adviesuitkomst=Bezwaaruitkomst(uitkomst),
        geadviseerd_door=by,
    )[0]


@transaction.atomic
def postpone_bezwaar(bezwaar: Bezwaar, *, reden: str, by: Gebruiker, at: datetime) -> Bezwaar:
    """Extend the term to decide by six weeks, once (Awb 7:10 lid 3)."""
    _require(bezwaar, by, at)
    bezwaar = lock(bezwaar)
    reden = require_tekst(reden, "Leg uit waarom er meer tijd nodig is.", veld="reden")
    running = running_termijn(bezwaar, BESLISSEN)
    grond = "Awb 7:10 lid 3: verdaagd"
    if running is None:
        raise OngeldigeOvergang("Er loopt geen termijn meer.", veld="status")
    if running.stappen.filter(zet=Termijnzet.VERLENGING, grond__startswith=grond).exists():
        raise OngeldigeOvergang("De termijn is al een keer verdaagd.", veld="status")
    _extend(bezwaar, VERDAGING, f"{grond}. {reden}", by=by, at=at)
    return bezwaar


def _extend(bezwaar: Bezwaar, duur: Duur, grond: str, *, by: Gebruiker, at: datetime) -> None:
    running = running_termijn(bezwaar, BESLISSEN)
    if running is not None:
        op = max(timezone.localdate(at), running.begonnen_op)
        extend_termijn(running, duur, op=op, grond=grond, by=by, at=at)


def _require(bezwaar: Bezwaar, by: Gebruiker, at: datetime) -> None:
    require_recht(by, BEHANDEL_BEZWAAR, bezwaar)
    require_fresh(bezwaar, by, at)
