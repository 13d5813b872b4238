"""Hererkenning: when it opens, who is told, and the aanvraag that asks for it.

The recognition that follows begins on the day on which the former one ends (``verlenen.eerste_dag``).
"""

from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag
from kwaliteit.domain.erkenning.invoer import lock_erkenning
from kwaliteit.domain.erkenning.mail import hererkenning_mail, send_mail
from kwaliteit.domain.erkenning.termijnen import HERERKENNING_MAANDEN
from kwaliteit.enums import Aanvraagsoort, ErkenningStatus
from kwaliteit.models import Erkenning, Erkenningsaanvraag
from kwaliteit.rules.erkenning import VRAAG_HERERKENNING
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from register.domain.opmaak import day
from register.domain.trajecteditor.verschillen import Wijziging, list_wijzigingen
from register.domain.trajectgegevens import read_gegevens


@dataclass(frozen=True)
class Opening:
    """Whether hererkenning can be asked for on a date, and in words why not."""

    vanaf: date | None
    uitleg: str
    open: bool = False
    aanvraag: Erkenningsaanvraag | None = None


def opens_on(erkenning: Erkenning) -> date | None:
    """Return the first day on which hererkenning can be asked for; None when no end is known."""
    if erkenning.geldig_tot is None:
        return None
    return erkenning.geldig_tot - relativedelta(months=HERERKENNING_MAANDEN)


def check_hererkenning(erkenning: Erkenning, peildatum: date) -> Opening:
    """Say whether hererkenning can be asked for on a date; what is asked already comes with its aanvraag."""
    vanaf, reden = opens_on(erkenning), _refusal(erkenning, peildatum)
    if reden:
        return Opening(vanaf, reden)
    running = Erkenningsaanvraag.objects.open().filter(traject=erkenning.traject_id).first()
    if running is not None:
        return Opening(vanaf, f"Er loopt al een aanvraag: {running.kenmerk}.", aanvraag=running)
    return Opening(vanaf, "U kunt nu hererkenning vragen.", open=True)


def _refusal(erkenning: Erkenning, peildatum: date) -> str:
    """Return why it is not open on a date; empty when nothing of the recognition stands in the way."""
    vanaf, einde = opens_on(erkenning), erkenning.geldig_tot
    if erkenning.status == ErkenningStatus.INGETROKKEN:
        return "Deze erkenning is ingetrokken. U kunt wel opnieuw erkenning vragen."
    if einde is None or vanaf is None:
        return "Deze erkenning heeft geen einde. Hererkenning is niet nodig."
    if peildatum >= einde:
        return "Deze erkenning is verlopen. Vraag opnieuw erkenning aan."
    if peildatum < vanaf:
        return f"U kunt hererkenning vragen vanaf {day(vanaf)}."
    followed = Erkenning.objects.filter(traject=erkenning.traject_id, geldig_van__gte=einde)
    if followed.filter(status=ErkenningStatus.VERLEEND).exists():
        return "De volgende erkenning is al verleend."
    return ""


@transaction.atomic
def begin_hererkenning(erkenning: Erkenning, *, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    """Begin the aanvraag that asks to recognise a traject again.

    Raises GeenRecht, or OngeldigeOvergang when it is not open: too early, over, withdrawn or asked already.
    """
    require_recht(by, VRAAG_HERERKENNING, erkenning)
    erkenning = lock_erkenning(erkenning)
    found = check_hererkenning(erkenning, timezone.localdate(at))
    if not found.open:
        raise OngeldigeOvergang(found.uitleg, veld="status")
    aanvraag = begin_aanvraag(erkenning.traject, by=by, at=at, vorige_erkenning=erkenning)
    record_gebeurtenis(
        erkenning, "erkenning.hererkenning_begonnen", by=by, at=at, gegevens={"aanvraag": aanvraag.pk}
    )
    return aanvraag


def tell_hererkenning(*, at: datetime) -> int:
    """Tell aanbieders once that hererkenning can be asked for; return of how many recognitions."""
    vandaag = timezone.localdate(at)
    told = 0
    near = Erkenning.objects.filter(
        status=ErkenningStatus.VERLEEND,
        hererkenning_gemeld_op__isnull=True,
        geldig_van__lte=vandaag,
        geldig_tot__gt=vandaag,
        geldig_tot__lte=vandaag + relativedelta(months=HERERKENNING_MAANDEN),
    )
    for pk in near.order_by("pk").values_list("pk", flat=True):
        told += _tell(pk, at=at)
    return told


@transaction.atomic
def _tell(pk: int, *, at: datetime) -> bool:
    rows = Erkenning.objects.select_for_update(skip_locked=True, of=("self",))
    erkenning = rows.filter(pk=pk, hererkenning_gemeld_op__isnull=True).first()
    if erkenning is None:
        return False
    save_fields(erkenning, hererkenning_gemeld_op=at)
    gebeurtenis = record_gebeurtenis(erkenning, "erkenning.hererkenning_open", by=None, at=at)
    send_mail(
        erkenning,
        hererkenning_mail(erkenning, naam=erkenning.versie.naam),
        gebeurtenis=gebeurtenis,
        at=at,
    )
    return True


def diff_sinds(aanvraag: Erkenningsaanvraag) -> list[Wijziging]:
    """Return what the traject says otherwise than when it was recognised; of a concept, what is live now."""
    vorige = aanvraag.vorige_erkenning
    if vorige is None:
        raise Domeinfout("Deze aanvraag vraagt niet om hererkenning.")
    nu = aanvraag.versie or aanvraag.traject.live
    if nu is None or aanvraag.soort != Aanvraagsoort.HERERKENNING:
        return []
    return list_wijzigingen(read_gegevens(vorige.versie), read_gegevens(nu))
