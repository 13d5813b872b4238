"""A school with a leader and teachers, and a plan with one goal and one path."""

from dataclasses import dataclass
from datetime import date

from napl.enums import OrganisatieSoort, Rol
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from ontwikkelpaden.models import Padversie
from register.domain.teamroute.deelname import accept_uitnodiging, invite_leden
from register.domain.teamroute.doelen import add_doel, link_pad
from register.domain.teamroute.route import Routegegevens, create_teamroute
from register.models import Schooldoelpad, Teamroute, Teamroutedeelnemer
from tests.factories import NU, GebruikerFactory, OrganisatieFactory, PadversieFactory

GEGEVENS = Routegegevens("Samen beter rekenen", date(2026, 8, 1), date(2027, 7, 31), ("po",), "Inspectie.")


@dataclass
class Team:
    school: Organisatie
    leider: Gebruiker
    leraren: list[Gebruiker]
    route: Teamroute
    versie: Padversie
    doelpad: Schooldoelpad

    def lid(self, nummer: int) -> Teamroutedeelnemer:
        return self.route.deelnemers.get(gebruiker=self.leraren[nummer])


def make_lid(school: Organisatie, rol: Rol = Rol.LERAAR, naam: str = "") -> Gebruiker:
    extra = {"naam": naam} if naam else {}
    gebruiker: Gebruiker = GebruikerFactory.create(**extra)
    Lidmaatschap.objects.create(gebruiker=gebruiker, organisatie=school, rol=rol, geldig_van=date(2024, 1, 1))
    return gebruiker


def make_school(plaats: str = "Utrecht") -> Organisatie:
    school: Organisatie = OrganisatieFactory.create(soort=OrganisatieSoort.SCHOOL, plaats=plaats)
    return school


def make_team(leden: int = 3, *, doen_mee: bool = True, naam: str = "Samen beter rekenen") -> Team:
    """Make a plan of a school leader with teachers who were invited, and by default take part."""
    school = make_school()
    leider = make_lid(school, Rol.SCHOOLLEIDER, "Lies de Leider")
    leraren = [make_lid(school, naam=f"Leraar {nummer:02}") for nummer in range(leden)]
    gegevens = Routegegevens(naam, date(2026, 8, 1), date(2027, 7, 31), ("po",))
    route = create_teamroute(school, gegevens, by=leider, at=NU)
    doel = add_doel(route, omschrijving="Alle leerlingen rekenen op niveau.", by=leider, at=NU)
    known = Padversie.objects.filter(pad__naam="Rekencoördinator").first()
    versie = known or PadversieFactory.create(pad__naam="Rekencoördinator")
    doelpad = link_pad(doel, versie.pad, "vakbekwaam", by=leider, at=NU)
    if leraren:
        invite_leden(route, leraren, by=leider, at=NU)
    team = Team(school, leider, leraren, route, versie, doelpad)
    if doen_mee:
        for nummer, leraar in enumerate(leraren):
            accept_uitnodiging(team.lid(nummer), by=leraar)
    return team
