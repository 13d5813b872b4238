"""What bezwaar and heroverweging give to the kernel's registries."""

from kwaliteit.domain.bezwaar.termijnen import SOORTEN
from napl.registers import termijnsoorten


def register() -> None:
    """Fill the registries."""
    for soort in SOORTEN:
        termijnsoorten.add(soort.code, soort)
