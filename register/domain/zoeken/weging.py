"""How results are weighed: every number that decides about the order stands here, with its reason.

The score of a traject is the sum over the words of the question of ``idf × impact``, times what is known of
its freshness. *Impact* is how prominently a traject uses the word; for a stretched match it is multiplied by
the factor of the stretch. Length counts nowhere: neither a short text nor a short, cheap traject gains by it.
"""

from register.domain.zoeken.taal.wijze import Zoekwijze

# What a word weighs by the field it stands in (the labels of the tsvector, see register/domain/indexeren.py):
# A name, B path, aanbieder, vak, theme, approach and werkvorm, C summary, goals and target group, D the rest.
# Each field counts once, so that repeating a word in a long description wins nothing.
VELD = {"A": 14.0, "B": 4.0, "C": 2.0, "D": 1.0}
# A word used more often is a little more what the text is about; it saturates at once.
HERHALING = 0.25
MAX_HERHALING = 4
# Impacts are kept in a byte; this many steps per unit.
STAPPEN = 11

# What a stretched match is worth beside an exact one in the same field: always less.
FACTOR = {
    Zoekwijze.PRECIES: 1.0,
    Zoekwijze.VERWANT: 0.95,
    Zoekwijze.SYNONIEM: 0.75,
    Zoekwijze.SAMENSTELLING: 0.7,
    Zoekwijze.BEGIN: 0.7,
    Zoekwijze.TIKFOUT: 0.7,
    Zoekwijze.GESPLITST: 0.6,
    Zoekwijze.DEEL: 0.45,
}

# What a word weighs that says where it happens and not what it is about (leerlingen, klas, cursus).
BIJZAAK = 0.5

# Open for enrolment now, and checked within a year: above what is stale, without beating a better match.
OPEN = 1.12
GECONTROLEERD = 1.06
GECONTROLEERD_BINNEN_DAGEN = 365
# With fewer than this that have all words (of two or more), what lacks one of them is shown too, lower.
WEINIG = 5
MIN_WOORDEN = 2
# The same weights for ts_rank of PostgreSQL, which wants {D, C, B, A} between 0 and 1.
TS_RANK = [VELD["D"] / VELD["A"], VELD["C"] / VELD["A"], VELD["B"] / VELD["A"], 1.0]
