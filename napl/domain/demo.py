"""The accounts of the demo: one per role, named after it, each in a fitting organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from napl.domain.organisatie import add_lidmaatschap, create_organisatie
from napl.domain.transitie import save_fields
from napl.enums import OrganisatieSoort, Rol
from napl.models import Gebruiker, Organisatie
from napl.tekst import make_slug

DOMEIN = "demo.napl.test"
BEGIN = date(2024, 1, 1)  # the programme began in 2024

SCHOOL = ("Basisschool De Regenboogkade (fictief)", OrganisatieSoort.SCHOOL, "Utrecht")
SCHOOL_VO = ("Lyceum Het Sterrenplein (fictief)", OrganisatieSoort.SCHOOL, "Zwolle")
BESTUUR = ("Stichting Scholen aan de Vecht (fictief)", OrganisatieSoort.SCHOOLBESTUUR, "Utrecht")
# The providers bear the names of fictional providers of the register, so that the two can be joined.
AANBIEDER = ("Academie De Lantaarn (fictief)", OrganisatieSoort.AANBIEDER, "Utrecht")
AANBIEDER_TWEE = ("Rekenhuis De Telraam (fictief)", OrganisatieSoort.AANBIEDER, "Zwolle")
BUREAU = ("Programmabureau NAPL", OrganisatieSoort.PROGRAMMABUREAU, "Utrecht")
REDACTIE = ("Lerarenorganisatie Het Podium (fictief)", OrganisatieSoort.LERARENORGANISATIE, "Utrecht")
REGIO = ("RATO Vechtstreek (fictief)", OrganisatieSoort.REGIONETWERK, "Utrecht")
REGIO_TWEE = ("RATO IJsseldelta (fictief)", OrganisatieSoort.REGIONETWERK, "Zwolle")
STUURGROEP = ("Stuurgroep NAPL", OrganisatieSoort.STUURGROEP, "Utrecht")

ACCOUNTS: dict[str, tuple[Rol, tuple[str, OrganisatieSoort, str]]] = {
    "leraar": (Rol.LERAAR, SCHOOL),
    "leraar2": (Rol.LERAAR, SCHOOL_VO),
    "schoolleider": (Rol.SCHOOLLEIDER, SCHOOL),
    "aanbieder": (Rol.AANBIEDER, AANBIEDER),
    "aanbieder2": (Rol.AANBIEDER, AANBIEDER_TWEE),
    "deskundige1": (Rol.DESKUNDIGE, BUREAU),
    "deskundige2": (Rol.DESKUNDIGE, BUREAU),
    "deskundige3": (Rol.DESKUNDIGE, BUREAU),
    "deskundige4": (Rol.DESKUNDIGE, BUREAU),
    "coordinator": (Rol.COORDINATOR, BUREAU),
    "behandelaar": (Rol.BEHANDELAAR, BUREAU),
    "beslisser": (Rol.BESLISSER, BUREAU),
    "financieel": (Rol.FINANCIEEL, BUREAU),
    "redactie": (Rol.REDACTIE, REDACTIE),
    "penvoerder": (Rol.PENVOERDER, REGIO),
    "penvoerder2": (Rol.PENVOERDER, REGIO_TWEE),
    "bestuurder": (Rol.BESTUURDER, BESTUUR),
    "teamlid": (Rol.TEAMLID, REGIO),
    "atelierlid": (Rol.ATELIERLID, BUREAU),
    "stuurgroep": (Rol.STUURGROEP, STUURGROEP),
    "beheer": (Rol.BEHEER, BUREAU),
}


@dataclass(frozen=True)
class Demoaccount:
    gebruiker: Gebruiker
    rol: Rol


@transaction.atomic
def create_demo_gebruikers(*, password: str, at: datetime) -> list[Demoaccount]:
    """Make the accounts that are not there yet and give every one of them this password."""
    addresses = {naam: f"{naam}@{DOMEIN}" for naam in ACCOUNTS}
    known = {
        gebruiker.email: gebruiker for gebruiker in Gebruiker.objects.filter(email__in=addresses.values())
    }
    hashed = _hash(password, known.values())
    made = []
    for naam, (rol, organisatie) in ACCOUNTS.items():
        email = addresses[naam]
        gebruiker = known.get(email) or Gebruiker.objects.create_user(
            email, naam=_display_name(naam, rol), aangemaakt_op=at
        )
        if gebruiker.password != hashed:
            save_fields(gebruiker, password=hashed)
        add_lidmaatschap(gebruiker, _organisatie(*organisatie, at=at), rol, geldig_van=BEGIN, at=at)
        made.append(Demoaccount(gebruiker, rol))
    return made


def _hash(password: str, known: Iterable[Gebruiker]) -> str:
    """Hash the one password once: twenty slow hashes of the same secret protect nothing."""
    present = next(iter(known), None)
    if present is not None and check_password(password, present.password):
        return present.password
    return make_password(password)


def _display_name(naam: str, rol: Rol) -> str:
    number = naam.lstrip("abcdefghijklmnopqrstuvwxyz")
    return f"Demo {rol.label.lower()} {number}".strip()


def _organisatie(naam: str, soort: OrganisatieSoort, plaats: str, *, at: datetime) -> Organisatie:
    found = Organisatie.objects.filter(slug=make_slug(naam), soort=soort).first()
    return found or create_organisatie(naam=naam, soort=soort, plaats=plaats, at=at)
