"""Who may do what with advice, zienswijze and decision."""

from napl.rechten import Recht

RECHTEN: list[Recht] = []
