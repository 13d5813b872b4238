"""Who may do what with evaluations, signals and interim reviews."""

from napl.rechten import Recht

RECHTEN: list[Recht] = []
