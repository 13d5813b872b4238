"""What advice, zienswijze and decision give to the kernel's registries."""

from kwaliteit.domain.besluit.termijnen import SOORTEN
from napl.registers import termijnsoorten


def register() -> None:
    for soort in SOORTEN:
        termijnsoorten.add(soort.code, soort)
