"""What stands at the front when a list is ordered by what is asked of one uitvoering: its start or price.

The order of all uitvoeringen by start is the same for every question. A question that many trajecten fit
fills its page from the beginning of that order, so the others need not be compared.
"""

from collections.abc import Callable

import numpy as np

from register.domain.zoeken.index import bits
from register.domain.zoeken.index.deelvraag import Deelvraag
from register.domain.zoeken.index.soorten import Ids
from register.domain.zoeken.index.uitvoeringen import Uitvoeringen

# So many times as far as should do is looked, because what fits is not spread evenly.
SPELING = 8
# Looking further than this share of all costs as much as comparing what was found.
DEEL = 16


def front_of(vraag: Deelvraag, kolom: str, amount: int, keys_of: Callable[[Ids], Ids]) -> Ids | None:
    """Return what can be among the first so many by a column of the uitvoeringen, or None if that is unknown.

    ``keys_of`` gives the numbers by which documents compare: never below that of their first uitvoering.
    """
    segment, hits = vraag.segment, vraag.hits
    length = SPELING * amount * len(segment.u_doc) // max(1, hits.aantal)
    if not amount or length * DEEL > len(segment.u_doc):
        return None
    order = segment.u_order(kolom)[:length].astype(np.int64)
    found = Uitvoeringen(segment, vraag.eisen, order)
    docs = found.found(vraag.gekozen.eisen.gevraagd)[1]
    docs = np.unique(docs[bits.contains(hits.bits, docs)]).astype(np.int64)
    if len(docs) < amount:
        return None
    last = segment.u_key(kolom, order[-1:])[0]
    return docs if np.partition(keys_of(docs), amount - 1)[amount - 1] <= last else None
