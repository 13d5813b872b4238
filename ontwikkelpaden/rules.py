"""Who may do what with ontwikkelpaden."""

from napl.enums import Rol
from napl.rechten import IEDEREEN, Recht, register_recht


def register_rechten() -> None:
    register_recht(
        [
            Recht("ontwikkelpaden.zie_paden", IEDEREEN, "ontwikkelpaden bekijken"),
            Recht(
                "ontwikkelpaden.publiceer_padversie",
                frozenset({Rol.COORDINATOR, Rol.BEHEER}),
                "een versie van een ontwikkelpad publiceren",
            ),
        ]
    )
