"""What two deskundigen agree on: one judgement per criterium, written by both, done when both say so."""

from datetime import datetime

from django.db import transaction

from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.beoordelen.schrijven import (
    Oordeelbotsing,
    Oordeelinvoer,
    clean_invoer,
    require_criterium,
)
from kwaliteit.domain.beoordelen.toewijzen import lock_case, require_phase
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import Aanvraagstatus, Beoordelingstatus
from kwaliteit.models import Beoordeling, Consensusoordeel, Criterium, Erkenningsaanvraag
from kwaliteit.rules.beoordeling import BEOORDEEL
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht


def stand_of(oordeel: Consensusoordeel | None) -> Oordeelinvoer:
    return Oordeelinvoer() if oordeel is None else Oordeelinvoer(oordeel.oordeel, oordeel.motivering)


@transaction.atomic
def save_consensus(
    beoordeling: Beoordeling,
    criterium: Criterium,
    invoer: Oordeelinvoer,
    *,
    basis: str,
    by: Gebruiker,
    at: datetime,
) -> Consensusoordeel:
    """Write what the two agree on for one criterium; earlier agreement with the whole lapses."""
    aanvraag, beoordeling = _begin(beoordeling, by)
    invoer = clean_invoer(invoer)
    require_criterium(aanvraag, criterium)
    row = Consensusoordeel.objects.filter(
        aanvraag=aanvraag, criterium=criterium, vervallen_op__isnull=True
    ).first()
    stand = stand_of(row)
    if row is not None and stand == invoer:
        return row
    if basis != stand.afdruk:
        raise Oordeelbotsing(stand)
    if not invoer.oordeel:
        raise Domeinfout("Kies het oordeel waar u het samen over eens bent.", veld="oordeel")
    if not invoer.motivering:
        raise Domeinfout("Vul in waarom dit het oordeel is.", veld="motivering")
    velden = {"oordeel": invoer.oordeel, "motivering": invoer.motivering}
    if row is not None:
        # What it said before stays: the row lapses and another takes its place.
        save_fields(row, vervallen_op=at)
    row = Consensusoordeel.objects.create(
        aanvraag=aanvraag, criterium=criterium, bewaard_op=at, bewaard_door=by, **velden
    )
    Beoordeling.objects.actief().filter(aanvraag=aanvraag).update(akkoord_op=None)
    return row


@transaction.atomic
def finish_consensus(beoordeling: Beoordeling, *, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    """Agree with the texts as they stand; when both have, the case goes on to the bureau for its advice."""
    aanvraag, beoordeling = _begin(beoordeling, by)
    if missing := missing_consensus(aanvraag):
        raise Domeinfout(
            f"Er is nog geen gezamenlijk oordeel bij criterium {', '.join(missing)}.", veld="oordelen"
        )
    if beoordeling.akkoord_op is not None:
        raise OngeldigeOvergang("U bent al akkoord. Wij wachten op de andere deskundige.", veld="status")
    save_fields(beoordeling, akkoord_op=at)
    record_gebeurtenis(beoordeling, "beoordeling.akkoord", by=by, at=at, gegevens={"aanvraag": aanvraag.pk})
    if not Beoordeling.objects.actief().filter(aanvraag=aanvraag, akkoord_op__isnull=True).exists():
        # By nobody: the log of a case is read by more people than may know who judges.
        aanvraag, _ = move_aanvraag(aanvraag, Aanvraagstatus.CONCEPTADVIES, by=None, at=at)
    return aanvraag


def missing_consensus(aanvraag: Erkenningsaanvraag) -> list[str]:
    done = Consensusoordeel.objects.filter(aanvraag=aanvraag, vervallen_op__isnull=True).values("criterium")
    return [item.code for item in geldende_criteria(aanvraag.kaderversie).exclude(pk__in=done)]


def _begin(beoordeling: Beoordeling, by: Gebruiker) -> tuple[Erkenningsaanvraag, Beoordeling]:
    aanvraag, beoordeling = lock_case(beoordeling)
    require_recht(by, BEOORDEEL, beoordeling)
    if beoordeling.status != Beoordelingstatus.INGELEVERD:
        label = Beoordelingstatus(beoordeling.status).label.lower()
        raise OngeldigeOvergang(f"Dit kan niet: uw beoordeling is {label}.", veld="status")
    require_phase(aanvraag, Aanvraagstatus.CONSENSUS)
    return aanvraag, beoordeling
