"""Who may do what in the register."""

from napl.enums import Rol
from napl.rechten import BUREAU, IEDEREEN, INGELOGD, Recht, register_recht


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
            Recht("register.importeer_trajecten", BUREAU, "trajecten importeren"),
            # An aanbieder will manage its own offer; until it can, the bureau does it for all.
            Recht("register.beheer_aanbod", BUREAU, "trajecten, uitvoeringen en aanbieders beheren"),
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
