"""The rows of the table: what was measured, what the target is, and whether it was met."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results.json"


@dataclass(frozen=True)
class Rij:
    """One target; ``doel`` is a bound that ``waarde`` stays under, or over when ``minstens``."""

    trajecten: int
    naam: str
    waarde: float
    doel: float | None = None
    minstens: bool = False
    toelichting: str = ""

    @property
    def oordeel(self) -> str:
        if self.doel is None:
            return ""
        met = self.waarde >= self.doel if self.minstens else self.waarde <= self.doel
        return "gehaald" if met else "NIET GEHAALD"


def show(rijen: Sequence[Rij]) -> str:
    width = max(len(rij.naam) for rij in rijen)
    lines = [f"{'trajecten':>9}  {'':{width}}  {'gemeten':>9}  {'doel':>9}  oordeel"]
    for rij in rijen:
        doel = "" if rij.doel is None else f"{'≥' if rij.minstens else '≤'} {rij.doel:g}"
        lines.append(
            f"{rij.trajecten:>9}  {rij.naam:{width}}  {rij.waarde:>9.3g}  {doel:>9}  {rij.oordeel:13} "
            f"{rij.toelichting}".rstrip()
        )
    return "\n".join(lines)


def write(rijen: Sequence[Rij]) -> None:
    document = [asdict(rij) | {"oordeel": rij.oordeel} for rij in rijen]
    RESULTS.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
