"""A consultation on a version of the kader: open it, extend it, break it off, publish the answers."""

from datetime import date, datetime

from django.db import transaction

from kwaliteit.domain.kader.invoer import optional_tekst
from kwaliteit.domain.kader.volledig import require_volledig
from kwaliteit.enums import KADER_OVERGANGEN, KaderStatus
from kwaliteit.models import Kaderconsultatie, Kaderversie
from kwaliteit.rules.kader import SCHRIJF_KADER
from napl.domain.consultatie import (
    require_all_answered,
    require_closed,
    require_langer,
    require_periode,
    require_unpublished,
)
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.consultatie import Consultatiegegevens
from ontwikkelpaden.domain.invoer import require_tekst


@transaction.atomic
def open_kaderconsultatie(
    versie: Kaderversie, gegevens: Consultatiegegevens, *, by: Gebruiker, at: datetime
) -> Kaderconsultatie:
    """Put a concept before everybody; its content is fixed from now on.

    Raises Domeinfout with the field for what is missing, and for gaps: nobody can judge what is not written.
    """
    require_recht(by, SCHRIJF_KADER, versie)
    versie = lock(versie)
    require_transition(versie.status, to=KaderStatus.CONSULTATIE, allowed=KADER_OVERGANGEN)
    other = Kaderversie.objects.filter(status=KaderStatus.CONSULTATIE).first()
    if other is not None:
        raise OngeldigeOvergang(
            f"Versie {other.nummer} is al in consultatie. Er kan er één tegelijk zijn.", veld="status"
        )
    require_periode(gegevens.opent_op, gegevens.sluit_op, at=at)
    vraag = require_tekst(gegevens.vraag, "Vul in wat u wilt weten van wie reageert.", veld="vraag")
    toelichting = optional_tekst(gegevens.toelichting, veld="toelichting")
    require_volledig(versie)
    save_fields(versie, status=KaderStatus.CONSULTATIE)
    consultatie = Kaderconsultatie.objects.create(
        versie=versie,
        opent_op=gegevens.opent_op,
        sluit_op=gegevens.sluit_op,
        vraag=vraag,
        toelichting=toelichting,
        geopend_door=by,
        geopend_op=at,
    )
    _record(consultatie, "geopend", by=by, at=at)
    return consultatie


@transaction.atomic
def extend_kaderconsultatie(
    consultatie: Kaderconsultatie, *, sluit_op: date, reden: str, by: Gebruiker, at: datetime
) -> Kaderconsultatie:
    """Move the closing date of a running consultation to a later day; whoever reacts sees the reason."""
    consultatie = _begin(consultatie, by)
    require_langer(consultatie, sluit_op, at=at)
    reden = require_tekst(reden, "Vul in waarom de consultatie langer duurt.", veld="reden")
    save_fields(consultatie, sluit_op=sluit_op, verlengd_reden=reden)
    _record(consultatie, "verlengd", by=by, at=at)
    return consultatie


@transaction.atomic
def return_to_concept(versie: Kaderversie, *, reden: str, by: Gebruiker, at: datetime) -> Kaderversie:
    """Take a version back out of consultation, to work on it; the reactions that came stay kept."""
    require_recht(by, SCHRIJF_KADER, versie)
    versie = lock(versie)
    require_transition(versie.status, to=KaderStatus.CONCEPT, allowed=KADER_OVERGANGEN)
    consultatie = lock(Kaderconsultatie.objects.get(versie=versie, afgebroken_op=None))
    reden = require_tekst(reden, "Vul in waarom deze versie teruggaat naar concept.", veld="reden")
    save_fields(consultatie, afgebroken_op=at, afgebroken_reden=reden)
    save_fields(versie, status=KaderStatus.CONCEPT)
    _record(consultatie, "afgebroken", by=by, at=at)
    return versie


@transaction.atomic
def publish_kaderantwoorden(
    consultatie: Kaderconsultatie, *, by: Gebruiker, at: datetime
) -> Kaderconsultatie:
    """Show all reactions and answers to everybody; from then on they do not change."""
    consultatie = _begin(consultatie, by)
    require_closed(consultatie, at=at)
    require_unpublished(consultatie)
    require_all_answered(consultatie.reacties.filter(beantwoord_op=None).count())
    save_fields(consultatie, antwoorden_gepubliceerd_op=at)
    _record(consultatie, "antwoorden_gepubliceerd", by=by, at=at)
    return consultatie


def lock_running(consultatie: Kaderconsultatie) -> Kaderconsultatie:
    """Lock version and consultation, in that order; raises OngeldigeOvergang when it does not run."""
    versie = lock(consultatie.versie)
    consultatie = lock(consultatie)
    if consultatie.afgebroken_op is not None or versie.status != KaderStatus.CONSULTATIE:
        raise OngeldigeOvergang("Deze versie is niet meer in consultatie.", veld="status")
    return consultatie


def _begin(consultatie: Kaderconsultatie, by: Gebruiker) -> Kaderconsultatie:
    require_recht(by, SCHRIJF_KADER, consultatie.versie)
    return lock_running(consultatie)


def _record(consultatie: Kaderconsultatie, wat: str, *, by: Gebruiker, at: datetime) -> None:
    # About the version, so that who did this counts as somebody who worked on it.
    record_gebeurtenis(
        consultatie.versie,
        f"kaderversie.consultatie_{wat}",
        by=by,
        at=at,
        gegevens={
            "consultatie": consultatie.pk,
            "opent_op": consultatie.opent_op.isoformat(),
            "sluit_op": consultatie.sluit_op.isoformat(),
        },
    )
