"""Turn what was read from the register into the arrays of a segment.

Documents are numbered in the order in which they are shown by default (first start, then name), so that "the
first twenty" are simply the first twenty members of a set.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from register.domain.zoeken import weging
from register.domain.zoeken.bereiken import hour_steps
from register.domain.zoeken.index.bouw_kenmerken import Paar, build_kenmerken, build_lijst
from register.domain.zoeken.index.bouw_samen import build_samen
from register.domain.zoeken.index.bouw_uitvoeringen import build_uitvoeringen, first_days, is_open
from register.domain.zoeken.index.bouw_woorden import build_postings
from register.domain.zoeken.index.lezen import LEEG, NUL, Gelezen
from register.domain.zoeken.index.rijen import Rijen
from register.domain.zoeken.index.soorten import (
    GECONTROLEERD,
    ONBEKEND,
    OPEN,
    TUSSENRUIMTE,
    VOL,
    Arrays,
    Ids,
    Waarden,
)
from register.domain.zoeken.taal.tekstlijst import Tekstlijst
from register.domain.zoeken.taal.woordenschat import Woordenschat


def build_arrays(
    gelezen: Gelezen, waarden: Waarden, schat: Woordenschat, tegen: Tekstlijst | None = None
) -> Arrays:
    """Make all arrays; ``tegen`` are the names of the main segment, for a segment that lies over it."""
    by_pk: Ids = gelezen.documenten["pk"]
    naam_rang, naam_arrays = _name_order(gelezen, by_pk, tegen)
    eerste = _lowest(gelezen, by_pk, first_days(gelezen) + VOL * gelezen.uitvoeringen["vol"])
    eerste = np.where(eerste < ONBEKEND, eerste % VOL, ONBEKEND)
    prijs = _lowest(
        gelezen,
        by_pk,
        np.where(gelezen.uitvoeringen["prijs"] == LEEG, ONBEKEND, gelezen.uitvoeringen["prijs"]),
    )
    order = np.lexsort((naam_rang, eerste))
    numbers = np.empty(len(order), np.int64)
    numbers[order] = np.arange(len(order))
    docs = gelezen.documenten[order]

    def to_doc(pks: Ids) -> Ids:
        return numbers[by_pk.searchsorted(pks)]

    paren = {
        facet: (to_doc(rows["pk"]), waarden.places(facet, rows["waarde"]))
        for facet, rows in gelezen.paren.items()
    }
    uitvoeringen = build_uitvoeringen(gelezen, to_doc, waarden)
    arrays: Arrays = {
        "pk": docs["pk"].astype(np.int64),
        "pk_gesorteerd": by_pk.astype(np.int64),
        "pk_doc": numbers.astype(np.int32),
        "naam_rang": naam_rang[order],
        "start": eerste[order].astype(np.int32),
        "prijs": prijs[order].astype(np.int32),
        "uren": np.where(docs["uren"] == LEEG, ONBEKEND, docs["uren"]).astype(np.int32),
        "versheid": _freshness(gelezen, docs, to_doc),
    }
    arrays |= naam_arrays | uitvoeringen
    arrays |= {f"waarde_{facet}": ids for facet, ids in waarden.ids.items()}
    arrays |= build_kenmerken(
        _all_pairs(gelezen, docs, paren, uitvoeringen, waarden, to_doc), len(docs), waarden
    )
    arrays |= build_samen(gelezen, uitvoeringen, to_doc, len(docs), waarden)
    arrays |= build_lijst(paren["aanbieder"], len(docs), waarden.size("aanbieder"))
    arrays |= build_postings(gelezen.woorden, to_doc, schat)
    return arrays


def _name_order(gelezen: Gelezen, by_pk: Ids, tegen: Tekstlijst | None) -> tuple[Ids, Arrays]:
    """Return the rank of each traject by name, and for a main segment the names, to compare later."""
    ordered = sorted(gelezen.namen, key=lambda item: item[1])
    if tegen is None:
        ranks = (np.arange(len(ordered), dtype=np.int64) + 1) * TUSSENRUIMTE
        tekst, grenzen = Tekstlijst.pack(key for _, key in ordered)
        arrays: Arrays = {"naam_tekst": tekst, "naam_grens": grenzen}
    else:
        places = np.array([tegen.place_for(key) for _, key in ordered], np.int64)
        # They are in order, so what stands at one place counts up from the first of them.
        nth = np.arange(len(places)) - places.searchsorted(places, side="left")
        ranks = places * TUSSENRUIMTE + 1 + np.minimum(nth, TUSSENRUIMTE - 2)
        arrays = {}
    by_place = np.empty(len(ordered), np.int64)
    by_place[by_pk.searchsorted(np.array([pk for pk, _ in ordered], np.int64))] = ranks
    return by_place, arrays


def _lowest(gelezen: Gelezen, by_pk: Ids, values: Rijen) -> Ids:
    """Return the lowest value over the uitvoeringen of each traject, by id."""
    lowest = np.full(len(by_pk), ONBEKEND, np.int64)
    np.minimum.at(lowest, by_pk.searchsorted(gelezen.uitvoeringen["pk"]), values)
    return lowest


def _freshness(gelezen: Gelezen, docs: Rijen, to_doc: Callable[[Ids], Ids]) -> npt.NDArray[np.uint8]:
    since = (gelezen.dag - NUL).days - weging.GECONTROLEERD_BINNEN_DAGEN
    fresh = np.where(docs["gecontroleerd"] >= since, GECONTROLEERD, 0).astype(np.uint8)
    fresh[to_doc(gelezen.uitvoeringen["pk"][is_open(gelezen)])] |= OPEN
    return fresh


def _all_pairs(
    gelezen: Gelezen,
    docs: Rijen,
    paren: dict[str, Paar],
    uitvoeringen: Arrays,
    waarden: Waarden,
    to_doc: Callable[[Ids], Ids],
) -> dict[str, Paar]:
    """Return document and value for every facet and range."""
    every = np.arange(len(docs))
    pad_docs = to_doc(gelezen.typeringen["pk"])
    u_doc = uitvoeringen["u_doc"].astype(np.int64)
    return {
        **paren,
        "opname": (every, docs["opname"].astype(np.int64)),
        "vorm": (every, docs["vorm"].astype(np.int64)),
        "ontwikkelpad": (pad_docs, waarden.places("ontwikkelpad", gelezen.typeringen["pad"])),
        "niveau": (pad_docs, gelezen.typeringen["niveau"].astype(np.int64)),
        "locatie": (u_doc, uitvoeringen["u_locatie"].astype(np.int64)),
        "prijs": (u_doc, uitvoeringen["u_prijsstap"].astype(np.int64)),
        "start": (u_doc, uitvoeringen["u_startstap"].astype(np.int64)),
        "uren": (every, np.where(docs["uren"] == LEEG, LEEG, hour_steps(docs["uren"])).astype(np.int64)),
        "regio": (u_doc[uitvoeringen["r_u"]], uitvoeringen["r_waarde"].astype(np.int64)),
    }
