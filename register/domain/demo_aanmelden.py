"""Aanmeldingen and an invitation of the demo: fictional, and made by the verbs."""

from datetime import datetime, timedelta

from napl.domain.demo import DOMEIN
from napl.models import Gebruiker
from register.domain.aanbod.aanmelding import Aanmeldgegevens, submit_aanmelding
from register.domain.aanbod.keuring import ask_aanvulling
from register.domain.aanbod.uitnodigen import invite_lid
from register.enums import AanbiederSoort, Aanbodrol
from register.models import Aanbodlid, Aanmelding
from register.models.aanbod import organisaties_van

HUISACADEMIE = Aanmeldgegevens(
    naam="Huisacademie De Regenboogkade (fictief)",
    soort=AanbiederSoort.HUISACADEMIE,
    kvk="90000012",
    plaats="Utrecht",
    website="https://regenboogkade.example",
    toelichting="Ik ben schoolleider. Onze school geeft zelf trainingen aan leraren in de buurt.",
)
COACH = Aanmeldgegevens(
    naam="Klassenblik Coaching (fictief)",
    soort=AanbiederSoort.PRIVAAT,
    zelfstandig=True,
    kvk="90000024",
    plaats="Zwolle",
    toelichting="Ik werk alleen en coach leraren in het mbo.",
)


def load_demo_aanmeldingen(aanbieder: Gebruiker, *, at: datetime) -> int:
    """Make two aanmeldingen that wait, and invite a colleague; a second run changes nothing."""
    if Aanmelding.objects.exists() or Aanbodlid.objects.exists():
        return 0
    schoolleider, penvoerder, behandelaar = (
        Gebruiker.objects.get(email=f"{naam}@{DOMEIN}")
        for naam in ("schoolleider", "penvoerder2", "behandelaar")
    )
    submit_aanmelding(HUISACADEMIE, by=schoolleider, at=at)
    coach = submit_aanmelding(COACH, by=penvoerder, at=at - timedelta(days=3))
    ask_aanvulling(
        coach,
        reden="Heeft u een website? Wij vonden de naam niet in het Handelsregister.",
        by=behandelaar,
        at=at,
    )
    organisatie = organisaties_van(aanbieder, at.date())[0]
    invite_lid(organisatie, email=f"collega@{DOMEIN}", rollen=[Aanbodrol.REDACTEUR], by=aanbieder, at=at)
    return 2
