"""Write an advice on a case, send it, and send it back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.besluit.beleid import beleid_op
from kwaliteit.domain.besluit.invoer import (
    Inhoud,
    Oordeelinvoer,
    Voorwaardeinvoer,
    clean_inhoud,
    judged_by,
    require_motivated,
)
from kwaliteit.domain.besluit.mail import mail_voornemen
from kwaliteit.enums import Aanvraagstatus, Criteriumoordeel, Uitkomst
from kwaliteit.models import Advies, Adviesoordeel, Adviesvoorwaarde, Erkenningsaanvraag
from kwaliteit.rules.besluit import BESLIS, SCHRIJF_ADVIES
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst


@transaction.atomic
def write_advies(aanvraag: Erkenningsaanvraag, inhoud: Inhoud, *, by: Gebruiker, at: datetime) -> Advies:
    """Write the draft of the advice; after one that was sent and came back this is a new version."""
    require_recht(by, SCHRIJF_ADVIES, aanvraag)
    aanvraag = lock(aanvraag)
    require_status(aanvraag, Aanvraagstatus.CONCEPTADVIES)
    criteria = set(judged_by(aanvraag.kaderversie).values_list("pk", flat=True))
    schoon = clean_inhoud(inhoud, criteria=criteria, jaren=beleid_op(timezone.localdate(at)).jaren)
    velden = {
        "uitkomst": schoon.uitkomst,
        "motivering": schoon.motivering,
        "jaren": schoon.jaren,
        "geschreven_op": at,
        "geschreven_door": by,
    }
    advies = latest_advies(aanvraag)
    if advies is None or advies.verzonden_op is not None:
        nummer = 1 if advies is None else advies.versie + 1
        advies = Advies.objects.create(aanvraag=aanvraag, versie=nummer, **velden)
    else:
        save_fields(advies, **velden)
    _write_parts(advies, schoon)
    record_gebeurtenis(aanvraag, "aanvraag.advies_geschreven", by=by, at=at, gegevens={"advies": advies.pk})
    return advies


@transaction.atomic
def send_advies(aanvraag: Erkenningsaanvraag, *, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    """Send the draft on to who decides, or to the aanbieder when it is not what it asked for (Awb 4:7)."""
    require_recht(by, SCHRIJF_ADVIES, aanvraag)
    aanvraag = lock(aanvraag)
    require_status(aanvraag, Aanvraagstatus.CONCEPTADVIES)
    advies = latest_advies(aanvraag)
    if advies is None or advies.verzonden_op is not None:
        raise Domeinfout("Er is nog geen advies om te versturen. Schrijf het eerst.")
    require_motivated(content_of(advies), list(judged_by(aanvraag.kaderversie)))
    save_fields(advies, verzonden_op=at, verzonden_door=by)
    gunstig = advies.uitkomst == Uitkomst.TOEKENNEN
    naar = Aanvraagstatus.TER_BESLUITVORMING if gunstig else Aanvraagstatus.ZIENSWIJZE
    aanvraag, gebeurtenis = move_aanvraag(aanvraag, naar, by=by, at=at, gegevens={"advies": advies.pk})
    if not gunstig:
        mail_voornemen(aanvraag, advies, gebeurtenis=gebeurtenis, at=at)
    return aanvraag


@transaction.atomic
def return_advies(
    aanvraag: Erkenningsaanvraag, *, reden: str, by: Gebruiker, at: datetime
) -> Erkenningsaanvraag:
    """Send the advice back to who wrote it: the beslisser is not convinced of how it came about (Awb 3:9)."""
    require_recht(by, BESLIS, aanvraag)
    aanvraag = lock(aanvraag)
    require_status(aanvraag, Aanvraagstatus.TER_BESLUITVORMING)
    advies = require_sent(aanvraag)
    reden = require_tekst(reden, "Schrijf op wat er aan het advies ontbreekt.", veld="reden")
    save_fields(advies, teruggestuurd_op=at, teruggestuurd_door=by, terugreden=reden)
    aanvraag, _ = move_aanvraag(
        aanvraag, Aanvraagstatus.CONCEPTADVIES, by=by, at=at, gegevens={"advies": advies.pk, "terug": True}
    )
    return aanvraag


def latest_advies(aanvraag: Erkenningsaanvraag) -> Advies | None:
    return Advies.objects.filter(aanvraag=aanvraag).order_by("-versie").first()


def require_sent(aanvraag: Erkenningsaanvraag) -> Advies:
    """Return the newest advice that was sent; raise Domeinfout when a case came here without one."""
    advies = Advies.objects.filter(aanvraag=aanvraag, verzonden_op__isnull=False).order_by("-versie").first()
    if advies is None:
        raise Domeinfout("Bij deze aanvraag is nog geen advies verstuurd.")
    return advies


def content_of(advies: Advies) -> Inhoud:
    """Return what an advice says, in the form in which it was put in."""
    return Inhoud(
        uitkomst=Uitkomst(advies.uitkomst),
        motivering=advies.motivering,
        oordelen=tuple(
            Oordeelinvoer(rij.criterium_id, Criteriumoordeel(rij.oordeel), rij.motivering)
            for rij in advies.oordelen.order_by("criterium__standaard__volgorde", "criterium__volgorde")
        ),
        voorwaarden=tuple(
            Voorwaardeinvoer(rij.tekst, rij.maanden) for rij in advies.voorwaarden.order_by("volgorde")
        ),
        jaren=advies.jaren,
    )


def require_status(aanvraag: Erkenningsaanvraag, status: Aanvraagstatus) -> None:
    """Raise OngeldigeOvergang unless a locked case is where this can be done."""
    if aanvraag.status != status:
        nu = Aanvraagstatus(aanvraag.status).label
        raise OngeldigeOvergang(f"Dit kan niet: de status is ‘{nu}’.", veld="status")


def _write_parts(advies: Advies, inhoud: Inhoud) -> None:
    advies.oordelen.all().delete()
    advies.voorwaarden.all().delete()
    Adviesoordeel.objects.bulk_create(
        Adviesoordeel(
            advies=advies, criterium_id=rij.criterium, oordeel=rij.oordeel, motivering=rij.motivering
        )
        for rij in inhoud.oordelen
    )
    Adviesvoorwaarde.objects.bulk_create(
        Adviesvoorwaarde(advies=advies, volgorde=nummer, tekst=rij.tekst, maanden=rij.maanden)
        for nummer, rij in enumerate(inhoud.voorwaarden, start=1)
    )
