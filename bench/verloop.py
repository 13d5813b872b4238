"""The order of the measurements: small, then large, so that one run tells how cost grows."""

from collections.abc import Callable, Iterator

from django.core.management import call_command

from bench import overig, paden, pagina, tikfouten, verversen, werkbak, zoeken
from bench.corpus import count_made, prepare
from bench.uitkomst import Rij, show, write
from bench.vragen import make_vragen
from napl import klok
from register.domain.zoeken.index.stand import Stand
from register.domain.zoeken.index.volgen import VOLGER

KLEIN, GROOT = 10_000, 1_000_000


def run(trajecten: int, *, groot: bool, naief: int, alleen: str, say: Callable[[str], None]) -> None:
    sizes = sorted({min(KLEIN, trajecten), trajecten, *([GROOT] if groot else [])})
    rows: list[Rij] = []
    earlier: list[tuple[int, Stand]] = []
    call_command("migrate", verbosity=0)
    for size in sizes:
        if count_made() > size:  # a database that was given
            continue
        took = prepare(size)
        say(f"{size} trajecten; " + ", ".join(f"{naam} {seconds:.0f} s" for naam, seconds in took.items()))
        slow = 0 if size == GROOT else naief if size == trajecten else naief // 4
        is_last = size == trajecten
        for found in measure_size(size, is_last=is_last, naief=slow, alleen=alleen, earlier=earlier, say=say):
            # At once: a long run that breaks off has not been for nothing.
            rows += found
            write(rows)
            print(show(found), flush=True)
    print(show(rows), flush=True)


def measure_size(
    size: int,
    *,
    is_last: bool,
    naief: int,
    alleen: str,
    earlier: list[tuple[int, Stand]],
    say: Callable[[str], None],
) -> Iterator[list[Rij]]:
    """Yield the rows of each part that was measured."""
    dag, vragen = klok.vandaag(), make_vragen()

    def wanted(naam: str) -> bool:
        return alleen in {"", naam}

    if wanted("zoeken"):
        stand = VOLGER.stand(dag)
        if stand is None:
            raise SystemExit(VOLGER.reden or "Nobody looked at the index for a while.")
        # First, before the others fill the memory with every traject.
        if earlier:
            yield zoeken.measure_growth(vragen, earlier[-1], (size, stand))
        earlier.append((size, stand))
        yield zoeken.measure_core(vragen, dag, size, say, naief=naief)
        yield zoeken.measure_stretch(vragen, dag, size)
    # Not of a million: pages without an index, which are measured too, may not take that long.
    if wanted("pagina") and size != GROOT:
        yield pagina.measure(vragen, size, say)
    if wanted("paden") and size != GROOT:
        yield paden.measure(size)
    if is_last and wanted("verversen"):
        yield verversen.measure(vragen, size, say)
    if is_last and wanted("tikfouten"):
        yield tikfouten.measure(dag, size)
    if is_last:
        yield from _rest(size, wanted, say)


def _rest(size: int, wanted: Callable[[str], bool], say: Callable[[str], None]) -> Iterator[list[Rij]]:
    """Yield what does not grow with the number of trajecten."""
    if wanted("overig"):
        yield overig.measure(size)
    if wanted("werkbak"):
        yield werkbak.measure(size, say)
