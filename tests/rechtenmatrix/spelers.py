"""The people of the matrix, around one owner."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from napl.enums import OrganisatieSoort, Rol
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from tests.factories import OrganisatieFactory, make_gebruiker


class Wie(StrEnum):
    BEZOEKER = "bezoeker"
    EIGENAAR = "de leraar van wie het is"
    COLLEGA = "een leraar van dezelfde school"
    SCHOOLLEIDER = "de schoolleider van die school"
    ANDERE_LERAAR = "een leraar van een andere school"
    ZONDER_ROL = "iemand met een account zonder rol"
    GENODIGDE = "wie door de eigenaar is uitgenodigd"
    ATELIERLID = "een deelnemer van het atelier"
    ANDER_ATELIERLID = "een deelnemer van een ander atelier"
    AANBIEDER = "iemand van de aanbieder"
    ANDERE_AANBIEDER = "iemand van een andere aanbieder"
    REDACTIE = "de redactie"
    BEHANDELAAR = "een behandelaar van het bureau"
    COORDINATOR = "de coördinator van het bureau"
    BEHEER = "het beheer"


# Who gets these roles, each in an organisation of their own; the school is shared.
_ROLLEN = {
    Wie.ANDERE_LERAAR: Rol.LERAAR,
    Wie.ATELIERLID: Rol.ATELIERLID,
    Wie.ANDER_ATELIERLID: Rol.ATELIERLID,
    Wie.AANBIEDER: Rol.AANBIEDER,
    Wie.ANDERE_AANBIEDER: Rol.AANBIEDER,
    Wie.REDACTIE: Rol.REDACTIE,
    Wie.BEHANDELAAR: Rol.BEHANDELAAR,
    Wie.COORDINATOR: Rol.COORDINATOR,
    Wie.BEHEER: Rol.BEHEER,
}
_OP_SCHOOL = {Wie.EIGENAAR: Rol.LERAAR, Wie.COLLEGA: Rol.LERAAR, Wie.SCHOOLLEIDER: Rol.SCHOOLLEIDER}


@dataclass(frozen=True)
class Spelers:
    accounts: dict[Wie, Gebruiker]
    school: Organisatie

    def __getitem__(self, wie: Wie) -> Gebruiker:
        return self.accounts[wie]

    @property
    def eigenaar(self) -> Gebruiker:
        return self.accounts[Wie.EIGENAAR]


def make_spelers() -> Spelers:
    """Make everybody but the visitor; what ties them to an object is for the row to make."""
    school = OrganisatieFactory.create(soort=OrganisatieSoort.SCHOOL)
    accounts = {wie: make_gebruiker(rol) for wie, rol in _ROLLEN.items()}
    for wie, rol in _OP_SCHOOL.items():
        accounts[wie] = make_gebruiker()
        Lidmaatschap.objects.create(
            gebruiker=accounts[wie], organisatie=school, rol=rol, geldig_van=date(2024, 1, 1)
        )
    accounts[Wie.ZONDER_ROL] = make_gebruiker()
    accounts[Wie.GENODIGDE] = make_gebruiker()
    return Spelers(accounts, school)
