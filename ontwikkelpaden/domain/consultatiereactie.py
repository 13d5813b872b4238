"""React to a version in consultation, change that, answer it, and publish the answers."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
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


class AlGereageerd(OngeldigeOvergang):
    """Somebody reacted to this already; the reaction that is there can be changed."""


class AlBeantwoord(OngeldigeOvergang):
    """Somebody else answered after the page was read."""


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
    _require_open(consultatie, at=at)
    sub = gegevens.subdimensie
    if sub is not None and sub.dimensie.padversie_id != versie.pk:
        raise Domeinfout("Deze subdimensie hoort niet bij deze versie.", veld="subdimensie")
    tekst = require_tekst(gegevens.tekst, LEEG, veld="tekst")
    if Consultatiereactie.objects.filter(consultatie=consultatie, subdimensie=sub, door=by).exists():
        raise AlGereageerd(
            "U hebt hier al op gereageerd. Wilt u iets veranderen? Pas dan uw eerdere reactie aan.",
            veld="tekst",
        )
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
    _require_open(consultatie, at=at)
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
    _require_closed(consultatie, at=at)
    _require_unpublished(consultatie)
    antwoord = require_tekst(antwoord, "Vul een antwoord in.", veld="antwoord")
    if basis is not None and basis != afdruk(reactie.antwoord) and antwoord != reactie.antwoord:
        raise AlBeantwoord(
            "Iemand anders gaf intussen ook een antwoord; dat staat hierboven. Uw tekst is nog niet bewaard. "
            "Maak er één antwoord van en bewaar opnieuw.",
            veld="antwoord",
        )
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
    _require_closed(consultatie, at=at)
    _require_unpublished(consultatie)
    without = consultatie.reacties.filter(beantwoord_op=None).count()
    if without:
        raise Domeinfout(
            f"Nog niet alle reacties hebben een antwoord. Het gaat om {without}.", veld="antwoord"
        )
    save_fields(consultatie, antwoorden_gepubliceerd_op=at)
    record_gebeurtenis(
        consultatie,
        "consultatie.antwoorden_gepubliceerd",
        by=by,
        at=at,
        gegevens={"versie": versie.pk, "reacties": consultatie.reacties.count()},
    )
    return consultatie


def _require_open(consultatie: Consultatie, *, at: datetime) -> None:
    today = timezone.localdate(at)
    if today < consultatie.opent_op:
        raise OngeldigeOvergang(
            f"De consultatie is nog niet open. U kunt reageren vanaf {consultatie.opent_op:%d-%m-%Y}.",
            veld="tekst",
        )
    if consultatie.is_gesloten_op(today):
        raise OngeldigeOvergang(
            f"De consultatie is gesloten. U kon reageren tot en met {consultatie.sluit_op:%d-%m-%Y}.",
            veld="tekst",
        )


def _require_closed(consultatie: Consultatie, *, at: datetime) -> None:
    if not consultatie.is_gesloten_op(timezone.localdate(at)):
        raise OngeldigeOvergang(
            f"De consultatie loopt nog tot en met {consultatie.sluit_op:%d-%m-%Y}. "
            "Tot dan kan iemand een reactie nog veranderen.",
            veld="antwoord",
        )


def _require_unpublished(consultatie: Consultatie) -> None:
    if consultatie.is_gepubliceerd:
        raise OngeldigeOvergang("De antwoorden zijn al gepubliceerd.", veld="antwoord")


def _record(reactie: Consultatiereactie, wat: str, *, by: Gebruiker, at: datetime) -> None:
    record_gebeurtenis(
        reactie,
        f"consultatiereactie.{wat}",
        by=by,
        at=at,
        gegevens={"consultatie": reactie.consultatie_id, "subdimensie": reactie.subdimensie_id},
    )
