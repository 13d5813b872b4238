"""Hear an aanbieder before something else is decided than it asked for (Awb 4:7-4:8)."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.termijnen import ZIENSWIJZE, Moment, stop_waiting
from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.besluit.advies import require_sent, require_status
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.models import Advies, Erkenningsaanvraag, Zienswijze, Zienswijzebestand
from kwaliteit.rules.aanvraag import TEKEN_AANVRAAG
from kwaliteit.rules.besluit import SCHRIJF_ADVIES
from napl.domain.bestand import last_verloopdatum, store_bestand
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.lezen import is_te_laat_op
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst

if TYPE_CHECKING:
    from django.core.files.base import File

_S = Aanvraagstatus
BESTANDSOORT = "kwaliteit.zienswijze"
MAX_BESTANDEN = 5


@transaction.atomic
def give_zienswijze(
    aanvraag: Erkenningsaanvraag,
    *,
    tekst: str,
    bestanden: "Iterable[File[Any]]" = (),
    by: Gebruiker,
    at: datetime,
) -> Zienswijze:
    """Say what an aanbieder thinks of the advice; from then on the case waits for the bureau.

    The files are of the case and not of who put them in: they stay with the decision.
    """
    aanvraag, advies = _begin(aanvraag, by)
    tekst = require_tekst(tekst, "Schrijf op wat u van het advies vindt.", veld="tekst")
    uploads = list(bestanden)
    if len(uploads) > MAX_BESTANDEN:
        raise Domeinfout(f"U kunt hoogstens {MAX_BESTANDEN} bestanden meesturen.", veld="bestanden")
    zienswijze = Zienswijze.objects.create(advies=advies, tekst=tekst, gegeven_op=at, gegeven_door=by)
    tot = last_verloopdatum(timezone.localdate(at))
    for upload in uploads:
        bestand = store_bestand(upload, eigenaar=None, soort=BESTANDSOORT, verloopt_op=tot, by=by, at=at)
        Zienswijzebestand.objects.create(zienswijze=zienswijze, bestand=bestand)
    stop_waiting(aanvraag, _S.ZIENSWIJZE, Moment(at, by))
    record_gebeurtenis(
        aanvraag, "aanvraag.zienswijze_gegeven", by=by, at=at, gegevens={"zienswijze": zienswijze.pk}
    )
    return zienswijze


@transaction.atomic
def waive_zienswijze(aanvraag: Erkenningsaanvraag, *, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    """Say that an aanbieder has nothing to add; the case goes on at once."""
    aanvraag, advies = _begin(aanvraag, by)
    Zienswijze.objects.create(advies=advies, ziet_af=True, gegeven_op=at, gegeven_door=by)
    aanvraag, _ = move_aanvraag(
        aanvraag, _S.TER_BESLUITVORMING, by=by, at=at, gegevens={"advies": advies.pk, "ziet_af": True}
    )
    return aanvraag


@transaction.atomic
def answer_zienswijze(
    aanvraag: Erkenningsaanvraag, *, antwoord: str, wijzig: bool, by: Gebruiker, at: datetime
) -> Erkenningsaanvraag:
    """Answer what the aanbieder said; when the advice changes by it, it is written again."""
    require_recht(by, SCHRIJF_ADVIES, aanvraag)
    aanvraag = lock(aanvraag)
    require_status(aanvraag, _S.ZIENSWIJZE)
    advies = require_sent(aanvraag)
    zienswijze = Zienswijze.objects.select_for_update().filter(advies=advies).first()
    if zienswijze is None:
        raise OngeldigeOvergang("De aanbieder heeft nog geen zienswijze gegeven.", veld="antwoord")
    antwoord = require_tekst(antwoord, "Schrijf op wat u met de zienswijze doet.", veld="antwoord")
    save_fields(zienswijze, antwoord=antwoord, beantwoord_op=at, beantwoord_door=by)
    naar = _S.CONCEPTADVIES if wijzig else _S.TER_BESLUITVORMING
    aanvraag, _ = move_aanvraag(aanvraag, naar, by=by, at=at, gegevens={"advies": advies.pk})
    return aanvraag


def pass_zienswijzen(*, at: datetime) -> int:
    """Let cases go on whose term passed without a word of the aanbieder; return how many."""
    te_laat = is_te_laat_op([ZIENSWIJZE.code], timezone.localdate(at))
    rows = Erkenningsaanvraag.objects.filter(
        pk__in=te_laat.values("onderwerp_id"), status=_S.ZIENSWIJZE
    ).order_by("pk")
    return sum(_pass(aanvraag, at=at) for aanvraag in rows)


@transaction.atomic
def _pass(aanvraag: Erkenningsaanvraag, *, at: datetime) -> bool:
    aanvraag = lock(aanvraag)
    if aanvraag.status != _S.ZIENSWIJZE or Zienswijze.objects.filter(advies=require_sent(aanvraag)).exists():
        return False  # something was said in the meantime
    move_aanvraag(aanvraag, _S.TER_BESLUITVORMING, by=None, at=at, gegevens={"termijn_voorbij": True})
    return True


def _begin(aanvraag: Erkenningsaanvraag, by: Gebruiker) -> tuple[Erkenningsaanvraag, Advies]:
    require_recht(by, TEKEN_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    require_status(aanvraag, _S.ZIENSWIJZE)
    advies = require_sent(aanvraag)
    if Zienswijze.objects.filter(advies=advies).exists():
        raise OngeldigeOvergang("U heeft al een zienswijze gegeven.", veld="tekst")
    return aanvraag, advies
