"""Numbers of invoices and creditnota's: per year, in order, without gaps."""

from dataclasses import dataclass

from kwaliteit.enums import Factuurreekssoort
from kwaliteit.models import Factuurreeks
from napl.domain.transitie import save_fields


@dataclass(frozen=True)
class Nummer:
    jaar: int
    volgnummer: int
    tekst: str


def take_nummer(soort: Factuurreekssoort, jaar: int) -> Nummer:
    """Take the next number in the running transaction; the row stays locked until it ends.

    So the number is used, or nobody saw it: no gaps (Wet op de omzetbelasting 1968, 35a lid 1 b asks for a
    sequence that identifies an invoice).
    """
    Factuurreeks.objects.bulk_create([Factuurreeks(soort=soort, jaar=jaar)], ignore_conflicts=True)
    reeks = Factuurreeks.objects.select_for_update().get(soort=soort, jaar=jaar)
    save_fields(reeks, laatste=reeks.laatste + 1)
    return Nummer(jaar, reeks.laatste, f"{soort.value}{jaar}-{reeks.laatste:04}")
