"""Policy as dated data: how long a recognition holds, by whose mandate, and what one can do against it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kwaliteit.domain.besluit.invoer import MAX_JAREN
from kwaliteit.enums import Besluitsoort
from kwaliteit.models import Erkenningsbeleid
from kwaliteit.rules.besluit import BEHEER_BELEID
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst


@dataclass(frozen=True)
class Beleidsinvoer:
    geldig_van: date
    jaren: int
    rechtsmiddel: str
    mandaat: str
    ondertekenaar: str
    grond: str


def beleid_op(peildatum: date, soort: Besluitsoort = Besluitsoort.AANVRAAG) -> Erkenningsbeleid:
    """Return the policy for a kind of decision on a date; where none was set, the defaults (not saved)."""
    found = Erkenningsbeleid.objects.geldig_op(peildatum).filter(besluitsoort=soort).first()
    return found or Erkenningsbeleid(besluitsoort=soort, geldig_van=peildatum)


@transaction.atomic
def set_beleid(
    soort: Besluitsoort, invoer: Beleidsinvoer, *, by: Gebruiker, at: datetime
) -> Erkenningsbeleid:
    """Let other policy hold from a day on; what held before ends there, and decisions keep what they had."""
    require_recht(by, BEHEER_BELEID)
    if invoer.geldig_van < timezone.localdate(at):
        raise Domeinfout("Kies vandaag of een dag die nog komt.", veld="geldig_van")
    if not 1 <= invoer.jaren <= MAX_JAREN:
        raise Domeinfout(f"Kies een duur van 1 tot {MAX_JAREN} jaar.", veld="jaren")
    rijen = Erkenningsbeleid.objects.select_for_update().filter(besluitsoort=soort)
    rijen.filter(geldig_van__gte=invoer.geldig_van).delete()
    for rij in rijen.filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=invoer.geldig_van)):
        save_fields(rij, geldig_tot=invoer.geldig_van)
    beleid = Erkenningsbeleid.objects.create(
        besluitsoort=soort,
        geldig_van=invoer.geldig_van,
        jaren=invoer.jaren,
        rechtsmiddel=require_tekst(invoer.rechtsmiddel, "Vul de clausule in.", veld="rechtsmiddel"),
        mandaat=require_tekst(invoer.mandaat, "Vul in namens wie.", veld="mandaat", hooguit=300),
        ondertekenaar=require_tekst(
            invoer.ondertekenaar, "Vul in wie ondertekent.", veld="ondertekenaar", hooguit=200
        ),
        grond=require_tekst(invoer.grond, "Vul in waar dit is besloten.", veld="grond", hooguit=300),
    )
    record_gebeurtenis(beleid, "erkenningsbeleid.bepaald", by=by, at=at, gegevens={"soort": soort.value})
    return beleid
