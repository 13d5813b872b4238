"""The register that is measured: the demo data and as many made-up trajecten as it takes."""

import time
from datetime import date, datetime

from django.core.management import call_command
from django.db import connection

from napl import klok
from napl.enums import Sector
from ontwikkelpaden.domain.invoer import PadversieInvoer
from ontwikkelpaden.domain.pad import PadInvoer, create_pad
from ontwikkelpaden.domain.padversie import create_padversie, publish_padversie
from ontwikkelpaden.enums import PadSoort
from ontwikkelpaden.models import Padversie
from register.domain.demo_massa import SLEUTEL, add_massa
from register.domain.zoeken.index.onderhoud import count_changes
from register.domain.zoeken.index.opslag import build_index, newest_index
from register.domain.zoeken.index.volgen import VOLGER
from register.models import Traject

SEED = 1
# What the programme is to have.
PADEN = 60
# So often a process looks for the newest index.
KIJKEN = 500


def prepare(trajecten: int) -> dict[str, float]:
    """Bring the register to so many made-up trajecten, with an index; return how long it took."""
    made = count_made()
    if not Traject.objects.exists():
        call_command("seed_demo", verbosity=0)
    add_paden(at=klok.nu())
    began = time.perf_counter()
    if made < trajecten:
        add_massa(trajecten - made, seed=SEED, peildatum=klok.vandaag(), at=klok.nu())
    seeded = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) register_zoekdocument")
    begin_index = time.perf_counter()
    newest = newest_index(klok.vandaag())
    if newest is None or count_changes(newest):
        build_index(klok.vandaag(), at=klok.nu)
    built = time.perf_counter()
    load()
    return {"vullen": seeded - began, "index": built - begin_index}


def add_paden(*, at: datetime) -> None:
    """Bring the paths that come with the register up to sixty."""
    for number in range(Padversie.objects.actueel().count(), PADEN):
        invoer = PadInvoer(f"Pad van de meting {number}", PadSoort.ROL, tuple(Sector))
        pad = create_pad(f"meting-{number}", invoer, by=None, at=at)
        versie = create_padversie(pad, PadversieInvoer("Een pad om mee te meten."), by=None, at=at)
        publish_padversie(versie, by=None, at=at)


def count_made() -> int:
    """Return how many made-up trajecten are there already."""
    return Traject.objects.filter(importsleutel__startswith=f"{SLEUTEL}{SEED}:").count()


def load() -> None:
    """Have this process answer from the newest index, of which some parts come in at each look."""
    dag = klok.vandaag()
    newest = newest_index(dag)
    for _ in range(KIJKEN):
        VOLGER.refresh()
        stand = VOLGER.stand(dag)
        if stand is not None and newest is not None and stand.index_id == newest.pk:
            return
    raise RuntimeError(f"The newest index does not come in: {VOLGER.reden}")


def require_index(dag: date) -> None:
    if VOLGER.stand(dag) is None:
        raise RuntimeError(f"The index does not answer: {VOLGER.reden}")
