"""React to a version in consultation, change that, answer it, and publish the answers."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from napl.domain.consultatie import (
    AlBeantwoord,
    AlGereageerd,
    require_all_answered,
    require_closed,
    require_open,
    require_unpublished,
)
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.bewerken import afdruk
from ontwikkelpaden.domain.consultatie import require_running
from ontwikkelpaden.domain.invoer import require_tekst
from ontwikkelpaden.domain.padversie import PUBLICEER
from ontwikkelpaden.models import Consultatie, Consultatiereactie, Subdimensie

REAGEER = "ontwikkelpaden.reageer"
WIJZIG = "ontwikkelpaden.wijzig_reactie"
BEANTWOORD = "ontwikkelpaden.beantwoord_reactie"
LEEG = "Vul in wat u wilt zeggen."


@dataclass(frozen=True)
class Reactiegegevens:
    """What somebody says; ``subdimensie`` None is about the whole path."""

    tekst: str
    subdimensie: Subdimensie | None = None
    toon_naam: bool = False


@transaction.atomic
def react(
    consultatie: Consultatie, gegevens: Reactiegegevens, *, by: Gebruiker, at: datetime
) -> Consultatiereactie:
    """Write down somebody's reaction; one per person per subdimensie, and one to the whole path."""
    versie = lock(consultatie.versie)
    require_recht(by, REAGEER)
    consultatie = lock(consultatie)  # two presses of one button come after each other
    require_running(consultatie, versie)
    require_open(consultatie, at=at)
    sub = gegevens.subdimensie
    if sub is not None and sub.dimensie.padversie_id != versie.pk:
        raise Domeinfout("Deze subdimensie hoort niet bij deze versie.", veld="subdimensie")
    tekst = require_tekst(gegevens.tekst, LEEG, veld="tekst")
    if Consultatiereactie.objects.filter(consultatie=consultatie, subdimensie=sub, door=by).exists():
        raise AlGereageerd
    reactie = Consultatiereactie.objects.create(
        consultatie=consultatie,
        subdimensie=sub,
        subdimensie_naam=sub.naam if sub else "",
        tekst=tekst,
        toon_naam=gegevens.toon_naam,
        door=by,
        op=at,
    )
    _record(reactie, "geschreven", by=by, at=at)
    return reactie


@transaction.atomic
def change_reactie(
    reactie: Consultatiereactie, *, tekst: str, toon_naam: bool, by: Gebruiker, at: datetime
) -> Consultatiereactie:
    """Change one's own reaction while the consultation is open."""
    versie = lock(reactie.consultatie.versie)
    consultatie = lock(reactie.consultatie)
    reactie = lock(reactie)
    require_recht(by, WIJZIG, reactie)
    require_running(consultatie, versie)
    require_open(consultatie, at=at)
    tekst = require_tekst(tekst, LEEG, veld="tekst")
    save_fields(reactie, tekst=tekst, toon_naam=toon_naam, gewijzigd_op=at)
    _record(reactie, "gewijzigd", by=by, at=at)
    return reactie


@transaction.atomic
def answer_reactie(
    reactie: Consultatiereactie, *, antwoord: str, by: Gebruiker, at: datetime, basis: str | None = None
) -> Consultatiereactie:
    """Answer a reaction, after the closing date: until then whoever wrote it can still change it.

    An answer can be changed until the answers are published. ``basis`` is the ``afdruk`` of the answer that
    ``by`` started from; raises AlBeantwoord when another one stands there now.
    """
    versie = lock(reactie.consultatie.versie)
    consultatie = lock(reactie.consultatie)
    require_recht(by, BEANTWOORD, versie)
    reactie = lock(reactie)
    require_running(consultatie, versie)
    require_closed(consultatie, at=at)
    require_unpublished(consultatie)
    antwoord = require_tekst(antwoord, "Vul een antwoord in.", veld="antwoord")
    if basis is not None and basis != afdruk(reactie.antwoord) and antwoord != reactie.antwoord:
        raise AlBeantwoord
    save_fields(reactie, antwoord=antwoord, beantwoord_door=by, beantwoord_op=at)
    _record(reactie, "beantwoord", by=by, at=at)
    return reactie


@transaction.atomic
def publish_antwoorden(consultatie: Consultatie, *, by: Gebruiker | None, at: datetime) -> Consultatie:
    """Show all reactions and answers to everybody; from then on they do not change.

    ``by`` is None for the system itself.
    """
    versie = lock(consultatie.versie)
    if by is not None:
        require_recht(by, PUBLICEER, versie)
    consultatie = lock(consultatie)
    require_running(consultatie, versie)
    require_closed(consultatie, at=at)
    require_unpublished(consultatie)
    require_all_answered(consultatie.reacties.filter(beantwoord_op=None).count())
    save_fields(consultatie, antwoorden_gepubliceerd_op=at)
    record_gebeurtenis(
        consultatie,
        "consultatie.antwoorden_gepubliceerd",
        by=by,
        at=at,
        gegevens={"versie": versie.pk, "reacties": consultatie.reacties.count()},
    )
    return consultatie


def _record(reactie: Consultatiereactie, wat: str, *, by: Gebruiker, at: datetime) -> None:
    record_gebeurtenis(
        reactie,
        f"consultatiereactie.{wat}",
        by=by,
        at=at,
        gegevens={"consultatie": reactie.consultatie_id, "subdimensie": reactie.subdimensie_id},
    )
