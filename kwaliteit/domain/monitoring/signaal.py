"""A signal or complaint: reported, taken up, heard, handled. The aanbieder never learns who reported it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.monitoring import mail, termijnen
from kwaliteit.domain.monitoring.invoer import require_tekst
from kwaliteit.enums import SIGNAAL_OVERGANGEN, Signaalsoort, Signaalstatus, Signaaluitkomst
from kwaliteit.models import Signaal
from kwaliteit.rules.monitoring import BEHANDEL_SIGNAAL, MELD_SIGNAAL, REAGEER_TOEZICHT
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.lezen import is_te_laat, running_termijn
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import comparable
from register.models import Traject

_S = Signaalstatus


@transaction.atomic
def report_signaal(
    traject: Traject,
    *,
    soort: Signaalsoort,
    tekst: str,
    by: Gebruiker,
    at: datetime,
    namens_bureau: bool = False,
) -> Signaal:
    """Report something about a published traject; the log does not say who did, the signal does.

    ``namens_bureau``: the bureau noticed it; then nobody is the reporter, and nobody gets an answer by mail.
    """
    require_recht(by, BEHANDEL_SIGNAAL if namens_bureau else MELD_SIGNAAL)
    if traject.live_id is None:
        raise Domeinfout("Van dit traject is niets bekend.")
    signaal = Signaal.objects.create(
        traject=traject,
        soort=soort,
        tekst=require_tekst(tekst, veld="tekst", melding="Schrijf op wat er aan de hand is."),
        melder=None if namens_bureau else by,
        ontvangen_op=at,
    )
    wie = by if namens_bureau else None
    gebeurtenis = record_gebeurtenis(
        signaal, "signaal.ontvangen", by=wie, at=at, gegevens={"soort": soort.value}
    )
    termijnen.begin(signaal, termijnen.AFHANDELEN, gebeurtenis)
    mail.tell_melder(signaal, "signaal-ontvangen", mail.write_ontvangen(signaal), gebeurtenis)
    return signaal


@transaction.atomic
def take_signaal(signaal: Signaal, *, by: Gebruiker, at: datetime) -> Signaal:
    """Take it up: who does so handles it."""
    signaal = _lock(signaal, by)
    require_transition(signaal.status, to=_S.IN_BEHANDELING, allowed=SIGNAAL_OVERGANGEN)
    save_fields(signaal, status=_S.IN_BEHANDELING, behandelaar=by)
    record_gebeurtenis(signaal, "signaal.in-behandeling", by=by, at=at)
    return signaal


@transaction.atomic
def ask_signaal(signaal: Signaal, *, vraag: str, by: Gebruiker, at: datetime) -> Signaal:
    """Ask the aanbieder, in words of the bureau: those of who reported it could tell who that is."""
    signaal = _lock(signaal, by)
    if signaal.status != _S.IN_BEHANDELING or signaal.gevraagd_op is not None:
        raise OngeldigeOvergang("Nu kunt u de aanbieder niets vragen.", veld="status")
    vraag = require_tekst(vraag, veld="vraag", melding="Schrijf op wat u van de aanbieder wilt weten.")
    _require_no_name(signaal, vraag)
    save_fields(signaal, vraag=vraag, gevraagd_op=at)
    gebeurtenis = record_gebeurtenis(signaal, "signaal.aanbieder-gevraagd", by=by, at=at)
    termijnen.begin(signaal, termijnen.SIGNAALREACTIE, gebeurtenis)
    mail.tell_aanbieder(signaal.traject, "signaal-vraag", mail.write_signaalvraag(signaal), gebeurtenis)
    return signaal


@transaction.atomic
def answer_signaal(signaal: Signaal, *, reactie: str, by: Gebruiker, at: datetime) -> Signaal:
    """Say, for the aanbieder, what there is to say."""
    require_recht(by, REAGEER_TOEZICHT, signaal)
    reactie = require_tekst(reactie, veld="reactie", melding="Schrijf uw reactie op.")
    return _heard(signaal, by=by, at=at, reactie=reactie)


@transaction.atomic
def close_wederhoor(signaal: Signaal, *, by: Gebruiker, at: datetime) -> Signaal:
    """Go on without the aanbieder, once its term passed."""
    signaal = _lock(signaal, by)
    termijn = running_termijn(signaal, termijnen.SIGNAALREACTIE)
    if termijn is not None and not is_te_laat(termijn, timezone.localdate(at)):
        raise OngeldigeOvergang("De aanbieder heeft nog tijd om te reageren.")
    return _heard(signaal, by=by, at=at)


@transaction.atomic
def handle_signaal(
    signaal: Signaal, *, uitkomst: Signaaluitkomst, antwoord: str, by: Gebruiker, at: datetime
) -> Signaal:
    """Say what came of it; gegrond only when the aanbieder could speak. Who reported it reads the answer."""
    signaal = _lock(signaal, by)
    require_transition(signaal.status, to=_S.AFGEHANDELD, allowed=SIGNAAL_OVERGANGEN)
    if uitkomst == Signaaluitkomst.GEGROND and signaal.status != _S.AANBIEDER_GEHOORD:
        raise Domeinfout("Hoor eerst de aanbieder. Daarna kunt u het gegrond noemen.", veld="uitkomst")
    antwoord = require_tekst(antwoord, veld="antwoord", melding="Schrijf op wat u deed en waarom.")
    save_fields(signaal, status=_S.AFGEHANDELD, uitkomst=uitkomst, antwoord=antwoord, afgehandeld_op=at)
    gebeurtenis = record_gebeurtenis(
        signaal, "signaal.afgehandeld", by=by, at=at, gegevens={"uitkomst": uitkomst.value}
    )
    termijnen.end(signaal, termijnen.AFHANDELEN, gebeurtenis)
    termijnen.end(signaal, termijnen.SIGNAALREACTIE, gebeurtenis)
    mail.tell_melder(signaal, "signaal-afgehandeld", mail.write_afgehandeld(signaal), gebeurtenis)
    if signaal.gevraagd_op is not None:
        mail.tell_aanbieder(
            signaal.traject, "signaal-uitkomst", mail.write_signaaluitkomst(signaal), gebeurtenis
        )
    return signaal


def _lock(signaal: Signaal, by: Gebruiker) -> Signaal:
    require_recht(by, BEHANDEL_SIGNAAL)
    return lock(signaal)


def _heard(signaal: Signaal, *, by: Gebruiker, at: datetime, reactie: str = "") -> Signaal:
    signaal = lock(signaal)
    if signaal.gevraagd_op is None:
        raise OngeldigeOvergang("De aanbieder is nog niets gevraagd.", veld="status")
    require_transition(signaal.status, to=_S.AANBIEDER_GEHOORD, allowed=SIGNAAL_OVERGANGEN)
    save_fields(
        signaal,
        status=_S.AANBIEDER_GEHOORD,
        reactie=reactie,
        gereageerd_op=at if reactie else None,
    )
    gebeurtenis = record_gebeurtenis(signaal, "signaal.aanbieder-gehoord", by=by, at=at)
    termijnen.end(signaal, termijnen.SIGNAALREACTIE, gebeurtenis)
    return signaal


def _require_no_name(signaal: Signaal, vraag: str) -> None:
    """Refuse a question that names who reported it: the last moment to notice that."""
    melder = signaal.melder
    if melder is None:
        return
    words = set(comparable(vraag).split())
    parts = {part for part in comparable(melder.naam).split() if len(part) > 3}  # noqa: PLR2004 - not "van", "de"
    if parts & words or melder.email.casefold() in vraag.casefold():
        raise Domeinfout(
            "In uw vraag staat de naam van de melder. De aanbieder mag die niet weten.", veld="vraag"
        )
