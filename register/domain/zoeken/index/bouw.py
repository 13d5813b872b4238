"""Turn what was read from the register into the arrays of a segment.

Documents are numbered in the order in which they are shown by default (first start, then name), so that "the
first twenty" are simply the first twenty members of a set.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from register.domain.zoeken import weging
from register.domain.zoeken.bereiken import hour_steps
from register.domain.zoeken.index import bits
from register.domain.zoeken.index.bouw_uitvoeringen import build_uitvoeringen, first_days, is_open
from register.domain.zoeken.index.bouw_woorden import build_postings
from register.domain.zoeken.index.lezen import LEEG, NUL, Gelezen
from register.domain.zoeken.index.rijen import Rijen
from register.domain.zoeken.index.soorten import (
    GECONTROLEERD,
    ONBEKEND,
    OPEN,
    RIJFACETTEN,
    TUSSENRUIMTE,
    VOL,
    Arrays,
    Ids,
    Waarden,
)
from register.domain.zoeken.taal.tekstlijst import Tekstlijst
from register.domain.zoeken.taal.woordenschat import Woordenschat

Paar = tuple[Ids, Ids]


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
    arrays |= _rows(_all_pairs(gelezen, docs, paren, uitvoeringen, waarden, to_doc), len(docs), waarden)
    arrays |= _joint_rows(gelezen, uitvoeringen, to_doc, len(docs), waarden)
    arrays |= _aanbieders(paren["aanbieder"], len(docs), waarden.size("aanbieder"))
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
    """Return document and value for every facet that has rows of bits."""
    every = np.arange(len(docs))
    pad_docs = to_doc(gelezen.typeringen["pk"])
    u_doc = uitvoeringen["u_doc"].astype(np.int64)
    return {
        **{facet: paren[facet] for facet in RIJFACETTEN if facet in paren},
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


def _rows(paren: dict[str, Paar], size: int, waarden: Waarden) -> Arrays:
    """Make a row of bits per value, the facets below each other."""
    starts = np.cumsum([0, *(waarden.size(facet) for facet in RIJFACETTEN)])
    rows = np.zeros((int(starts[-1]), bits.words_for(size)), np.uint64)
    for first, facet in zip(starts[:-1], RIJFACETTEN, strict=True):
        docs, values = paren[facet]
        _fill(rows, docs, values + first, values >= 0)
    return {"rijen": rows, "rij_vanaf": starts.astype(np.int64)}


def _fill(rows: npt.NDArray[np.uint64], docs: Ids, places: Ids, known: npt.NDArray[np.bool_]) -> None:
    docs, places = docs[known], places[known]
    np.bitwise_or.at(rows, (places, docs >> 6), np.uint64(1) << (docs & 63).astype(np.uint64))


def _joint_rows(
    gelezen: Gelezen, uitvoeringen: Arrays, to_doc: Callable[[Ids], Ids], size: int, waarden: Waarden
) -> Arrays:
    """Make rows for what holds together: path and level of one typing, region and way of one uitvoering."""
    typering = gelezen.typeringen
    niveaus, locaties = waarden.size("niveau") + 1, waarden.size("locatie") + 1
    words = bits.words_for(size)
    pads = np.zeros((waarden.size("ontwikkelpad") * niveaus, words), np.uint64)
    # -1, unknown, takes the last place of its row.
    places = waarden.places("ontwikkelpad", typering["pad"]) * niveaus + typering["niveau"] % niveaus
    _fill(pads, to_doc(typering["pk"]), places, np.ones(len(places), np.bool_))
    regios = np.zeros((waarden.size("regio") * locaties, words), np.uint64)
    locatie = uitvoeringen["u_locatie"].astype(np.int64)[uitvoeringen["r_u"]] % locaties
    _fill(
        regios,
        uitvoeringen["u_doc"].astype(np.int64)[uitvoeringen["r_u"]],
        uitvoeringen["r_waarde"].astype(np.int64) * locaties + locatie,
        np.ones(len(locatie), np.bool_),
    )
    return {
        # Sizes in full: with no documents at all there is nothing to work them out from.
        "pad_niveau": pads.reshape(waarden.size("ontwikkelpad"), niveaus, words),
        "regio_locatie": regios.reshape(waarden.size("regio"), locaties, words),
    }


def _aanbieders(paar: Paar, size: int, values: int) -> Arrays:
    """Make the pairs in both directions: they are many, and few belong to one."""
    docs, waarden = paar
    by_doc, by_value = np.lexsort((waarden, docs)), np.lexsort((docs, waarden))
    return {
        "aanbieder_waarde": waarden[by_doc].astype(np.int32),
        "aanbieder_doc": docs[by_doc].astype(np.int32),
        "aanbieder_vanaf": docs[by_doc].searchsorted(np.arange(size + 1)).astype(np.int64),
        "aanbieder_docs": docs[by_value].astype(np.int32),
        "aanbieder_docs_vanaf": waarden[by_value].searchsorted(np.arange(values + 1)).astype(np.int64),
    }
