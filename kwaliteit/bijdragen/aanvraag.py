"""What erkenningsaanvragen give to the kernel's registries."""

from kwaliteit.domain.aanvraag.termijnen import SOORTEN
from napl.registers import termijnsoorten


def register() -> None:
    for soort in SOORTEN:
        termijnsoorten.add(soort.code, soort)
