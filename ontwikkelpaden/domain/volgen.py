"""Follow a path, and say how much room there is to learn.

These verbs write no gebeurtenis, nor do those of zelfevaluatie and doel: the log can never be erased, and how
somebody sees themselves is nobody's business (docs/adr/0013).
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from napl.enums import Sector
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.models import Gevolgdpad, Leerruimte, Ontwikkelpad, Padversie

VOLG = "ontwikkelpaden.volg_pad"
MAX_UREN = 10_000
MAX_PRIJS = 1_000_000


@dataclass(frozen=True)
class Ruimte:
    """The room somebody has to learn; empty says nothing, and so it limits nothing."""

    sector: str = ""
    uren_max: int | None = None
    prijs_max: Decimal | None = None


@transaction.atomic
def follow_pad(pad: Ontwikkelpad, *, by: Gebruiker, at: datetime) -> bool:
    """Follow a path; return False for who followed it already. A path without a public version is refused."""
    require_recht(by, VOLG)
    if not Padversie.objects.gepubliceerd().filter(pad=pad).exists():
        raise Domeinfout("Dit ontwikkelpad is nog niet gepubliceerd.", veld="pad")
    _, is_new = Gevolgdpad.objects.get_or_create(gebruiker=by, pad=pad, defaults={"gevolgd_op": at})
    return is_new


@transaction.atomic
def unfollow_pad(pad: Ontwikkelpad, *, by: Gebruiker) -> bool:
    """Stop following; what was evaluated and the goals stay. Returns False when it was not followed."""
    require_recht(by, VOLG)
    gone, _ = Gevolgdpad.objects.filter(gebruiker=by, pad=pad).delete()
    return bool(gone)


@transaction.atomic
def set_leerruimte(ruimte: Ruimte, *, by: Gebruiker, at: datetime) -> Leerruimte:
    """Keep what somebody has in hours and money, and in which sector. Raises Domeinfout with the field."""
    require_recht(by, VOLG)
    if ruimte.sector and ruimte.sector not in Sector.values:
        raise Domeinfout("Kies een sector uit de lijst.", veld="sector")
    if ruimte.uren_max is not None and not 1 <= ruimte.uren_max <= MAX_UREN:
        raise Domeinfout(f"Vul een aantal uren in van 1 tot en met {MAX_UREN}.", veld="uren_max")
    if ruimte.prijs_max is not None and not 0 <= ruimte.prijs_max <= MAX_PRIJS:
        raise Domeinfout(f"Vul een bedrag in van 0 tot en met {MAX_PRIJS} euro.", veld="prijs_max")
    row, _ = Leerruimte.objects.update_or_create(
        gebruiker=by,
        defaults={
            "sector": ruimte.sector,
            "uren_max": ruimte.uren_max,
            "prijs_max": ruimte.prijs_max,
            "gewijzigd_op": at,
        },
    )
    return row


def read_ruimte(gebruiker: Gebruiker) -> Ruimte:
    row = Leerruimte.objects.filter(gebruiker=gebruiker).first()
    return Ruimte(row.sector, row.uren_max, row.prijs_max) if row else Ruimte()
