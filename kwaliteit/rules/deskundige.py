"""Who may do what with deskundigen, their ties and their assignment."""

from napl.rechten import Recht

RECHTEN: list[Recht] = []
