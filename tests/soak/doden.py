"""One import that is killed at given moments, and what came of it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.soak.bestand import Invoer
from tests.soak.oordeel import complaints
from tests.soak.opstelling import Opstelling, wait_until

LIJST = "/bureau/import/"
STAND = "SELECT status, klaar, coalesce(totaal, 0), pogingen FROM napl_verwerking WHERE id = %s"
OPEN = {"wachtend", "bezig", "onderbroken"}


@dataclass(frozen=True)
class Ronde:
    """``seconden`` is from the last kill to the end of the import."""

    klachten: list[str]
    doden: int
    pogingen: int
    seconden: float


def run_ronde(
    opstelling: Opstelling,
    invoer: Invoer,
    *,
    slachtoffers: Sequence[tuple[str, ...]],
    momenten: Sequence[float],
) -> Ronde:
    """Upload the file, kill the victims of each moment (a part of the rows), and judge how it ends."""
    naar = opstelling.visit().upload(LIJST, "bestand", "proef.csv", invoer.tekst)
    verwerking = int(naar.strip("/").rsplit("/", 1)[-1])
    doden, last = 0, time.monotonic()
    for moment, namen in zip(momenten, slachtoffers, strict=True):
        if not _await_moment(opstelling, verwerking, moment):
            break
        opstelling.kill(*namen)
        doden, last = doden + 1, time.monotonic()
        if "toezicht" in namen:
            opstelling.start()
    wait_until(lambda: _is_over(opstelling, verwerking), "the import has ended", seconds=240)
    seconden = time.monotonic() - last
    _, _, _, pogingen = opstelling.ask(STAND, verwerking)[0]
    klachten = complaints(opstelling, verwerking, invoer)
    wait_until(lambda: opstelling.visit_status(naar) == 200, "the page of the import answers")
    return Ronde(klachten, doden, int(str(pogingen)), seconden)


def _await_moment(opstelling: Opstelling, verwerking: int, moment: float) -> bool:
    """Wait until so much of the work is done; False when the import ended before."""
    while True:
        rows = opstelling.try_ask(STAND, verwerking)
        if rows:
            status, klaar, totaal, _ = rows[0]
            if status not in OPEN:
                return False
            if totaal and int(str(klaar)) >= moment * int(str(totaal)):
                return True
        time.sleep(0.02)


def _is_over(opstelling: Opstelling, verwerking: int) -> bool:
    rows = opstelling.try_ask(STAND, verwerking)
    return bool(rows) and rows[0][0] not in OPEN
