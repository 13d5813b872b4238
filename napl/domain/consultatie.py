"""The rules that every consultation follows, whatever it is about: period, reactions, answers.

Each app keeps its own consultations and calls these from its verbs.
"""

from datetime import date, datetime

from django.utils import timezone

from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Consultatieperiode


class AlGereageerd(OngeldigeOvergang):
    """Somebody reacted to this already; the reaction that is there can be changed."""

    def __init__(self) -> None:
        super().__init__(
            "U hebt hier al op gereageerd. Wilt u iets veranderen? Pas dan uw eerdere reactie aan.",
            veld="tekst",
        )


class AlBeantwoord(OngeldigeOvergang):
    """Somebody else answered after the page was read."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders gaf intussen ook een antwoord; dat staat hierboven. Uw tekst is nog niet bewaard. "
            "Maak er één antwoord van en bewaar opnieuw.",
            veld="antwoord",
        )


def require_periode(opent_op: date, sluit_op: date, *, at: datetime) -> None:
    if opent_op < timezone.localdate(at):
        raise Domeinfout("De eerste dag ligt in het verleden. Kies vandaag of later.", veld="opent_op")
    if sluit_op < opent_op:
        raise Domeinfout("De laatste dag ligt voor de eerste dag.", veld="sluit_op")


def require_langer(consultatie: Consultatieperiode, sluit_op: date, *, at: datetime) -> None:
    """Raise Domeinfout unless it gets longer: people count on the days that they were promised."""
    if consultatie.is_gesloten_op(timezone.localdate(at)):
        raise OngeldigeOvergang(
            f"De consultatie is gesloten sinds {consultatie.sluit_op:%d-%m-%Y}. U kunt haar niet verlengen.",
            veld="sluit_op",
        )
    if sluit_op <= consultatie.sluit_op:
        raise Domeinfout(
            f"Kies een dag na {consultatie.sluit_op:%d-%m-%Y}. Een consultatie wordt nooit korter.",
            veld="sluit_op",
        )


def require_open(consultatie: Consultatieperiode, *, at: datetime) -> None:
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


def require_closed(consultatie: Consultatieperiode, *, at: datetime) -> None:
    if not consultatie.is_gesloten_op(timezone.localdate(at)):
        raise OngeldigeOvergang(
            f"De consultatie loopt nog tot en met {consultatie.sluit_op:%d-%m-%Y}. "
            "Tot dan kan iemand een reactie nog veranderen.",
            veld="antwoord",
        )


def require_unpublished(consultatie: Consultatieperiode) -> None:
    if consultatie.is_gepubliceerd:
        raise OngeldigeOvergang("De antwoorden zijn al gepubliceerd.", veld="antwoord")


def require_all_answered(zonder_antwoord: int) -> None:
    if zonder_antwoord:
        raise Domeinfout(
            f"Nog niet alle reacties hebben een antwoord. Het gaat om {zonder_antwoord}.", veld="antwoord"
        )


def require_consulted(
    consultatie: Consultatieperiode, *, reacties: int, zonder_antwoord: int, at: datetime
) -> None:
    """Raise Domeinfout unless the consultation closed and everything that was said has a published answer."""
    if not consultatie.is_gesloten_op(timezone.localdate(at)):
        raise Domeinfout(
            f"De consultatie loopt nog tot en met {consultatie.sluit_op:%d-%m-%Y}. "
            "Daarna kunt u deze versie vaststellen.",
            veld="status",
        )
    if zonder_antwoord:
        raise Domeinfout(f"Er zijn nog {zonder_antwoord} reacties zonder antwoord.", veld="status")
    if reacties and not consultatie.is_gepubliceerd:
        raise Domeinfout("Publiceer eerst de antwoorden op de reacties.", veld="status")
