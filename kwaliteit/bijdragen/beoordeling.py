"""What judging per criterium, and consensus give to the kernel's registries."""

from kwaliteit.domain.aanvraag.blik import EIGEN, ZAAK
from kwaliteit.domain.beoordelen.panelen import eigen_paneel, zaak_paneel
from kwaliteit.domain.beoordelen.wie import judged_among, names_of
from kwaliteit.domain.besluit.adviseurs import adviseurs
from kwaliteit.domain.besluit.scheiding import beoordelaars
from napl.registers import Paneel, panelen


def register() -> None:
    adviseurs.add("beoordeling", names_of)
    beoordelaars.add("beoordeling", judged_among)
    panelen.add("kwaliteit.zaak-beoordeling", Paneel(ZAAK, "kwaliteit/_paneel_beoordeling.html", zaak_paneel))
    panelen.add(
        "kwaliteit.eigen-beoordeling",
        Paneel(EIGEN, "kwaliteit/_paneel_beoordeling_eigen.html", eigen_paneel),
    )
