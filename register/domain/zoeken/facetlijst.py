"""Which facets there are, in the order in which a teacher meets them, and where their values come from."""

from typing import Any

from django.db.models import QuerySet, TextChoices

from napl.enums import Sector
from napl.models import Regio
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.enums import Ervaringsjaren, Locatie, Onderwijstype, OpnameSoort, Thema, Vorm, Werkvorm
from register.models import Aanbieder, Financieringsregeling, Vak, WerkzameAanpak

FACETTEN = (
    "opname",
    "sector",
    "thema",
    "ontwikkelpad",
    "niveau",
    "locatie",
    "regio",
    "vak",
    "onderwijstype",
    "werkvorm",
    "vorm",
    "aanpak",
    "ervaringsjaren",
    "aanbieder",
    "financiering",
)
# What has an order of its own keeps it; other values stand from many to few.
VASTE_VOLGORDE = frozenset({"opname", "sector", "niveau", "ervaringsjaren"})

CODES: dict[str, type[TextChoices]] = {
    "opname": OpnameSoort,
    "sector": Sector,
    "thema": Thema,
    "niveau": Niveau,
    "locatie": Locatie,
    "onderwijstype": Onderwijstype,
    "werkvorm": Werkvorm,
    "vorm": Vorm,
    "ervaringsjaren": Ervaringsjaren,
}
# TextChoices makes its list of values anew at every look; a search looks often.
CODEWAARDEN: dict[str, list[str]] = {facet: list(keuzes.values) for facet, keuzes in CODES.items()}
CODENAMEN: dict[str, dict[str, str]] = {
    facet: {str(code): str(naam) for code, naam in keuzes.choices} for facet, keuzes in CODES.items()
}
# Facets whose values are rows with a slug and a name.
TABELLEN: dict[str, QuerySet[Any]] = {
    "ontwikkelpad": Ontwikkelpad.objects.all(),
    "regio": Regio.objects.all(),
    "vak": Vak.objects.all(),
    "aanpak": WerkzameAanpak.objects.all(),
    "aanbieder": Aanbieder.objects.all(),
    # One value per regeling, whatever its periods; what does not hold on the day fits nothing.
    "financiering": Financieringsregeling.objects.laatste(),
}
