"""How soon a change is seen in another process, and what a new snapshot does to requests."""

import threading
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from django.conf import settings
from django.db import transaction

from bench.meten import percentile
from bench.pagina import addresses, search_for
from bench.server import Server, serve, timed
from bench.uitkomst import Rij
from napl import klok
from register.domain.indexeren import index_trajecten
from register.domain.zoeken import Zoekvraag
from register.domain.zoeken.index.opslag import build_index
from register.models import Traject, Trajectversie, Zoekindex

WIJZIGINGEN = 150
PER_KEER = 3
WISSELINGEN = 6
VENSTER = 1.5
MAX_WACHTEN = 20.0


def measure(vragen: Sequence[Zoekvraag], trajecten: int, say: Callable[[str], None]) -> list[Rij]:
    asked = [f"/trajecten/?{address}" for address in addresses(vragen)]
    with serve() as server:
        for path in asked:
            server.get(path)
        rows = _changes(server, asked, trajecten)
        say("wijzigingen gemeten")
        return rows + _swaps(server, asked, trajecten)


# A change


def _changes(server: Server, asked: list[str], trajecten: int) -> list[Rij]:
    pks = list(
        Traject.objects.filter(importsleutel__startswith="massa:")
        .order_by("pk")
        .values_list("pk", flat=True)[:WIJZIGINGEN]
    )
    stop = threading.Event()
    load = threading.Thread(target=_load, args=(server.port, asked, stop), daemon=True)
    load.start()
    waited: list[float] = []
    lost = 0
    try:
        for first in range(0, len(pks), PER_KEER):
            seen, missed = _change_and_wait(server, pks[first : first + PER_KEER])
            waited += seen
            lost += missed
    finally:
        stop.set()
        load.join()
    median = f"p50 {percentile(waited, 0.5):.2f} s, {len(waited)} wijzigingen onder last"
    return [
        Rij(trajecten, "wijziging te vinden na, p99 in s", percentile(waited, 0.99), 2.0, toelichting=median),
        Rij(trajecten, "wijzigingen die nooit te vinden waren", lost, 0.0),
    ]


def _load(port: int, asked: list[str], stop: threading.Event) -> None:
    """Keep one visitor searching."""
    client = Server(port, 0)
    for path in cycle(asked):
        if stop.is_set():
            return
        client.get(path)


def _change_and_wait(server: Server, pks: list[int]) -> tuple[list[float], int]:
    words = {f"zzmeting{pk}": 0.0 for pk in pks}
    for pk, word in zip(pks, words, strict=True):
        with transaction.atomic():
            Trajectversie.objects.filter(traject_id=pk, status="live").update(naam=f"Leergang {word}")
            index_trajecten([pk])
        words[word] = time.perf_counter()
    seen: list[float] = []
    deadline = time.perf_counter() + MAX_WACHTEN
    while words and time.perf_counter() < deadline:
        for word, since in list(words.items()):
            if b'"aantal":1,' in server.get(search_for(word)):
                seen.append(time.perf_counter() - since)
                del words[word]
    return seen, len(words)


# A new snapshot


def _swaps(server: Server, asked: list[str], trajecten: int) -> list[Rij]:
    """Have the server go to the index before and back: each time it fetches the whole file anew."""
    build_index(klok.vandaag(), at=klok.nu)
    newest = Zoekindex.objects.filter(klaar=True, dag=klok.vandaag()).latest("pk")
    if Zoekindex.objects.filter(klaar=True, dag=newest.dag).count() < 2:
        newest = build_index(klok.vandaag(), at=klok.nu) or newest
    time.sleep(VENSTER)
    paths = cycle(asked)
    quiet: list[float] = []
    swapped: list[float] = []
    for number in range(WISSELINGEN):
        for path in asked:  # what the last swap threw away is made again first
            server.get(path)
        quiet += _window(server, paths)
        for file in Path(settings.ZOEKINDEX_ROOT).glob("*.napl"):
            file.unlink()
        Zoekindex.objects.filter(pk=newest.pk).update(klaar=bool(number % 2))
        swapped += _window(server, paths)
    calm, busy = percentile(quiet, 0.95), percentile(swapped, 0.95)
    note = f"{busy:.2f} ms tegen {calm:.2f} ms; hoogste {max(swapped):.0f} tegen {max(quiet):.0f} ms"
    return [
        Rij(
            trajecten,
            "p95 tijdens het wisselen van de index tegen rustig",
            busy / calm,
            2.0,
            toelichting=note,
        )
    ]


def _window(server: Server, paths: "cycle[str]") -> list[float]:
    until = time.perf_counter() + VENSTER
    found = []
    while time.perf_counter() < until:
        found.append(timed(server, next(paths)))
    return found
