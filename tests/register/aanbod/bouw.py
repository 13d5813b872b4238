"""Make applicants, aanbieders with members, and what they do."""

from napl.enums import OrganisatieSoort, Rol
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from register.domain.aanbod.aanmelding import Aanmeldgegevens, submit_aanmelding
from register.domain.aanbod.keuring import approve_aanmelding
from register.enums import AanbiederSoort, Aanbodrol
from register.models import Aanbieder, Aanbodlid, Aanmelding
from tests.factories import NU, VANDAAG, AanbiederFactory, OrganisatieFactory, make_gebruiker

KVK = "27312152"


def gegevens(naam: str = "Leerwerk Academie", **velden: object) -> Aanmeldgegevens:
    values = {"soort": AanbiederSoort.PRIVAAT, "kvk": KVK, **velden}
    return Aanmeldgegevens(naam=naam, **values)  # type: ignore[arg-type]


def make_aanmelding(by: Gebruiker | None = None, **velden: object) -> Aanmelding:
    return submit_aanmelding(gegevens(**velden), by=by or make_gebruiker(), at=NU)  # type: ignore[arg-type]


def make_goedgekeurd(naam: str = "Leerwerk Academie", **velden: object) -> tuple[Gebruiker, Organisatie]:
    """Make somebody who registered an aanbieder and was let in, with every role."""
    gebruiker = make_gebruiker()
    aanmelding = make_aanmelding(gebruiker, naam=naam, **velden)
    aanmelding = approve_aanmelding(aanmelding, by=make_gebruiker(Rol.BEHANDELAAR), at=NU)
    assert aanmelding.organisatie is not None
    # A fresh object: the roles of an account are read once per object.
    return Gebruiker.objects.get(pk=gebruiker.pk), aanmelding.organisatie


def make_lid(organisatie: Organisatie, *rollen: Aanbodrol) -> Gebruiker:
    """Make a member with exactly these roles, as if they joined before."""
    gebruiker = make_gebruiker()
    Lidmaatschap.objects.create(
        gebruiker=gebruiker, organisatie=organisatie, rol=Rol.AANBIEDER, geldig_van=VANDAAG
    )
    for rol in rollen:
        Aanbodlid.objects.create(gebruiker=gebruiker, organisatie=organisatie, rol=rol, geldig_van=VANDAAG)
    return gebruiker


def make_bezet(naam: str) -> Aanbieder:
    """Make an aanbieder that an organisation acts for already."""
    organisatie = OrganisatieFactory.create(soort=OrganisatieSoort.AANBIEDER)
    aanbieder: Aanbieder = AanbiederFactory.create(naam=naam, organisatie=organisatie)
    return aanbieder
