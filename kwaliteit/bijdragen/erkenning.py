"""What recognitions that were granted give to the kernel's registries."""

from kwaliteit.domain.erkenning.termijnen import SOORTEN
from napl.registers import termijnsoorten


def register() -> None:
    """Fill the registries."""
    for soort in SOORTEN:
        termijnsoorten.add(soort.code, soort)
