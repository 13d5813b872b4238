"""Who hears about an aanvraag: at the aanbieder, and at the bureau."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from kwaliteit.models import Erkenningsaanvraag
from napl.domain.bericht import queue_bericht
from napl.enums import Rol
from napl.models import Gebeurtenis, Gebruiker, Lidmaatschap
from register.domain.aanbod.rollen import rollen_in
from register.enums import Aanbodrol

HOREN = frozenset({Aanbodrol.REDACTEUR, Aanbodrol.TEKENBEVOEGD})
BEHANDELEN = (Rol.BEHANDELAAR, Rol.COORDINATOR)


def people_of(aanvraag: Erkenningsaanvraag, at: datetime) -> list[Gebruiker]:
    """Return who writes or signs for the aanbieder now: they get the mail about its aanvraag."""
    aanbieder = aanvraag.aanbieder
    whole = aanbieder.onderdeel_van
    organisatie = aanbieder.organisatie or (whole.organisatie if whole else None)
    if organisatie is None:
        return []
    rollen = rollen_in(organisatie, timezone.localdate(at))
    wie = [gebruiker for gebruiker, heeft in rollen.items() if heeft & HOREN]
    return list(Gebruiker.objects.filter(pk__in=wie, is_active=True).order_by("pk"))


def tell_aanbieder(
    aanvraag: Erkenningsaanvraag,
    soort: str,
    *,
    onderwerp: str,
    tekst: str,
    gebeurtenis: Gebeurtenis,
    at: datetime,
) -> int:
    """Put one mail ready for each of them; return how many."""
    people = people_of(aanvraag, at)
    for gebruiker in people:
        queue_bericht(gebruiker, soort, onderwerp=onderwerp, tekst=tekst, gebeurtenis=gebeurtenis, at=at)
    return len(people)


def handlers(at: datetime) -> "QuerySet[Gebruiker]":
    """Return who at the bureau can see a case through now."""
    werk = Lidmaatschap.objects.filter(rol__in=BEHANDELEN).geldig_op(timezone.localdate(at))
    return Gebruiker.objects.filter(pk__in=werk.values("gebruiker"), is_active=True).order_by("naam", "pk")


def coordinators(at: datetime) -> list[Gebruiker]:
    """Return who gives cases away now."""
    werk = Lidmaatschap.objects.filter(rol=Rol.COORDINATOR).geldig_op(timezone.localdate(at))
    return list(Gebruiker.objects.filter(pk__in=werk.values("gebruiker"), is_active=True).order_by("pk"))
