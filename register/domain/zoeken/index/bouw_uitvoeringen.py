"""The arrays about uitvoeringen: what must hold for one and the same is asked of a row of these."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from register.domain.zoeken.bereiken import price_steps, start_steps
from register.domain.zoeken.index.lezen import LEEG, NUL, Gelezen
from register.domain.zoeken.index.rijen import Rijen
from register.domain.zoeken.index.soorten import ONBEKEND, Arrays, Ids, Waarden

VAST, DOORLOPEND = 1, 2
# Before any day: where one can enter all the time and nobody told since when.
ALTIJD_AL = -(2**31) + 1


def first_days(gelezen: Gelezen) -> Ids:
    """Return the first day of each uitvoering (see register/domain/samenvatting.py), or ONBEKEND."""
    rows, dag = gelezen.uitvoeringen, (gelezen.dag - NUL).days
    days = np.where(
        rows["instroom"] == DOORLOPEND,
        np.maximum(rows["start"], dag),
        np.where(rows["instroom"] == VAST, rows["start"], ONBEKEND),
    )
    return days.astype(np.int64)


def is_open(gelezen: Gelezen) -> npt.NDArray[np.bool_]:
    """Tell of each uitvoering whether one can enrol on the day (``samenvatting.can_be_entered``)."""
    rows, dag = gelezen.uitvoeringen, (gelezen.dag - NUL).days
    begun = (rows["van"] == LEEG) | (rows["van"] <= dag)
    ended = (rows["tot"] != LEEG) & (rows["tot"] < dag)
    known = (rows["instroom"] == VAST) | (rows["instroom"] == DOORLOPEND)
    result: npt.NDArray[np.bool_] = known & (rows["vol"] == 0) & begun & ~ended
    return result


def build_uitvoeringen(gelezen: Gelezen, to_doc: Callable[[Ids], Ids], waarden: Waarden) -> Arrays:
    docs = to_doc(gelezen.uitvoeringen["pk"])
    order = np.lexsort((gelezen.uitvoeringen["id"], docs))
    rows, docs = gelezen.uitvoeringen[order], docs[order]
    vast, doorlopend = rows["instroom"] == VAST, rows["instroom"] == DOORLOPEND
    # It fits ``startVan`` when ``van`` is on or after it, ``startTot`` when ``tot`` is on or before it.
    van = np.where(doorlopend, np.where(rows["eind"] == LEEG, ONBEKEND, rows["eind"]), rows["start"])
    begonnen = np.where(rows["start"] == LEEG, ALTIJD_AL, rows["start"])
    tot = np.where(vast, rows["start"], np.where(doorlopend, begonnen, ONBEKEND))
    eerste = first_days(gelezen)[order]
    plaatsen, plaats = np.unique(rows["plaats"].astype(np.int64), return_inverse=True)
    return {
        "u_doc": docs.astype(np.int32),
        "u_vanaf": docs.searchsorted(np.arange(len(gelezen.documenten) + 1)).astype(np.int32),
        "u_locatie": rows["locatie"].astype(np.int8),
        "u_prijs": np.where(rows["prijs"] == LEEG, ONBEKEND, rows["prijs"]).astype(np.int32),
        "u_van": van.astype(np.int32),
        "u_tot": tot.astype(np.int32),
        "u_prijsstap": _steps(price_steps(rows["prijs"]), rows["prijs"] != LEEG),
        "u_startstap": _steps(start_steps(eerste, gelezen.dag), eerste < ONBEKEND),
        "u_eerste": eerste.astype(np.int32),
        "u_vol": rows["vol"].astype(np.bool_),
        "u_plaats": plaats.astype(np.int32),
        "plaats_sleutel": plaatsen,
        **_regios(gelezen, rows, waarden),
    }


def _steps(steps: Ids, known: npt.NDArray[np.bool_]) -> npt.NDArray[np.int8]:
    return np.where(known, steps, LEEG).astype(np.int8)


def _regios(gelezen: Gelezen, rows: Rijen, waarden: Waarden) -> Arrays:
    """Return pairs of uitvoering (by its place) and region, in the order of the uitvoeringen."""
    by_id = np.argsort(rows["id"], kind="stable")
    place = (
        by_id[rows["id"][by_id].searchsorted(gelezen.regios["pk"])] if len(rows) else np.zeros(0, np.int64)
    )
    values = waarden.places("regio", gelezen.regios["waarde"])
    order = np.lexsort((values, place))
    place, values = place[order], values[order]
    return {
        "r_u": place.astype(np.int32),
        "r_waarde": values.astype(np.int32),
        "r_vanaf": place.searchsorted(np.arange(len(rows) + 1)).astype(np.int32),
    }
