"""Start and change an atelier; the six of the programme come from a data file."""

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models, transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.enums import Sector
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy
from ontwikkelpaden.enums import PadSoort
from ontwikkelpaden.models import Atelier

BEHEER = "ontwikkelpaden.beheer_ateliers"
DATA = Path(__file__).resolve().parent.parent / "data"
UITKOMSTEN = ("aangemaakt", "ongewijzigd")


@dataclass(frozen=True)
class AtelierInvoer:
    naam: str
    sector: Sector
    soort: PadSoort
    omschrijving: str
    gestart_op: date
    beeindigd_op: date | None = None

    def velden(self) -> dict[str, object]:
        return {
            "naam": tidy(self.naam),
            "sector": self.sector.value,
            "soort": self.soort.value,
            "omschrijving": self.omschrijving.strip(),
            "gestart_op": self.gestart_op,
            "beeindigd_op": self.beeindigd_op,
        }


@transaction.atomic
def start_atelier(slug: str, invoer: AtelierInvoer, *, by: Gebruiker | None, at: datetime) -> Atelier:
    """Start an atelier; ``by`` is None for the system itself."""
    if by is not None:
        require_recht(by, BEHEER)
    atelier = Atelier(slug=slug, **invoer.velden())
    require_clean(atelier)
    atelier.save()
    record_gebeurtenis(atelier, "atelier.gestart", by=by, at=at, gegevens={"slug": slug})
    return atelier


@transaction.atomic
def change_atelier(atelier: Atelier, invoer: AtelierInvoer, *, by: Gebruiker, at: datetime) -> bool:
    """Bring name, description and period in line; return whether anything was different."""
    require_recht(by, BEHEER)
    atelier = lock(atelier)
    changed = {name: value for name, value in invoer.velden().items() if getattr(atelier, name) != value}
    if not changed:
        return False
    for name, value in changed.items():
        setattr(atelier, name, value)
    require_clean(atelier)
    save_fields(atelier, **changed)
    record_gebeurtenis(atelier, "atelier.gewijzigd", by=by, at=at, gegevens={"velden": [*sorted(changed)]})
    return True


@transaction.atomic
def load_ateliers(*, at: datetime, data: Path = DATA) -> dict[str, int]:
    """Start the ateliers of the data file that are not there yet; what the bureau changed since stays."""
    tellingen = Counter(dict.fromkeys(UITKOMSTEN, 0))
    with (data / "ateliers.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if Atelier.objects.filter(slug=row["slug"]).exists():
                tellingen["ongewijzigd"] += 1
                continue
            start_atelier(row["slug"], _from_row(row), by=None, at=at)
            tellingen["aangemaakt"] += 1
    return dict(tellingen)


def _from_row(row: dict[str, str]) -> AtelierInvoer:
    return AtelierInvoer(
        naam=row["naam"],
        sector=Sector(row["sector"]),
        soort=PadSoort(row["soort"]),
        omschrijving=row["omschrijving"],
        gestart_op=date.fromisoformat(row["gestart_op"]),
    )


def require_clean(thing: models.Model) -> None:
    """Raise Domeinfout with the field for what the model or a constraint refuses."""
    try:
        thing.full_clean()
    except ValidationError as error:
        veld, meldingen = next(iter(error.message_dict.items()))
        raise Domeinfout(meldingen[0], veld="" if veld == "__all__" else veld) from error
