"""What an applicant does with an aanmelding: submit it, complete it, take it back."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from napl.domain.bericht import full_url, queue_bericht
from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import comparable, tidy
from napl.validators import validate_kvk
from register.domain.aanbod.controle import is_bezet, kvk_is_bekend
from register.enums import AANMELDING_OVERGANGEN, AanbiederSoort, Aanmeldingstatus
from register.models import Aanbieder, Aanmelding
from register.models.aanmelding import MAX_TOELICHTING

MELD_AAN = "register.meld_aanbieder_aan"
AL_BEHEERD = (
    "Deze aanbieder doet al mee. Vraag de beheerder van uw organisatie om u uit te nodigen. "
    "Weet u niet wie dat is? Vraag het programmabureau."
)


@dataclass(frozen=True)
class Aanmeldgegevens:
    """What an applicant tells; ``aanbieder`` is the one of the register that they say to be."""

    naam: str
    soort: AanbiederSoort
    zelfstandig: bool = False
    kvk: str = ""
    plaats: str = ""
    website: str = ""
    toelichting: str = ""
    aanbieder: Aanbieder | None = None


@transaction.atomic
def submit_aanmelding(gegevens: Aanmeldgegevens, *, by: Gebruiker, at: datetime) -> Aanmelding:
    """Ask to take part as an aanbieder, one at a time; a mail says what was received (Awb 4:3a)."""
    require_recht(by, MELD_AAN)
    lock(by)
    if Aanmelding.objects.van(by).open().exists():
        raise Domeinfout("U hebt al een aanmelding die nog loopt.")
    values = _check(gegevens)
    aanmelding = Aanmelding.objects.create(gebruiker=by, ingediend_op=at, **values)
    _announce(aanmelding, "aanmelding.ingediend", at=at)
    return aanmelding


@transaction.atomic
def complete_aanmelding(
    aanmelding: Aanmelding, gegevens: Aanmeldgegevens, *, by: Gebruiker, at: datetime
) -> Aanmelding:
    """Answer the question of the bureau; the aanmelding waits for the bureau again."""
    require_recht(by, MELD_AAN, aanmelding)
    aanmelding = lock(aanmelding)
    require_transition(aanmelding.status, to=Aanmeldingstatus.INGEDIEND, allowed=AANMELDING_OVERGANGEN)
    save_fields(aanmelding, status=Aanmeldingstatus.INGEDIEND, reden="", ingediend_op=at, **_check(gegevens))
    _announce(aanmelding, "aanmelding.aangevuld", at=at)
    return aanmelding


@transaction.atomic
def withdraw_aanmelding(aanmelding: Aanmelding, *, by: Gebruiker, at: datetime) -> Aanmelding:
    require_recht(by, MELD_AAN, aanmelding)
    aanmelding = lock(aanmelding)
    require_transition(aanmelding.status, to=Aanmeldingstatus.INGETROKKEN, allowed=AANMELDING_OVERGANGEN)
    save_fields(aanmelding, status=Aanmeldingstatus.INGETROKKEN)
    record_gebeurtenis(aanmelding, "aanmelding.ingetrokken", by=by, at=at)
    return aanmelding


def _check(gegevens: Aanmeldgegevens) -> dict[str, object]:
    naam = tidy(gegevens.naam)
    if not comparable(naam):
        raise Domeinfout("Vul de naam van uw organisatie in.", veld="naam")
    claim = gegevens.aanbieder
    if claim is not None and is_bezet(claim):
        raise Domeinfout(AL_BEHEERD, veld="keuze")
    if claim is None and Aanbieder.objects.filter(vergelijknaam=comparable(naam)).exists():
        raise Domeinfout("Deze naam staat al in het register. Kies die aanbieder.", veld="keuze")
    toelichting = check_tekst(
        gegevens.toelichting, max_lengte=MAX_TOELICHTING, naam="toelichting", veld="toelichting"
    )
    _check_kvk(gegevens.kvk, toelichting)
    return {
        "naam": naam,
        "soort": gegevens.soort,
        "zelfstandig": gegevens.zelfstandig,
        "kvk": gegevens.kvk,
        "plaats": tidy(gegevens.plaats),
        "website": gegevens.website,
        "toelichting": toelichting,
        "aanbieder": claim,
    }


def _check_kvk(kvk: str, toelichting: str) -> None:
    if not kvk:
        if not toelichting:
            raise Domeinfout(
                "Vul uw KvK-nummer in. Hebt u er geen? Leg dan in de toelichting uit waarom.", veld="kvk"
            )
        return
    try:
        validate_kvk(kvk)
    except ValidationError as error:
        raise Domeinfout(str(error.messages[0]), veld="kvk") from error
    if kvk_is_bekend(kvk):
        raise Domeinfout(AL_BEHEERD, veld="kvk")


def _announce(aanmelding: Aanmelding, soort: str, *, at: datetime) -> None:
    gebruiker = aanmelding.gebruiker
    gebeurtenis = record_gebeurtenis(aanmelding, soort, by=gebruiker, at=at)
    if gebruiker is None:
        return
    queue_bericht(
        gebruiker,
        "aanmelding",
        context={
            "naam": aanmelding.naam,
            "soort": aanmelding.get_soort_display(),
            "kvk": aanmelding.kvk,
            "plaats": aanmelding.plaats,
            "website": aanmelding.website,
            "toelichting": aanmelding.toelichting,
            "url": full_url(reverse("register:aanbod-aanmelden")),
        },
        gebeurtenis=gebeurtenis,
        at=at,
    )
