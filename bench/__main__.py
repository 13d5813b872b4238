"""``make bench``: fill a throw-away database, measure pairs side by side, print a table of ratios.

These machines are noisy, so a time by itself says little; the two sides of a ratio are measured in turns
in the same run. The median of the ratios of the rounds is shown with the medians it came from.
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results.json"


@dataclass(frozen=True)
class Meting:
    naam: str
    ratio: float
    ms: float
    ms_vergelijk: float


def measure(naam: str, work: Callable[[], object], compared: Callable[[], object], rounds: int) -> Meting:
    """Time both sides in turns; a ratio above 1 says that ``work`` is slower."""
    work(), compared()  # warm up
    pairs = [(_seconds(work), _seconds(compared)) for _ in range(rounds)]
    return Meting(
        naam,
        round(statistics.median(left / right for left, right in pairs), 2),
        round(1000 * statistics.median(left for left, _ in pairs), 2),
        round(1000 * statistics.median(right for _, right in pairs), 2),
    )


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def show(metingen: list[Meting], trajecten: int) -> str:
    width = max(len(meting.naam) for meting in metingen)
    lines = [f"{trajecten} trajecten", f"{'':{width}}  {'ratio':>8}  {'ms':>9}  {'vs ms':>9}"]
    lines += [f"{m.naam:{width}}  {m.ratio:>8}  {m.ms:>9}  {m.ms_vergelijk:>9}" for m in metingen]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trajecten", type=int, default=5000)
    parser.add_argument("--rondes", type=int, default=7)
    options = parser.parse_args()

    from napl import ingebed

    with ingebed.draai(vluchtig=True) as servers:
        os.environ["DATABASE_URL"], os.environ["REDIS_URL"] = servers.database_url, servers.redis_url
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "napl.settings.test")
        import django

        django.setup()
        from bench.metingen import prepare, run

        prepare(options.trajecten)
        metingen = run(options.rondes)
    print(show(metingen, options.trajecten))
    document = {"trajecten": options.trajecten, "metingen": [asdict(meting) for meting in metingen]}
    RESULTS.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
