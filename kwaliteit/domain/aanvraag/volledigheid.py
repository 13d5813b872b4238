"""Whether an aanvraag is complete: accept it, ask for more, get that back, or put it aside (Awb 4:5)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.betrokkenen import tell_aanbieder
from kwaliteit.domain.aanvraag.dekking import needs_deskundigen, require_decided
from kwaliteit.domain.aanvraag.mail import (
    AANVULLING,
    BUITEN,
    aside_mail,
    completion_mail,
)
from kwaliteit.domain.aanvraag.termijnen import AANVULLEN
from kwaliteit.domain.aanvraag.verantwoorden import find_criterium, require_verantwoord
from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.enums import AANVRAAG_OVERGANGEN, Aanvraagroute, Aanvraagstatus
from kwaliteit.models import Aanvulpunt, Aanvulverzoek, Erkenningsaanvraag
from kwaliteit.rules.aanvraag import BEHANDEL_AANVRAAG, TEKEN_AANVRAAG
from napl.domain.eigentekst import check_tekst
from napl.domain.termijn.lezen import running_termijn
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht

_S = Aanvraagstatus
MAX_PUNT = 2000
MAX_REDEN = 4000
# Under this key a point is about the whole, not about one criterium.
ALGEMEEN = ""
# Awb 4:5 lid 4: to be told within four weeks after the term passed.
BESLISTIJD = timedelta(weeks=4)


@transaction.atomic
def accept_volledig(aanvraag: Erkenningsaanvraag, *, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    """Say that all is there, and let it be judged; on the lighter route not what is covered."""
    require_recht(by, BEHANDEL_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    require_transition(aanvraag.status, to=_S.TOEWIJZING, allowed=AANVRAAG_OVERGANGEN)
    if aanvraag.status != _S.VOLLEDIGHEIDSTOETS:
        raise OngeldigeOvergang("Deze aanvraag is al getoetst.", veld="status")
    naar = _S.TOEWIJZING
    if aanvraag.route == Aanvraagroute.VERLICHT:
        require_decided(aanvraag)
        naar = _S.TOEWIJZING if needs_deskundigen(aanvraag) else _S.CONCEPTADVIES
    aanvraag, _ = move_aanvraag(aanvraag, naar, by=by, at=at)
    return aanvraag


@transaction.atomic
def ask_aanvulling(
    aanvraag: Erkenningsaanvraag, punten: Mapping[str, str], *, by: Gebruiker, at: datetime
) -> Erkenningsaanvraag:
    """Ask the aanbieder to complete, saying what at which criterium, by when, and what happens otherwise.

    ``punten`` is a text per code of a criterium, or under ALGEMEEN (Awb 4:5 lid 1).
    """
    require_recht(by, BEHANDEL_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    require_transition(aanvraag.status, to=_S.AANVULLING_GEVRAAGD, allowed=AANVRAAG_OVERGANGEN)
    teksten = {
        code: check_tekst(tekst, max_lengte=MAX_PUNT, naam="tekst", veld=f"punt-{code or 'algemeen'}")
        for code, tekst in punten.items()
        if tekst.strip()
    }
    if not teksten:
        raise Domeinfout("Vul in wat er nog mist. De aanbieder leest dat in de e-mail.", veld="punt-algemeen")
    verzoek = Aanvulverzoek.objects.create(aanvraag=aanvraag, gevraagd_op=at, gevraagd_door=by)
    for code, tekst in teksten.items():
        criterium = find_criterium(aanvraag, code) if code else None
        Aanvulpunt.objects.create(verzoek=verzoek, criterium=criterium, tekst=tekst)
    aanvraag, gebeurtenis = move_aanvraag(
        aanvraag, _S.AANVULLING_GEVRAAGD, by=by, at=at, gegevens={"verzoek": verzoek.pk}
    )
    mail = completion_mail(aanvraag, teksten, uiterlijk=last_day(aanvraag))
    tell_aanbieder(
        aanvraag, AANVULLING, onderwerp=mail.onderwerp, tekst=mail.tekst, gebeurtenis=gebeurtenis, at=at
    )
    return aanvraag


@transaction.atomic
def send_aanvulling(
    aanvraag: Erkenningsaanvraag, *, toelichting: str, by: Gebruiker, at: datetime
) -> Erkenningsaanvraag:
    """Send a completed aanvraag back; also after the term, as long as it was not put aside."""
    require_recht(by, TEKEN_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    if aanvraag.status != _S.AANVULLING_GEVRAAGD:
        raise OngeldigeOvergang("Er is nu niets om aan te vullen.", veld="status")
    require_verantwoord(aanvraag)
    tekst = check_tekst(toelichting, max_lengte=MAX_PUNT, naam="toelichting", veld="toelichting")
    verzoek = open_verzoek(aanvraag)
    if verzoek is not None:
        save_fields(verzoek, teruggestuurd_op=at, toelichting=tekst)
    aanvraag, _ = move_aanvraag(aanvraag, _S.VOLLEDIGHEIDSTOETS, by=by, at=at)
    return aanvraag


@transaction.atomic
def set_buiten_behandeling(
    aanvraag: Erkenningsaanvraag, *, reden: str, by: Gebruiker, at: datetime
) -> Erkenningsaanvraag:
    """Put an aanvraag aside that was not completed: after the term, within four weeks (Awb 4:5 lid 4)."""
    require_recht(by, BEHANDEL_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    require_transition(aanvraag.status, to=_S.BUITEN_BEHANDELING, allowed=AANVRAAG_OVERGANGEN)
    vandaag, einde = timezone.localdate(at), last_day(aanvraag)
    if einde is None or vandaag <= einde:
        raise Domeinfout("De termijn om aan te vullen loopt nog. Daarna kunt u dit pas doen.", veld="reden")
    if vandaag > einde + BESLISTIJD:
        raise Domeinfout(
            "Dit kan niet meer: het moest binnen vier weken na de termijn (Awb 4:5 lid 4). "
            "Behandel de aanvraag met wat er is.",
            veld="reden",
        )
    tekst = require_reden(reden)
    aanvraag, gebeurtenis = move_aanvraag(aanvraag, _S.BUITEN_BEHANDELING, by=by, at=at, afsluitreden=tekst)
    mail = aside_mail(aanvraag, tekst)
    tell_aanbieder(
        aanvraag, BUITEN, onderwerp=mail.onderwerp, tekst=mail.tekst, gebeurtenis=gebeurtenis, at=at
    )
    return aanvraag


def require_reden(reden: str) -> str:
    tekst = check_tekst(reden, max_lengte=MAX_REDEN, naam="reden", veld="reden")
    if not tekst:
        raise Domeinfout("Vul een reden in. De aanbieder leest die.", veld="reden")
    return tekst


def open_verzoek(aanvraag: Erkenningsaanvraag) -> Aanvulverzoek | None:
    return aanvraag.aanvulverzoeken.filter(teruggestuurd_op__isnull=True).first()


def last_day(aanvraag: Erkenningsaanvraag) -> date | None:
    """Return until when the aanbieder can complete; None when nothing was asked."""
    termijn = running_termijn(aanvraag, AANVULLEN)
    return termijn.einde if termijn else None
