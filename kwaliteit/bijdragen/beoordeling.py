"""What judging per criterium, and consensus give to the kernel's registries."""

from kwaliteit.domain.beoordelen.wie import accounts_of, names_of
from kwaliteit.domain.besluit.adviseurs import adviseurs
from kwaliteit.domain.besluit.scheiding import beoordelaars


def register() -> None:
    adviseurs.add("beoordeling", names_of)
    beoordelaars.add("beoordeling", accounts_of)
