"""Meet a voorwaarde: the aanbieder reports it, the bureau looks; and remind in time."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.besluit.mail import send, signers_of, write_herinnering, write_voorwaarde
from kwaliteit.domain.besluit.termijnen import VOORWAARDE
from kwaliteit.enums import Meldingoordeel
from kwaliteit.models import Voorwaarde, Voorwaardemelding
from kwaliteit.rules.aanvraag import TEKEN_AANVRAAG
from kwaliteit.rules.besluit import BEOORDEEL_VOORWAARDE
from napl.domain.bestand import last_verloopdatum, store_bestand
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.lezen import running_termijn
from napl.domain.termijn.verloop import end_termijn
from napl.domain.transitie import lock, save_fields
from napl.fouten import OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst

if TYPE_CHECKING:
    from django.core.files.base import File

BESTANDSOORT = "kwaliteit.voorwaarde"
# How long before its date an aanbieder is reminded.
VOORAF = timedelta(days=30)
HERINNERD = "voorwaarde.herinnerd"


@transaction.atomic
def report_voorwaarde(
    voorwaarde: Voorwaarde,
    *,
    tekst: str,
    by: Gebruiker,
    at: datetime,
    bestand: "File[Any] | None" = None,
) -> Voorwaardemelding:
    """Tell the bureau how a voorwaarde was met; one report at a time."""
    require_recht(by, TEKEN_AANVRAAG, voorwaarde.besluit.aanvraag)
    voorwaarde = lock(voorwaarde)
    _require_open(voorwaarde)
    if voorwaarde.meldingen.filter(beoordeeld_op__isnull=True).exists():
        raise OngeldigeOvergang("U heeft dit al gemeld. Het bureau kijkt er nog naar.", veld="tekst")
    tekst = require_tekst(tekst, "Schrijf op hoe u aan de voorwaarde voldoet.", veld="tekst")
    kept = None
    if bestand is not None:
        tot = last_verloopdatum(timezone.localdate(at))
        kept = store_bestand(bestand, eigenaar=None, soort=BESTANDSOORT, verloopt_op=tot, by=by, at=at)
    melding = Voorwaardemelding.objects.create(
        voorwaarde=voorwaarde, tekst=tekst, bestand=kept, gemeld_op=at, gemeld_door=by
    )
    record_gebeurtenis(voorwaarde, "voorwaarde.gemeld", by=by, at=at, gegevens={"melding": melding.pk})
    return melding


@transaction.atomic
def judge_melding(
    melding: Voorwaardemelding, *, oordeel: Meldingoordeel, reden: str, by: Gebruiker, at: datetime
) -> Voorwaarde:
    """Confirm that a voorwaarde was met, or say why not yet; either way with a reason, and by mail."""
    require_recht(by, BEOORDEEL_VOORWAARDE, melding)
    voorwaarde = lock(melding.voorwaarde)
    melding = lock(melding)
    if melding.beoordeeld_op is not None:
        raise OngeldigeOvergang("Deze melding is al beoordeeld.", veld="oordeel")
    reden = require_tekst(reden, "Leg uit waarom.", veld="reden")
    oordeel = Meldingoordeel(oordeel)
    voldaan = oordeel == Meldingoordeel.BEVESTIGD
    save_fields(melding, oordeel=oordeel, reden=reden, beoordeeld_op=at, beoordeeld_door=by)
    if voldaan:
        _require_open(voorwaarde)
        save_fields(voorwaarde, voldaan_op=at, bevestigd_door=by, hoe=reden)
        termijn = running_termijn(voorwaarde, VOORWAARDE)
        if termijn is not None:
            end_termijn(termijn, op=timezone.localdate(at), by=by, at=at)
    gebeurtenis = record_gebeurtenis(
        voorwaarde,
        "voorwaarde.voldaan" if voldaan else "voorwaarde.geweigerd",
        by=by,
        at=at,
        gegevens={"melding": melding.pk},
    )
    ontvangers = signers_of(voorwaarde.besluit.aanvraag, timezone.localdate(at))
    send(ontvangers, "voorwaarde-beoordeeld", write_voorwaarde(melding, voldaan=voldaan), gebeurtenis, at=at)
    return voorwaarde


def remind_voorwaarden(*, at: datetime) -> int:
    """Remind aanbieders once of what is due within a month; return how many voorwaarden that was."""
    vandaag = timezone.localdate(at)
    reminded = Gebeurtenis.objects.filter(onderwerp_soort="kwaliteit.voorwaarde", soort=HERINNERD)
    due = (
        Voorwaarde.objects.open()
        .filter(uiterlijk__gte=vandaag, uiterlijk__lte=vandaag + VOORAF)
        .exclude(pk__in=reminded.values("onderwerp_id"))
        .exclude(meldingen__beoordeeld_op__isnull=True, meldingen__isnull=False)
    )
    return sum(_remind(voorwaarde, at=at) for voorwaarde in due.order_by("pk"))


@transaction.atomic
def _remind(voorwaarde: Voorwaarde, *, at: datetime) -> bool:
    voorwaarde = lock(voorwaarde)
    earlier = Gebeurtenis.objects.filter(
        onderwerp_soort="kwaliteit.voorwaarde", onderwerp_id=voorwaarde.pk, soort=HERINNERD
    )
    if voorwaarde.voldaan_op is not None or earlier.exists():
        return False
    gebeurtenis = record_gebeurtenis(voorwaarde, HERINNERD, by=None, at=at)
    ontvangers = signers_of(voorwaarde.besluit.aanvraag, timezone.localdate(at))
    send(ontvangers, "voorwaarde-herinnering", write_herinnering(voorwaarde), gebeurtenis, at=at)
    return True


def _require_open(voorwaarde: Voorwaarde) -> None:
    if voorwaarde.voldaan_op is not None:
        raise OngeldigeOvergang("Aan deze voorwaarde is al voldaan.", veld="tekst")
