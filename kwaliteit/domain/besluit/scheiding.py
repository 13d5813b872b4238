"""Separated duties: who advised, judged or handled a case does not decide on it.

Application, 3.2 (bestuur and uitvoering apart), and Awb 2:4.
"""

from collections.abc import Callable, Collection
from datetime import date

from django.db.models import Q

from kwaliteit.models import Advies, Erkenningsaanvraag
from napl.fouten import GeenRecht
from napl.models import Gebeurtenis, Gebruiker
from napl.registers import Register
from register.models.aanbod import aanbieders_van

# Parts that have people judge cases tell here which of these cases somebody judged.
beoordelaars: Register[Callable[[Collection[int], Gebruiker], set[int]]] = Register()
ANDER = "Iemand anders moet beslissen."


def objections(aanvragen: Collection[Erkenningsaanvraag], wie: Gebruiker, peildatum: date) -> dict[int, str]:
    """Return why somebody cannot decide, by primary key of the cases where something is in the way."""
    pks = {aanvraag.pk for aanvraag in aanvragen}
    eigen = set(aanbieders_van(wie, peildatum).values_list("pk", flat=True))
    geschreven = Advies.objects.filter(
        Q(geschreven_door=wie) | Q(verzonden_door=wie), aanvraag__in=pks
    ).values_list("aanvraag", flat=True)
    reasons = (
        (
            f"U werkt voor de aanbieder van deze aanvraag. {ANDER}",
            {item.pk for item in aanvragen if item.aanbieder_id in eigen},
        ),
        (
            f"U beoordeelde deze aanvraag als deskundige. {ANDER}",
            {pk for ask in beoordelaars for pk in ask(pks, wie)},
        ),
        (f"U adviseerde over deze aanvraag. {ANDER}", set(geschreven)),
        (
            f"U behandelde deze aanvraag. {ANDER}",
            {item.pk for item in aanvragen if item.behandelaar_id == wie.pk} | _handled(pks, wie),
        ),
    )
    found: dict[int, str] = {}
    for reden, geraakt in reasons:
        for pk in geraakt:
            found.setdefault(pk, reden)
    return found


def objection_to(aanvraag: Erkenningsaanvraag, wie: Gebruiker, peildatum: date) -> str:
    """Return why somebody cannot decide on one case; empty when nothing is in the way."""
    return objections([aanvraag], wie, peildatum).get(aanvraag.pk, "")


def require_independent(aanvraag: Erkenningsaanvraag, wie: Gebruiker, peildatum: date) -> None:
    """Raise GeenRecht with the reason when somebody cannot decide on a case, whatever their rights."""
    reden = objection_to(aanvraag, wie, peildatum)
    if reden:
        raise GeenRecht(reden, veld="status")


def _handled(pks: Collection[int], wie: Gebruiker) -> set[int]:
    """Return where somebody did anything but send an advice back, by the log that nobody changes."""
    rows = Gebeurtenis.objects.filter(
        onderwerp_soort=Erkenningsaanvraag._meta.label_lower,  # noqa: SLF001 - the documented name
        onderwerp_id__in=pks,
        door=wie,
    )
    return set(rows.exclude(gegevens__terug=True).values_list("onderwerp_id", flat=True))
