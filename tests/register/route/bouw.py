"""What the tests of the route share: teachers, an aanbieder with somebody who answers, deelnames."""

from datetime import date
from typing import Any

from django.test import Client

from napl.enums import OrganisatieSoort, Rol
from napl.models import Gebruiker, Lidmaatschap
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Doel, Padversie
from register.domain.deelname.bevestiging import confirm_bevestiging, request_bevestiging
from register.domain.deelname.deelname import Verloop, register_deelname
from register.domain.deelname.verklaring import issue_verklaring
from register.domain.traject import Typeringgegevens
from register.models import Aanbieder, Deelname, Traject, Typering, Verklaring
from tests.factories import (
    NU,
    AanbiederFactory,
    GebruikerFactory,
    OrganisatieFactory,
    PadversieFactory,
    make_traject,
)

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
GESTART = date(2026, 2, 1)
AFGEROND = date(2026, 6, 30)


def client_of(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, BACKEND)
    return client


def make_leraar(naam: str = "Vera de Vries") -> Gebruiker:
    gebruiker: Gebruiker = GebruikerFactory.create(naam=naam)
    return gebruiker


def make_doel(gebruiker: Gebruiker, niveau: str = Niveau.EXPERT) -> Doel:
    pad = PadversieFactory.create().pad
    return Doel.objects.create(gebruiker=gebruiker, pad=pad, niveau=niveau, gesteld_op=NU, gewijzigd_op=NU)


def make_aanbieder(naam: str = "") -> tuple[Aanbieder, Gebruiker]:
    """Make an aanbieder with an organisation, and somebody who works there."""
    organisatie = OrganisatieFactory.create(soort=OrganisatieSoort.AANBIEDER)
    names = {"naam": naam} if naam else {}
    aanbieder: Aanbieder = AanbiederFactory.create(organisatie=organisatie, **names)
    medewerker = make_leraar("Medewerker")
    Lidmaatschap.objects.create(
        gebruiker=medewerker, organisatie=organisatie, rol=Rol.AANBIEDER, geldig_van=date(2024, 1, 1)
    )
    return aanbieder, medewerker


def make_getypeerd(
    naam: str = "Rekenen samen", *, aanbieder: Aanbieder | None = None, **velden: Any
) -> Traject:
    """Make a traject that serves the expert level of a path."""
    padversie: Padversie = PadversieFactory.create()
    return make_traject(
        naam,
        aanbieders=[aanbieder] if aanbieder else None,
        typeringen=(Typeringgegevens(padversie, Niveau.EXPERT),),
        **velden,
    )


def make_deelname(by: Gebruiker, traject: Traject | None = None, *, hoever: str = "afgerond") -> Deelname:
    verloop = {
        "gepland": Verloop(),
        "gestart": Verloop(GESTART),
        "afgerond": Verloop(GESTART, AFGEROND),
    }[hoever]
    return register_deelname(traject or make_getypeerd(), by=by, at=NU, verloop=verloop)


def make_bevestigd(by: Gebruiker, naam: str = "V. de Vries") -> tuple[Deelname, Gebruiker]:
    """Make a completed deelname that was confirmed, and who confirmed it."""
    aanbieder, medewerker = make_aanbieder()
    deelname = make_deelname(by, make_getypeerd(aanbieder=aanbieder))
    deelname = request_bevestiging(deelname, naam=naam, by=by, at=NU)
    return confirm_bevestiging(deelname, by=medewerker, at=NU), medewerker


def typering_of(deelname: Deelname) -> Typering:
    return Typering.objects.get(versie=deelname.trajectversie_id)


def make_verklaring(by: Gebruiker, deelname: Deelname | None = None, naam: str = "Vera") -> Verklaring:
    deelname = deelname or make_deelname(by)
    return issue_verklaring(deelname, typering_of(deelname), naam=naam, by=by, at=NU)
