"""Evidence at an answer of a zelfevaluatie: one file each, kept for the teacher alone."""

from datetime import datetime

from django.db import transaction

from napl.domain.bewijsstuk import Upload, erase_bewijsstuk, keep_bewijsstuk
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.zelfevaluatie import BEWERK, require_concept, require_onderdeel
from ontwikkelpaden.models import Subdimensie, Zelfevaluatie, Zelfevaluatieantwoord

SOORT = "zelfevaluatie"


@transaction.atomic
def attach_bewijsstuk(
    evaluatie: Zelfevaluatie, subdimensie: Subdimensie, upload: Upload, *, by: Gebruiker, at: datetime
) -> Zelfevaluatieantwoord:
    """Keep a file with an answer, in the place of a former one; without an answer yet it is the first of it.

    Raises OngeldigeOvergang once the moment is finished.
    """
    require_recht(by, BEWERK, evaluatie)
    evaluatie = lock(evaluatie)
    require_concept(evaluatie)
    require_onderdeel(evaluatie, subdimensie)
    row, _ = Zelfevaluatieantwoord.objects.get_or_create(
        zelfevaluatie=evaluatie, subdimensie=subdimensie, defaults={"gewijzigd_op": at}
    )
    keep_bewijsstuk(row, upload, soort=SOORT, by=by, at=at)
    save_fields(row, gewijzigd_op=at)
    save_fields(evaluatie, gewijzigd_op=at)
    return row


@transaction.atomic
def detach_bewijsstuk(
    evaluatie: Zelfevaluatie, subdimensie: Subdimensie, *, by: Gebruiker, at: datetime
) -> Zelfevaluatieantwoord:
    """Erase the file, of a finished moment too: the answer stays as it was, the file is theirs to erase."""
    require_recht(by, BEWERK, evaluatie)
    row = lock(evaluatie).antwoorden.filter(subdimensie=subdimensie).first()
    if row is None or not erase_bewijsstuk(row, by=by, at=at):
        raise Domeinfout("Er is geen bewijsstuk bij dit antwoord.", veld="bestand")
    return row


@transaction.atomic
def delete_zelfevaluatie(evaluatie: Zelfevaluatie, *, by: Gebruiker, at: datetime) -> None:
    """Throw a moment away with its files, finished or not: it is theirs."""
    require_recht(by, BEWERK, evaluatie)
    evaluatie = lock(evaluatie)
    for row in evaluatie.antwoorden.filter(bewijsstuk__isnull=False).select_related("bewijsstuk__eigenaar"):
        erase_bewijsstuk(row, by=by, at=at)
    evaluatie.delete()
