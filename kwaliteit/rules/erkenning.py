"""Who may do what with recognitions that were granted."""

from napl.enums import Rol
from napl.rechten import Recht

RECHTEN: list[Recht] = [
    Recht(
        "kwaliteit.verleen_erkenning",
        frozenset({Rol.BESLISSER}),
        "een erkenning verlenen of intrekken",
    ),
]
