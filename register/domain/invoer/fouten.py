"""The two ways in which input can be wrong: as a file, or in one row."""

from napl.fouten import Domeinfout


class Bestandsfout(Domeinfout):
    """The file is refused as a whole; nothing of it was written."""


class Rijfout(Domeinfout):
    """One row is refused, the others go on; ``veld`` is the column."""
