"""React to a kwaliteitskader in consultation, change that, and answer it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kwaliteit.domain.kader.consultatie import lock_running
from kwaliteit.models import Criterium, Kaderconsultatie, Kaderreactie
from kwaliteit.rules.kader import REAGEER_OP_KADER, SCHRIJF_KADER, WIJZIG_KADERREACTIE
from napl.domain.consultatie import (
    AlBeantwoord,
    AlGereageerd,
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
from ontwikkelpaden.domain.consultatiereactie import LEEG
from ontwikkelpaden.domain.invoer import require_tekst


@dataclass(frozen=True)
class Kaderreactiegegevens:
    """What somebody says; ``criterium`` None is about the whole kader."""

    tekst: str
    criterium: Criterium | None = None
    toon_naam: bool = False


@transaction.atomic
def react_on_kader(
    consultatie: Kaderconsultatie, gegevens: Kaderreactiegegevens, *, by: Gebruiker, at: datetime
) -> Kaderreactie:
    """Write down somebody's reaction; one per person per criterium, and one to the whole."""
    require_recht(by, REAGEER_OP_KADER)
    consultatie = lock_running(consultatie)  # two presses of one button come after each other
    require_open(consultatie, at=at)
    criterium = gegevens.criterium
    if criterium is not None and criterium.versie_id != consultatie.versie_id:
        raise Domeinfout("Dit criterium hoort niet bij deze versie.", veld="criterium")
    tekst = require_tekst(gegevens.tekst, LEEG, veld="tekst")
    if consultatie.reacties.filter(criterium=criterium, door=by).exists():
        raise AlGereageerd
    reactie = Kaderreactie.objects.create(
        consultatie=consultatie,
        criterium=criterium,
        criterium_naam=str(criterium) if criterium else "",
        tekst=tekst,
        toon_naam=gegevens.toon_naam,
        door=by,
        op=at,
    )
    _record(reactie, "geschreven", by=by, at=at)
    return reactie


@transaction.atomic
def change_kaderreactie(
    reactie: Kaderreactie, *, tekst: str, toon_naam: bool, by: Gebruiker, at: datetime
) -> Kaderreactie:
    """Change one's own reaction while the consultation is open."""
    consultatie = lock_running(reactie.consultatie)
    reactie = lock(reactie)
    require_recht(by, WIJZIG_KADERREACTIE, reactie)
    require_open(consultatie, at=at)
    tekst = require_tekst(tekst, LEEG, veld="tekst")
    save_fields(reactie, tekst=tekst, toon_naam=toon_naam, gewijzigd_op=at)
    _record(reactie, "gewijzigd", by=by, at=at)
    return reactie


@transaction.atomic
def answer_kaderreactie(
    reactie: Kaderreactie, *, antwoord: str, basis: str, by: Gebruiker, at: datetime
) -> Kaderreactie:
    """Answer a reaction, after the closing date: until then whoever wrote it can still change it.

    ``basis`` is the ``afdruk`` of the answer that ``by`` started from; raises AlBeantwoord when another one
    stands there now.
    """
    require_recht(by, SCHRIJF_KADER, reactie.consultatie.versie)
    consultatie = lock_running(reactie.consultatie)
    reactie = lock(reactie)
    require_closed(consultatie, at=at)
    require_unpublished(consultatie)
    antwoord = require_tekst(antwoord, "Vul een antwoord in.", veld="antwoord")
    if basis != afdruk(reactie.antwoord) and antwoord != reactie.antwoord:
        raise AlBeantwoord
    save_fields(reactie, antwoord=antwoord, beantwoord_door=by, beantwoord_op=at)
    _record(reactie, "beantwoord", by=by, at=at)
    return reactie


def _record(reactie: Kaderreactie, wat: str, *, by: Gebruiker, at: datetime) -> None:
    record_gebeurtenis(
        reactie,
        f"kaderreactie.{wat}",
        by=by,
        at=at,
        gegevens={"consultatie": reactie.consultatie_id, "criterium": reactie.criterium_id},
    )
