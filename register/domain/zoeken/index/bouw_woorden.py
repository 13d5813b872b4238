"""The postings: for each stem and each part of compounds, which documents have it and how prominently."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from register.domain.zoeken.index.rijen import Rijen
from register.domain.zoeken.index.soorten import Arrays, Ids
from register.domain.zoeken.taal.woordenschat import Woordenschat

Gewichten = npt.NDArray[np.uint8]


def build_postings(woorden: Rijen, to_doc: Callable[[Ids], Ids], schat: Woordenschat) -> Arrays:
    keys, docs = woorden["sleutel"].astype(np.int64), to_doc(woorden["pk"])
    weights = woorden["gewicht"].astype(np.uint8)
    keys, docs, weights = _sorted(keys, docs, weights)
    part_keys, part_docs, part_weights = _part_postings(keys, docs, weights, schat)
    keys, docs, weights = _sorted(
        np.concatenate([keys, part_keys]),
        np.concatenate([docs, part_docs]),
        np.concatenate([weights, part_weights]),
    )
    terms, first = np.unique(keys, return_index=True)
    return {
        "term_sleutel": terms,
        "term_vanaf": np.append(first, len(keys)).astype(np.int64),
        "post_doc": docs.astype(np.int32),
        "post_gewicht": weights,
    }


def _sorted(keys: Ids, docs: Ids, weights: Gewichten) -> tuple[Ids, Ids, Gewichten]:
    order = np.lexsort((docs, keys))
    return keys[order], docs[order], weights[order]


def _part_postings(
    keys: Ids, docs: Ids, weights: Gewichten, schat: Woordenschat
) -> tuple[Ids, Ids, Gewichten]:
    """Return, for each part, the documents of all compounds with that part, with their highest weight."""
    part_keys, member_keys = schat.part_members()
    terms, first = np.unique(keys, return_index=True)
    place = terms.searchsorted(member_keys)
    present = place < len(terms)
    present[present] = terms[place[present]] == member_keys[present]
    part_keys, place = part_keys[present], place[present]
    ends = np.append(first, len(keys))
    sizes = ends[place + 1] - ends[place]
    rows = np.repeat(ends[place] - np.append(0, np.cumsum(sizes)[:-1]), sizes) + np.arange(int(sizes.sum()))
    found_keys, found_docs, found_weights = _sorted(np.repeat(part_keys, sizes), docs[rows], weights[rows])
    if not len(found_keys):
        return found_keys, found_docs, found_weights
    changed = (np.diff(found_keys) != 0) | (np.diff(found_docs) != 0)
    begins = np.append(0, np.flatnonzero(changed) + 1)
    return found_keys[begins], found_docs[begins], np.maximum.reduceat(found_weights, begins)
