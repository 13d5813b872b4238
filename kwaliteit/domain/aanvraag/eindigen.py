"""How an aanvraag ends without a decision: the aanbieder withdraws it, or it lapses."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from kwaliteit.domain.aanvraag.betrokkenen import tell_aanbieder
from kwaliteit.domain.aanvraag.mail import INGETROKKEN, VERVALLEN, lapse_mail, withdrawal_mail
from kwaliteit.domain.aanvraag.termijnen import BETALEN
from kwaliteit.domain.aanvraag.volledigheid import MAX_REDEN
from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from kwaliteit.rules.aanvraag import TEKEN_AANVRAAG
from napl.domain.eigentekst import check_tekst
from napl.domain.termijn.lezen import is_te_laat_op
from napl.domain.transitie import lock
from napl.models import Gebruiker
from napl.rechten import require_recht

_S = Aanvraagstatus
ONGEBRUIKT = timedelta(days=365)
_REDEN = {
    _S.CONCEPT: "Er is een jaar lang niets aan dit concept veranderd.",
    _S.WACHT_OP_BETALING: "De betaling kwam niet binnen de termijn.",
}


@transaction.atomic
def withdraw_aanvraag(
    aanvraag: Erkenningsaanvraag, *, reden: str, by: Gebruiker, at: datetime
) -> Erkenningsaanvraag:
    """Withdraw an aanvraag that is open; nobody has to say why."""
    require_recht(by, TEKEN_AANVRAAG, aanvraag)
    tekst = check_tekst(reden, max_lengte=MAX_REDEN, naam="reden", veld="reden")
    aanvraag, gebeurtenis = move_aanvraag(aanvraag, _S.INGETROKKEN, by=by, at=at, afsluitreden=tekst)
    if aanvraag.ingediend_op is not None:
        mail = withdrawal_mail(aanvraag)
        tell_aanbieder(
            aanvraag, INGETROKKEN, onderwerp=mail.onderwerp, tekst=mail.tekst, gebeurtenis=gebeurtenis, at=at
        )
    return aanvraag


def lapsing(peildatum: date) -> list[int]:
    """Return which aanvragen lapse by a date: concepts that nobody touched, and what was not paid in time."""
    grens = timezone.make_aware(datetime.combine(peildatum, datetime.min.time())) - ONGEBRUIKT
    concepten = (
        Erkenningsaanvraag.objects.filter(status=_S.CONCEPT)
        .annotate(laatst=Coalesce(Max("verantwoordingen__gewijzigd_op"), "aangemaakt_op"))
        .filter(laatst__lt=grens, aangemaakt_op__lt=grens)
        .values_list("pk", flat=True)
    )
    onbetaald = Erkenningsaanvraag.objects.filter(
        status=_S.WACHT_OP_BETALING,
        pk__in=is_te_laat_op([BETALEN.code], peildatum)
        .filter(onderwerp_soort=Erkenningsaanvraag._meta.label_lower)  # noqa: SLF001
        .values("onderwerp_id"),
    ).values_list("pk", flat=True)
    return sorted({*concepten, *onbetaald})


@transaction.atomic
def lapse_aanvraag(pk: int, *, peildatum: date, at: datetime) -> bool:
    """Let one lapse; False when there was nothing left to do."""
    found = Erkenningsaanvraag.objects.filter(pk=pk).first()
    if found is None:
        return False
    aanvraag = lock(found)
    if aanvraag.pk not in lapsing(peildatum):
        return False
    reden = _REDEN[_S(aanvraag.status)]
    aanvraag, gebeurtenis = move_aanvraag(aanvraag, _S.VERVALLEN, by=None, at=at, afsluitreden=reden)
    mail = lapse_mail(aanvraag, reden)
    tell_aanbieder(
        aanvraag, VERVALLEN, onderwerp=mail.onderwerp, tekst=mail.tekst, gebeurtenis=gebeurtenis, at=at
    )
    return True
