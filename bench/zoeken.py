"""The core job: hits, all disjunctive facet counts and the first twenty; ours beside the peers."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from math import log
from typing import Any

from bench.corpus import require_index
from bench.gelijken import Antwoord
from bench.gelijken.eigen import Index, Moment, Sql
from bench.gelijken.naief import Naief
from bench.gelijken.tantivy_ import Tantivy, why_not
from bench.meten import Tijden, in_turns
from bench.uitkomst import Rij
from bench.vragen import describe
from register.domain.zoeken import Zoekvraag
from register.domain.zoeken.index.stand import Stand
from register.domain.zoeken.index.volgen import VOLGER


def require_equal(naam: str, vragen: Sequence[Zoekvraag], left: Any, right: Any) -> None:
    """Fail when two engines give another number of hits, or another count of any value of any facet."""
    for vraag in vragen:
        one: Antwoord = left(vraag)
        two: Antwoord = right(vraag)
        if one.aantal != two.aantal:
            raise SystemExit(f"{naam}: {one.aantal} against {two.aantal} for {describe(vraag)}")
        for facet, counts in one.tellingen.items():
            if counts != two.tellingen[facet]:
                differ = dict(set(counts.items()) ^ set(two.tellingen[facet].items()))
                raise SystemExit(f"{naam}: {facet} differs ({differ}) for {describe(vraag)}")


def measure_core(
    vragen: Sequence[Zoekvraag], dag: date, trajecten: int, say: Callable[[str], None], *, naief: int
) -> list[Rij]:
    stand = VOLGER.stand(dag)
    if stand is None:
        raise SystemExit(f"The index does not answer: {VOLGER.reden}")
    index, sql = Index(dag), Sql(dag)
    left_out = [vraag for vraag in vragen if why_not(vraag)]
    asked = [vraag for vraag in vragen if not why_not(vraag)]
    say(f"tantivy: {len(left_out)} of {len(vragen)} questions cannot be asked: "
        + "; ".join(sorted({why_not(vraag) for vraag in left_out})))  # fmt: skip
    peer = Tantivy(dag, stand.hoofd)
    say(f"tantivy has {peer.segments} segment(s)")
    require_equal("tantivy", asked, index.answer, peer.answer)
    say(f"counts equal to tantivy for {len(asked)} questions")
    ours = in_turns(asked, {"eigen": index, "tantivy": peer}, {"eigen": 7, "tantivy": 5})
    rows = _against("tantivy", trajecten, ours["eigen"], ours["tantivy"], _doelen_tantivy(trajecten))
    if naief:
        naive = Naief(dag)
        sample = random.Random(3).sample(vragen, min(naief, len(vragen)))
        require_equal("naive", sample, index.answer, naive.answer)
        say(f"counts equal to the naive way for {len(sample)} questions")
        require_equal("PostgreSQL", sample, index.answer, sql.answer)
        say(f"counts equal to PostgreSQL for {len(sample)} questions")
        times = in_turns(
            sample,
            {"eigen": index, "naief": naive, "sql": sql},
            {"eigen": 5, "naief": 2, "sql": 1},
            met_databank=frozenset({"eigen", "naief", "sql"}),
        )
        doelen = (400.0, 800.0) if trajecten == 100_000 else (None, None)
        rows = _against("de naïeve manier", trajecten, times["eigen"], times["naief"], doelen) + rows
        rows += _against("ons PostgreSQL-pad", trajecten, times["eigen"], times["sql"], (None, None))
    require_index(dag)
    return rows


def _doelen_tantivy(trajecten: int) -> tuple[float | None, float | None]:
    if trajecten == 100_000:
        return 5.0, 7.0
    return (1.0, 1.0) if trajecten == 1_000_000 else (None, None)


def _against(
    naam: str, trajecten: int, ours: Tijden, other: Tijden, doelen: tuple[float | None, float | None]
) -> list[Rij]:
    rows = []
    for label, deel, doel in (("mediaan", 0.5, doelen[0]), ("p95", 0.95, doelen[1])):
        mine, theirs = ours.p(deel), other.p(deel)
        note = (
            f"cpu {mine:.2f} ms tegen {theirs:.2f} ms; "
            f"klok {ours.p(deel, soort='klok'):.2f} tegen {other.p(deel, soort='klok'):.2f}"
        )
        rows.append(
            Rij(
                trajecten,
                f"kern sneller dan {naam}, {label}",
                theirs / mine,
                doel,
                minstens=True,
                toelichting=note,
            )
        )
    return rows


def measure_stretch(vragen: Sequence[Zoekvraag], dag: date, trajecten: int) -> list[Rij]:
    """Compare the same questions with words, stretched and exact."""
    index = Index(dag)
    worded = [vraag for vraag in vragen if vraag.q]
    times = in_turns(
        worded,
        {"precies": index, "gerekt": lambda vraag: index(replace(vraag, precies=False))},
        {"precies": 7, "gerekt": 7},
    )
    return [
        Rij(
            trajecten,
            f"gerekt zoeken tegen precies, {label}",
            times["gerekt"].p(deel) / times["precies"].p(deel),
            1.5,
            toelichting=f"{times['gerekt'].p(deel):.2f} ms tegen {times['precies'].p(deel):.2f} ms",
        )
        for label, deel in (("mediaan", 0.5), ("p95", 0.95))
    ]


def measure_growth(
    vragen: Sequence[Zoekvraag], small: tuple[int, Stand], large: tuple[int, Stand]
) -> list[Rij]:
    """Return the growth of the core job from one size to the next, with its exponent."""
    times = in_turns(vragen, {"klein": Moment(small[1]), "groot": Moment(large[1])}, {"klein": 9, "groot": 9})
    doelen = {100_000: (2.5, 5.0), 1_000_000: (10.0, 10.0)}.get(large[0], (None, None))
    rows = []
    for label, deel, doel in (("mediaan", 0.5, doelen[0]), ("p95", 0.95, doelen[1])):
        before, after = times["klein"].p(deel), times["groot"].p(deel)
        exponent = log(after / before) / log(large[0] / small[0])
        rows.append(
            Rij(
                large[0],
                f"groei van {small[0]:,} naar {large[0]:,}, {label}".replace(",", "."),
                after / before,
                doel,
                toelichting=f"{before:.3f} naar {after:.3f} ms, exponent {exponent:.2f}",
            )
        )
    return rows
