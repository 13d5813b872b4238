"""The terms in the life of a recognition."""

from django.urls import reverse

from napl.domain.termijn.rekenen import Duur
from napl.enums import Termijneenheid
from napl.registers import Termijnsoort


def voornemen_address(pk: int) -> str:
    return reverse("kwaliteit:voornemen", args=[pk])


ZIENSWIJZE_INTREKKING = Termijnsoort(
    "erkenning.zienswijze-intrekking",
    "Zienswijze geven over intrekken",
    Duur(2, Termijneenheid.WEKEN),
    "Awb 4:8: gelegenheid om een zienswijze te geven",
    rolt=True,
    url=voornemen_address,
)
SOORTEN = (ZIENSWIJZE_INTREKKING,)
# Hererkenning can be asked for this long before the end (policy).
HERERKENNING_MAANDEN = 9
