"""Who may do what with tariffs, invoices and payments."""

from napl.rechten import Recht

RECHTEN: list[Recht] = []
