"""Who may do what with ontwikkelpaden."""

from napl.enums import Rol
from napl.rechten import IEDEREEN, Recht, register_recht

_PADBEHEER = frozenset({Rol.COORDINATOR, Rol.BEHEER})


def register_rechten() -> None:
    register_recht(
        [
            Recht("ontwikkelpaden.zie_paden", IEDEREEN, "ontwikkelpaden bekijken"),
            Recht("ontwikkelpaden.bewerk_pad", _PADBEHEER, "een ontwikkelpad en zijn concepten maken"),
            Recht(
                "ontwikkelpaden.publiceer_padversie",
                _PADBEHEER,
                "een versie van een ontwikkelpad publiceren",
            ),
        ]
    )
