"""Who may do what in the kernel."""

from napl.enums import Rol
from napl.rechten import BUREAU, IEDEREEN, Recht, register_recht


def register_rechten() -> None:
    register_recht(
        [
            Recht("napl.zie_openbaar", IEDEREEN, "openbare pagina's bekijken"),
            Recht("napl.zie_bureau", BUREAU | {Rol.REDACTIE}, "de werkplek van het programmabureau bekijken"),
            Recht("napl.zie_verwerkingen", BUREAU | {Rol.REDACTIE}, "het werk op de achtergrond bekijken"),
            Recht("napl.start_verwerking", BUREAU, "werk op de achtergrond starten"),
            Recht(
                "napl.beheer_organisaties",
                frozenset({Rol.COORDINATOR, Rol.BEHEER}),
                "organisaties en hun leden beheren",
            ),
        ]
    )
