"""Talk about one cell of a raamwerk in the making: say something, answer, and call it solved."""

from datetime import datetime

from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.bewerken import normalise
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.plek import OnderdeelWeg, find_onderdeel
from ontwikkelpaden.enums import PAD_ACTUEEL, PAD_BEEINDIGD, Niveau, PadStatus
from ontwikkelpaden.models import Celbericht, Padversie, Subdimensie

MAX_BERICHT = 4000


@transaction.atomic
def post_celbericht(
    versie: Padversie,
    *,
    subdimensie: int,
    niveau: Niveau,
    tekst: str,
    by: Gebruiker,
    at: datetime,
    antwoord_op: Celbericht | None = None,
) -> Celbericht:
    """Say something about a cell, or answer; an answer to an answer joins the same conversation.

    An answer opens a conversation again that was solved.
    """
    require_recht(by, BEWERK, versie.pad)
    versie = lock(versie)
    if versie.status in PAD_ACTUEEL | PAD_BEEINDIGD:
        raise OngeldigeOvergang(
            f"Versie {versie.nummer} is klaar (‘{PadStatus(versie.status).label}’). Praten kan niet meer."
        )
    sub: Subdimensie = find_onderdeel(Subdimensie, versie, subdimensie)
    if niveau not in versie.niveaus:
        raise OnderdeelWeg
    gesprek = _conversation(antwoord_op, sub, niveau)
    bericht = Celbericht.objects.create(
        versie=versie,
        subdimensie=sub,
        niveau=niveau,
        antwoord_op=gesprek,
        door=by,
        op=at,
        tekst=_check(tekst),
    )
    if gesprek is not None and gesprek.opgelost_op is not None:
        save_fields(gesprek, opgelost_op=None, opgelost_door=None)
    _record(bericht, "celbericht.geplaatst", by=by, at=at)
    return bericht


@transaction.atomic
def solve_gesprek(bericht: Celbericht, *, by: Gebruiker, at: datetime) -> None:
    """Call a conversation solved; everybody who works on the path may."""
    bericht = _start_of(bericht, by)
    if bericht.opgelost_op is None:
        save_fields(bericht, opgelost_op=at, opgelost_door=by)
        _record(bericht, "celbericht.opgelost", by=by, at=at)


@transaction.atomic
def reopen_gesprek(bericht: Celbericht, *, by: Gebruiker, at: datetime) -> None:
    """Take back that a conversation was solved."""
    bericht = _start_of(bericht, by)
    if bericht.opgelost_op is not None:
        save_fields(bericht, opgelost_op=None, opgelost_door=None)
        _record(bericht, "celbericht.heropend", by=by, at=at)


def _conversation(antwoord_op: Celbericht | None, sub: Subdimensie, niveau: Niveau) -> Celbericht | None:
    """Return the first message of the conversation that an answer belongs to."""
    if antwoord_op is None:
        return None
    if (antwoord_op.subdimensie_id, antwoord_op.niveau) != (sub.pk, niveau):
        raise Domeinfout("Dit bericht hoort bij een andere cel.", veld="antwoord_op")
    return lock(antwoord_op.antwoord_op or antwoord_op)


def _start_of(bericht: Celbericht, by: Gebruiker) -> Celbericht:
    require_recht(by, BEWERK, bericht.versie.pad)
    if bericht.antwoord_op_id is not None:
        raise Domeinfout("Een antwoord is geen gesprek.")
    return lock(bericht)


def _check(tekst: str) -> str:
    tekst = normalise(tekst)
    if not tekst:
        raise Domeinfout("Schrijf eerst een bericht.", veld="bericht")
    if len(tekst) > MAX_BERICHT:
        raise Domeinfout(
            f"Het bericht is te lang: {len(tekst)} tekens. Er passen {MAX_BERICHT} tekens in.", veld="bericht"
        )
    return tekst


def _record(bericht: Celbericht, soort: str, *, by: Gebruiker, at: datetime) -> None:
    record_gebeurtenis(
        bericht,
        soort,
        by=by,
        at=at,
        gegevens={
            "versie": bericht.versie_id,
            "subdimensie": bericht.subdimensie_id,
            "niveau": str(bericht.niveau),
        },
    )
