"""What the register gives to the kernel's registries."""

from napl.registers import (
    Navigatiepunt,
    navigatie,
)


def register_bijdragen() -> None:
    navigatie.add("trajecten", Navigatiepunt("Trajecten zoeken", "register:traject-list", "/trajecten/"))
