"""Who may do what with recognitions."""

from napl.enums import Rol
from napl.rechten import Recht, register_recht


def register_rechten() -> None:
    register_recht(
        [
            Recht(
                "kwaliteit.verleen_erkenning",
                frozenset({Rol.BESLISSER}),
                "een erkenning verlenen of intrekken",
            )
        ]
    )
