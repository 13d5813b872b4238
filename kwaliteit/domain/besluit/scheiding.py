"""Separated duties: who advised, judged or handled a case does not decide on it.

Application, 3.2 (bestuur and uitvoering apart), and Awb 2:4.
"""

from collections.abc import Callable
from datetime import date

from kwaliteit.models import Advies, Erkenningsaanvraag
from napl.fouten import GeenRecht
from napl.models import Gebeurtenis, Gebruiker
from napl.registers import Register
from register.models.aanbod import aanbieders_van

# Parts that have people judge a case tell here who did; each returns primary keys of accounts.
beoordelaars: Register[Callable[[Erkenningsaanvraag], set[int]]] = Register()


def objection_to(aanvraag: Erkenningsaanvraag, wie: Gebruiker, peildatum: date) -> str:
    """Return in Dutch why somebody cannot decide on a case; empty when nothing stands in the way."""
    if aanbieders_van(wie, peildatum).filter(pk=aanvraag.aanbieder_id).exists():
        return "U werkt voor de aanbieder van deze aanvraag. Iemand anders moet beslissen."
    if any(wie.pk in ask(aanvraag) for ask in beoordelaars):
        return "U beoordeelde deze aanvraag als deskundige. Iemand anders moet beslissen."
    adviezen = Advies.objects.filter(aanvraag=aanvraag)
    if adviezen.filter(geschreven_door=wie).exists() or adviezen.filter(verzonden_door=wie).exists():
        return "U adviseerde over deze aanvraag. Iemand anders moet beslissen."
    if aanvraag.behandelaar_id == wie.pk or _handled(aanvraag, wie):
        return "U behandelde deze aanvraag. Iemand anders moet beslissen."
    return ""


def require_independent(aanvraag: Erkenningsaanvraag, wie: Gebruiker, peildatum: date) -> None:
    """Raise GeenRecht with the reason when somebody cannot decide on a case, whatever their rights."""
    reden = objection_to(aanvraag, wie, peildatum)
    if reden:
        raise GeenRecht(reden, veld="status")


def _handled(aanvraag: Erkenningsaanvraag, wie: Gebruiker) -> bool:
    """Say whether somebody did anything in a case but send an advice back, by the log that nobody changes."""
    rows = Gebeurtenis.objects.filter(
        onderwerp_soort=Erkenningsaanvraag._meta.label_lower,  # noqa: SLF001 - the documented name
        onderwerp_id=aanvraag.pk,
        door=wie,
    )
    return rows.exclude(gegevens__terug=True).exists()
