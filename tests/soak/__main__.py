"""``make soak``: imports that are killed again and again, at moments and in ways that a seed decides.

SEED and ROUNDS come from the environment. Every round is an import of a file of its own into a register of
its own, so that whatever stands there afterwards came from that one import.
"""

# ruff: noqa: T201 -- what it prints is its result

import os
import random
import sys
import time

from tests.soak.bestand import make_invoer
from tests.soak.doden import Ronde, run_ronde
from tests.soak.opstelling import run_opstelling

RIJEN = (1500, 4000)
WIJZEN: tuple[tuple[str, ...], ...] = (
    ("worker",),
    ("database",),
    ("web",),
    ("worker", "database"),
    ("web", "worker", "database"),
    ("toezicht",),
    ("web", "worker", "database", "toezicht"),
)
# The register gives up on a run after five attempts; that is another promise than this one.
HOOGUIT_DODEN = 3


def main() -> int:
    seed, rounds = int(os.environ.get("SEED") or 1), int(os.environ.get("ROUNDS") or 6)
    print(f"SEED={seed} ROUNDS={rounds}")
    print("ronde  rijen  doden  pogingen  s na laatste dood  s in totaal  wie", flush=True)
    wrong = 0
    for nummer in range(1, rounds + 1):
        dice = random.Random(f"{seed}:{nummer}")
        rijen = dice.randrange(*RIJEN)
        momenten = sorted(dice.uniform(0.02, 0.95) for _ in range(dice.randint(1, HOOGUIT_DODEN)))
        slachtoffers = [dice.choice(WIJZEN) for _ in momenten]
        began = time.monotonic()
        with run_opstelling() as opstelling:
            ronde = run_ronde(
                opstelling, make_invoer(rijen, seed=seed), slachtoffers=slachtoffers, momenten=momenten
            )
        show(nummer, rijen, ronde, time.monotonic() - began, slachtoffers[: ronde.doden])
        wrong += bool(ronde.klachten)
    print(f"{rounds - wrong} van de {rounds} rondes zonder klacht")
    return 1 if wrong else 0


def show(nummer: int, rijen: int, ronde: Ronde, totaal: float, wie: list[tuple[str, ...]]) -> None:
    namen = ", ".join("+".join(namen) for namen in wie)
    figures = (
        f"{nummer:5}  {rijen:5}  {ronde.doden:5}  {ronde.pogingen:8}  {ronde.seconden:17.1f}  {totaal:11.1f}"
    )
    print(f"{figures}  {namen}", flush=True)
    for klacht in ronde.klachten:
        print(f"       {klacht}")


if __name__ == "__main__":
    sys.exit(main())
