"""The yearly sample: by chance, and to be made again by anybody who has the seed and the list."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.monitoring.tussentijds import Opening, open_tussentijds
from kwaliteit.enums import Aanleiding
from kwaliteit.models import Erkenning, Steekproef
from kwaliteit.rules.monitoring import BEHEER_TOEZICHT
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht


def pick(populatie: Iterable[int], zaad: str, aantal: int) -> list[int]:
    """Return the ids whose SHA-256 of ``zaad:id`` is lowest: the same in every language and version."""
    return sorted(sorted(populatie), key=lambda pk: hashlib.sha256(f"{zaad}:{pk}".encode()).hexdigest())[
        :aantal
    ]


@transaction.atomic
def draw_steekproef(*, aantal: int, by: Gebruiker, at: datetime, zaad: str = "") -> Steekproef:
    """Draw this year's sample from the recognitions that hold, and open a review of each.

    ``zaad`` is made by chance here; only a test or the demo gives one. Raises Domeinfout for a second one.
    """
    require_recht(by, BEHEER_TOEZICHT)
    vandaag = timezone.localdate(at)
    erkenningen = {row.pk: row for row in Erkenning.objects.van_kracht_op(vandaag).order_by("pk")}
    if not 0 < aantal <= len(erkenningen):
        raise Domeinfout(f"Kies een getal van 1 tot en met {len(erkenningen)}.", veld="aantal")
    zaad = zaad or secrets.token_hex(8)
    steekproef, made = Steekproef.objects.get_or_create(
        jaar=vandaag.year,
        defaults={
            "zaad": zaad,
            "populatie": sorted(erkenningen),
            "getrokken": pick(erkenningen, zaad, aantal),
            "getrokken_op": at,
            "getrokken_door": by,
        },
    )
    if not made:
        raise Domeinfout("De steekproef van dit jaar is al getrokken.", veld="aantal")
    reden = f"Getrokken in de steekproef van {vandaag.year}. Dat is toeval en zegt niets over het traject."
    for pk in steekproef.getrokken:
        opening = Opening(Aanleiding.STEEKPROEF, f"steekproef:{vandaag.year}:{pk}", reden)
        open_tussentijds(erkenningen[pk], opening, by=by, at=at)
    record_gebeurtenis(steekproef, "steekproef.getrokken", by=by, at=at, gegevens={"zaad": zaad})
    return steekproef
