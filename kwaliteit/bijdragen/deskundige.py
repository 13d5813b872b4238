"""What deskundigen, their ties and their assignment give to the kernel's registries."""

from kwaliteit.rules.beoordeling import ZIE_BEOORDELINGEN
from kwaliteit.rules.deskundige import ZIE_DESKUNDIGEN
from napl.registers import Werkplek, bureaudelen, werkplekken


def register() -> None:
    bureaudelen.add("deskundigen", Werkplek("Deskundigen", "kwaliteit:deskundige-list", ZIE_DESKUNDIGEN))
    werkplekken.add("beoordelen", Werkplek("Beoordelen", "kwaliteit:beoordelen", ZIE_BEOORDELINGEN))
