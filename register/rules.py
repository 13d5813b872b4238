"""Who may do what in the register."""

from rules.predicates import Predicate

from napl import klok
from napl.enums import Rol
from napl.models import Gebruiker, Organisatie
from napl.rechten import BUREAU, IEDEREEN, INGELOGD, Recht, register_recht
from register.models.teamlijst import TEAMROLLEN, teams_of


def _is_teamlid(actor: Gebruiker, team: Organisatie | None) -> bool:
    """Say whether somebody is in this team today; without a team the question is only about the role."""
    return team is None or teams_of(actor, klok.vandaag()).filter(pk=team.pk).exists()


is_teamlid = Predicate(_is_teamlid, name="is_teamlid")


def register_rechten() -> None:
    register_recht(
        [
            Recht("register.zie_trajecten", IEDEREEN, "trajecten zoeken en bekijken"),
            Recht("register.zie_aanbieders", IEDEREEN, "aanbieders bekijken"),
            Recht("register.zie_witte_vlekken", IEDEREEN, "de witte vlekken bekijken"),
            Recht("register.bewaar", IEDEREEN, "trajecten op een eigen lijst bewaren"),
            Recht(
                "register.schrijf_notitie", INGELOGD, "een eigen notitie schrijven bij een bewaard traject"
            ),
            Recht(
                "register.beheer_zoekwaarschuwingen", INGELOGD, "eigen zoekwaarschuwingen maken en wijzigen"
            ),
            Recht(
                "register.stop_zoekwaarschuwing",
                IEDEREEN,
                "een zoekwaarschuwing stoppen met de link uit de mail",
            ),
            Recht("register.zie_teamlijsten", TEAMROLLEN, "de lijsten van het eigen team bekijken"),
            Recht(
                "register.gebruik_teamlijst",
                TEAMROLLEN,
                "een lijst van het team bekijken en bijwerken",
                is_teamlid,
            ),
            Recht("register.importeer_trajecten", BUREAU, "trajecten importeren"),
            # An aanbieder will manage its own offer; until it can, the bureau does it for all.
            Recht("register.beheer_aanbod", BUREAU, "trajecten, uitvoeringen en aanbieders beheren"),
            Recht(
                "register.zie_zoekgedrag",
                frozenset({Rol.REDACTIE, Rol.COORDINATOR, Rol.BEHEER}),
                "zien wat er is gezocht en niet gevonden",
            ),
            Recht(
                "register.beheer_synoniemen",
                frozenset({Rol.REDACTIE, Rol.BEHEER}),
                "de synoniemen van de zoekmachine beheren",
            ),
            Recht(
                "register.beheer_opname",
                frozenset({Rol.COORDINATOR, Rol.BESLISSER, Rol.BEHEER}),
                "bepalen of een traject in het register staat",
            ),
            Recht(
                "register.trek_traject_in",
                frozenset({Rol.COORDINATOR, Rol.BESLISSER, Rol.BEHEER}),
                "een traject intrekken",
            ),
        ]
    )
