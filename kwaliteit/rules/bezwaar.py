"""Who may do what with bezwaar and heroverweging."""

from napl.rechten import Recht

RECHTEN: list[Recht] = []
