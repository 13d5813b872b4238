"""Who may do what with judging per criterium, and consensus."""

from napl.rechten import Recht

RECHTEN: list[Recht] = []
