"""What a person keeps, and whom they let look at it."""

from datetime import date

from django.core.files.base import ContentFile

from napl.domain.bestand import opslag
from napl.models import Bestand
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

EIGENAAR = frozenset({Wie.EIGENAAR})
GEHEIM = "Gesprek over Sem"


def _bestand(spelers: Spelers) -> Gegevens:
    rij = Bestand.objects.create(
        eigenaar=spelers.eigenaar,
        soort="bewijs",
        naam=f"{GEHEIM}.pdf",
        mediatype="application/pdf",
        grootte=len(GEHEIM),
        verloopt_op=date(2099, 1, 1),
    )
    opslag.save(rij.opslagpad, ContentFile(GEHEIM.encode()))
    return {"pk": rij.pk}


GEVALLEN = [
    Geval("bestand", EIGENAAR, _bestand, geheim=GEHEIM),
]
