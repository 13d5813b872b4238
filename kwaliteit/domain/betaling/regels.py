"""Which part of what was paid goes back when a case stops: planned ahead, like tariffs."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.betaling.tarieven import require_toekomst
from kwaliteit.enums import Terugbetaalfase
from kwaliteit.models import Terugbetaalregel
from kwaliteit.rules.betaling import BEHEER_TARIEVEN
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.invoer import require_tekst

HEEL = 100


@transaction.atomic
def plan_regel(
    fase: Terugbetaalfase,
    *,
    percentage: int,
    geldig_van: date,
    grond: str,
    by: Gebruiker | None,
    at: datetime,
    is_demo: bool = False,
) -> Terugbetaalregel:
    """Write which part goes back from a day on; the rule that runs ends on that day."""
    if by is not None:
        require_recht(by, BEHEER_TARIEVEN)
    bestaand = list(Terugbetaalregel.objects.select_for_update().filter(fase=fase).order_by("geldig_van"))
    require_toekomst(geldig_van, eerste=not bestaand, at=at, by=by)
    if not 0 <= percentage <= HEEL:
        raise Domeinfout("Vul een getal in van 0 tot en met 100.", veld="percentage")
    grond = require_tekst(grond, "Vul in waarop dit berust.", veld="grond", hooguit=1000)
    if bestaand and bestaand[-1].geldig_van >= geldig_van:
        raise Domeinfout(
            f"Er is al een regel vanaf {bestaand[-1].geldig_van:%d-%m-%Y}. Kies een latere dag, of haal die "
            "regel eerst weg.",
            veld="geldig_van",
        )
    if bestaand:
        save_fields(bestaand[-1], geldig_tot=geldig_van)
    regel = Terugbetaalregel.objects.create(
        fase=fase, percentage=percentage, geldig_van=geldig_van, grond=grond, is_demo=is_demo
    )
    record_gebeurtenis(
        regel,
        "terugbetaalregel.gepland",
        by=by,
        at=at,
        gegevens={"van": geldig_van.isoformat(), "percentage": percentage},
    )
    return regel


@transaction.atomic
def take_back_regel(regel: Terugbetaalregel, *, by: Gebruiker, at: datetime) -> None:
    """Take away a rule that has not begun; the one before it goes on."""
    require_recht(by, BEHEER_TARIEVEN)
    regel = lock(regel)
    if regel.geldig_van <= timezone.localdate(at):
        raise OngeldigeOvergang("Deze regel geldt al. Plan een nieuwe regel voor later.")
    vorige = (
        Terugbetaalregel.objects.select_for_update()
        .filter(fase=regel.fase, geldig_tot=regel.geldig_van)
        .first()
    )
    record_gebeurtenis(regel, "terugbetaalregel.teruggenomen", by=by, at=at)
    geldig_tot = regel.geldig_tot
    regel.delete()
    if vorige is not None:
        save_fields(vorige, geldig_tot=geldig_tot)


def find_regel(fase: Terugbetaalfase, peildatum: date) -> Terugbetaalregel | None:
    return Terugbetaalregel.objects.geldig_op(peildatum).filter(fase=fase).first()
