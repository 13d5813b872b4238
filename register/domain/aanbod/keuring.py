"""What the bureau does with an aanmelding: approve it, ask for more or refuse, the last two with a reason.

The applicant gets a mail each time, from the outbox, in the same transaction.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from napl.domain.bericht import full_url, queue_bericht
from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.organisatie import add_lidmaatschap, create_organisatie
from napl.domain.transitie import lock, require_transition, save_fields
from napl.enums import OrganisatieSoort, Rol
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, Organisatie
from napl.rechten import require_recht
from napl.tekst import comparable
from register.domain.aanbieder import Aanbiedergegevens, create_aanbieder
from register.domain.aanbod.controle import is_bezet
from register.domain.aanbod.rollen import give_rollen
from register.enums import AANMELDING_OVERGANGEN, AanbiederSoort, Aanbodrol, Aanmeldingstatus
from register.models import Aanbieder, Aanmelding
from register.models.aanmelding import MAX_REDEN

KEUR = "register.keur_aanmelding"
SOORT = "aanmelding-besluit"
AL_GEDAAN = "Iemand anders heeft dit net al goedgekeurd. Kijk opnieuw."


def mail_context(naam: str, status: Aanmeldingstatus, reden: str) -> dict[str, str]:
    """Return what the mail to the applicant says; the page of the bureau shows it before it goes out."""
    return {
        "naam": naam,
        "status": status.value,
        "reden": reden,
        "aanbod": full_url(reverse("register:aanbod")),
        "aanmelden": full_url(reverse("register:aanbod-aanmelden")),
    }


def approve_aanmelding(aanmelding: Aanmelding, *, by: Gebruiker, at: datetime) -> Aanmelding:
    """Let an applicant in: organisation, membership with every role, and the aanbieder, all or nothing.

    Raises OngeldigeOvergang for who is late: of two approvals at once, of this one or of two aanmeldingen for
    the same aanbieder, one is done.
    """
    try:
        return _approve(aanmelding, by=by, at=at)
    except IntegrityError as error:
        raise OngeldigeOvergang(AL_GEDAAN) from error


@transaction.atomic
def ask_aanvulling(aanmelding: Aanmelding, *, reden: str, by: Gebruiker, at: datetime) -> Aanmelding:
    """Ask the applicant for more (Awb 4:5), saying what."""
    aanmelding, _ = _lock(aanmelding, Aanmeldingstatus.AANVULLING, by=by)
    save_fields(aanmelding, status=Aanmeldingstatus.AANVULLING, reden=_require_reden(reden))
    _tell(aanmelding, "aanmelding.aanvulling-gevraagd", by=by, at=at)
    return aanmelding


@transaction.atomic
def refuse_aanmelding(aanmelding: Aanmelding, *, reden: str, by: Gebruiker, at: datetime) -> Aanmelding:
    """Refuse an applicant, saying why (Awb 3:46)."""
    aanmelding, _ = _lock(aanmelding, Aanmeldingstatus.AFGEWEZEN, by=by)
    save_fields(
        aanmelding,
        status=Aanmeldingstatus.AFGEWEZEN,
        reden=_require_reden(reden),
        beoordeeld_op=at,
        beoordeeld_door=by,
    )
    _tell(aanmelding, "aanmelding.afgewezen", by=by, at=at)
    return aanmelding


@transaction.atomic
def _approve(aanmelding: Aanmelding, *, by: Gebruiker, at: datetime) -> Aanmelding:
    aanmelding, applicant = _lock(aanmelding, Aanmeldingstatus.GOEDGEKEURD, by=by)
    aanbieder = _aanbieder_for(aanmelding, at=at)
    organisatie = create_organisatie(
        naam=aanmelding.naam,
        soort=OrganisatieSoort.AANBIEDER,
        kvk=aanmelding.kvk,
        plaats=aanmelding.plaats,
        at=at,
    )
    save_fields(organisatie, website=aanmelding.website)
    _link(aanbieder, organisatie, aanmelding)
    add_lidmaatschap(applicant, organisatie, Rol.AANBIEDER, geldig_van=timezone.localdate(at), at=at)
    give_rollen(applicant, organisatie, frozenset(Aanbodrol), by=by, at=at, nieuw=True)
    save_fields(
        aanmelding,
        status=Aanmeldingstatus.GOEDGEKEURD,
        reden="",
        aanbieder=aanbieder,
        organisatie=organisatie,
        beoordeeld_op=at,
        beoordeeld_door=by,
    )
    _tell(aanmelding, "aanmelding.goedgekeurd", by=by, at=at)
    return aanmelding


def _lock(aanmelding: Aanmelding, to: Aanmeldingstatus, *, by: Gebruiker) -> tuple[Aanmelding, Gebruiker]:
    require_recht(by, KEUR)
    aanmelding = lock(aanmelding)
    require_transition(aanmelding.status, to=to, allowed=AANMELDING_OVERGANGEN)
    if aanmelding.gebruiker is None:
        raise Domeinfout("Wie zich aanmeldde, heeft het account gewist. U kunt hier niets meer mee.")
    # Awb 2:4: nobody decides on their own case.
    if aanmelding.gebruiker_id == by.pk:
        raise Domeinfout("Dit is uw eigen aanmelding. Een collega moet die beoordelen.")
    return aanmelding, aanmelding.gebruiker


def _aanbieder_for(aanmelding: Aanmelding, *, at: datetime) -> Aanbieder:
    """Return the aanbieder, locked, that nobody acts for yet."""
    if aanmelding.aanbieder is None:
        if Aanbieder.objects.filter(vergelijknaam=comparable(aanmelding.naam)).exists():
            raise Domeinfout("Er is nu een aanbieder met deze naam. Vraag of de aanmelder die bedoelt.")
        gegevens = Aanbiedergegevens(
            naam=aanmelding.naam,
            soort=AanbiederSoort(aanmelding.soort),
            plaats=aanmelding.plaats,
            website=aanmelding.website,
        )
        return create_aanbieder(gegevens, at=at)
    aanbieder = lock(aanmelding.aanbieder)
    if is_bezet(aanbieder):
        raise OngeldigeOvergang("Deze aanbieder wordt al beheerd door een andere organisatie.")
    return aanbieder


def _link(aanbieder: Aanbieder, organisatie: Organisatie, aanmelding: Aanmelding) -> None:
    """Tie the aanbieder to its organisation; what the register did not know yet is filled in."""
    unknown = {
        naam: waarde
        for naam, waarde in (("plaats", aanmelding.plaats), ("website", aanmelding.website))
        if waarde and not getattr(aanbieder, naam)
    }
    if aanbieder.soort == AanbiederSoort.ONBEKEND:
        unknown["soort"] = aanmelding.soort
    save_fields(aanbieder, organisatie=organisatie, **unknown)


def _require_reden(reden: str) -> str:
    tekst = check_tekst(reden, max_lengte=MAX_REDEN, naam="reden", veld="reden")
    if not tekst:
        raise Domeinfout("Vul een reden in. De aanmelder leest die in de e-mail.", veld="reden")
    return tekst


def _tell(aanmelding: Aanmelding, soort: str, *, by: Gebruiker, at: datetime) -> None:
    gegevens = {"organisatie": aanmelding.organisatie_id, "aanbieder": aanmelding.aanbieder_id}
    gebeurtenis = record_gebeurtenis(aanmelding, soort, by=by, at=at, gegevens=gegevens)
    if aanmelding.gebruiker is None:
        return
    queue_bericht(
        aanmelding.gebruiker,
        SOORT,
        context=mail_context(aanmelding.naam, Aanmeldingstatus(aanmelding.status), aanmelding.reden),
        gebeurtenis=gebeurtenis,
        at=at,
    )
