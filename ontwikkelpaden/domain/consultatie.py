"""A consultation on a version: open it, give it more time, break it off."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from napl.domain.consultatie import require_langer, require_periode
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import MAX_TEKST, require_tekst
from ontwikkelpaden.domain.padversie import PUBLICEER
from ontwikkelpaden.domain.volledig import require_volledig
from ontwikkelpaden.enums import PAD_OVERGANGEN, PadStatus
from ontwikkelpaden.models import Consultatie, Padversie


@dataclass(frozen=True)
class Consultatiegegevens:
    """What is asked, and from which to which day; both days count."""

    opent_op: date
    sluit_op: date
    vraag: str
    toelichting: str = ""


@transaction.atomic
def open_consultatie(
    versie: Padversie, gegevens: Consultatiegegevens, *, by: Gebruiker | None, at: datetime
) -> Consultatie:
    """Put a concept before everybody; its content is fixed from now on.

    ``by`` is None for the system itself. Raises Domeinfout with the field for what is missing, and for a
    raamwerk with gaps: nobody can judge what is not written.
    """
    if by is not None:
        require_recht(by, PUBLICEER, versie)
    lock(versie.pad)
    versie = lock(versie)
    require_transition(versie.status, to=PadStatus.CONSULTATIE, allowed=PAD_OVERGANGEN)
    _require_alone(versie)
    require_periode(gegevens.opent_op, gegevens.sluit_op, at=at)
    vraag = require_tekst(gegevens.vraag, "Vul in wat u wilt weten van wie reageert.", veld="vraag")
    if len(gegevens.toelichting) > MAX_TEKST:
        raise Domeinfout(f"De toelichting is te lang: er passen {MAX_TEKST} tekens.", veld="toelichting")
    require_volledig(versie)
    save_fields(versie, status=PadStatus.CONSULTATIE)
    consultatie = Consultatie.objects.create(
        versie=versie,
        opent_op=gegevens.opent_op,
        sluit_op=gegevens.sluit_op,
        vraag=vraag,
        toelichting=gegevens.toelichting.strip(),
        geopend_door=by,
        geopend_op=at,
    )
    _record(consultatie, "geopend", by=by, at=at)
    return consultatie


@transaction.atomic
def extend_consultatie(
    consultatie: Consultatie, *, sluit_op: date, reden: str, by: Gebruiker | None, at: datetime
) -> Consultatie:
    """Move the closing date of a running consultation to a later day; whoever reacts sees the reason."""
    versie = lock(consultatie.versie)
    if by is not None:
        require_recht(by, PUBLICEER, versie)
    consultatie = lock(consultatie)
    require_running(consultatie, versie)
    require_langer(consultatie, sluit_op, at=at)
    reden = require_tekst(reden, "Vul in waarom de consultatie langer duurt.", veld="reden")
    save_fields(consultatie, sluit_op=sluit_op, verlengd_reden=reden)
    _record(consultatie, "verlengd", by=by, at=at)
    return consultatie


@transaction.atomic
def return_to_concept(versie: Padversie, *, reden: str, by: Gebruiker | None, at: datetime) -> Padversie:
    """Take a version back out of consultation, to work on it; the reactions that came stay kept."""
    if by is not None:
        require_recht(by, PUBLICEER, versie)
    versie = lock(versie)
    require_transition(versie.status, to=PadStatus.CONCEPT, allowed=PAD_OVERGANGEN)
    consultatie = lock(Consultatie.objects.get(versie=versie, afgebroken_op=None))
    reden = require_tekst(reden, "Vul in waarom deze versie teruggaat naar concept.", veld="reden")
    save_fields(consultatie, afgebroken_op=at, afgebroken_reden=reden)
    save_fields(versie, status=PadStatus.CONCEPT)
    _record(consultatie, "afgebroken", by=by, at=at)
    return versie


def require_running(consultatie: Consultatie, versie: Padversie) -> None:
    """Raise OngeldigeOvergang when a consultation was broken off, or its version adopted or withdrawn."""
    if consultatie.afgebroken_op is not None or versie.status != PadStatus.CONSULTATIE:
        raise OngeldigeOvergang("Deze versie is niet meer in consultatie.", veld="status")


def _require_alone(versie: Padversie) -> None:
    other = Padversie.objects.filter(pad=versie.pad_id, status=PadStatus.CONSULTATIE).first()
    if other is not None:
        raise OngeldigeOvergang(
            f"Versie {other.nummer} van dit pad is al in consultatie. Er kan er één tegelijk zijn.",
            veld="status",
        )


def _record(consultatie: Consultatie, wat: str, *, by: Gebruiker | None, at: datetime) -> None:
    record_gebeurtenis(
        consultatie,
        f"consultatie.{wat}",
        by=by,
        at=at,
        gegevens={
            "versie": consultatie.versie_id,
            "opent_op": consultatie.opent_op.isoformat(),
            "sluit_op": consultatie.sluit_op.isoformat(),
        },
    )
