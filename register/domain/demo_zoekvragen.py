"""What people in the demo sought: made up, but with the numbers that the search of the demo gives."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

from register.domain.zoeken import Zoekvraag, zoek
from register.domain.zoeklog.regel import Zoekregel
from register.domain.zoeklog.verwerken import count_partij
from register.models import Zoekterm

BESTAND = Path(__file__).resolve().parent.parent / "data" / "demo_zoekvragen.csv"
SPREIDING = 60


def load_demo_zoekvragen(*, peildatum: date, path: Path = BESTAND) -> int:
    """Count made-up searches of the last two months, once; return how many."""
    if Zoekterm.objects.exists():
        return 0
    return count_partij(uuid4(), list(_regels(peildatum, path)), dag=peildatum)


def _regels(peildatum: date, path: Path) -> Iterator[Zoekregel]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            keuze = row["sector"], row["regio"]
            vraag = Zoekvraag(
                q=row["term"], sector=(keuze[0],) if keuze[0] else (), regio=(keuze[1],) if keuze[1] else ()
            )
            aantal = zoek(vraag, peildatum=peildatum, met_facetten=False).pagina.aantal
            for number in range(int(row["keer"])):
                dag = peildatum - timedelta(days=number * 7 % SPREIDING)
                yield Zoekregel(dag=dag, term=row["term"], keuze=keuze, vorige=None, aantal=aantal)
