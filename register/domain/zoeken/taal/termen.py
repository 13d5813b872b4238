"""Cut a question into terms: words, phrases between quotes, and what is left out with a minus."""

import re
from dataclasses import dataclass

from napl.tekst import without_accents

MAX_TERMEN = 12
_APOSTROF = str.maketrans(dict.fromkeys("\u2019\u2018`\u00b4", "'"))
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_PART = re.compile(r'(?P<min>(?<!\S)-)?(?:"(?P<zin>[^"]*)"|(?P<woord>[^\s"]+))')
_WOORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True)
class Term:
    """A word as it was typed, without accents and in lower case; or a phrase of several."""

    tekst: str
    is_zin: bool = False
    uitgesloten: bool = False


def normalise(text: str) -> str:
    """Return the text in the shape in which words are compared."""
    return without_accents(text.translate(_APOSTROF).translate(_QUOTES)).lower()


def split_terms(q: str) -> list[Term]:
    """Return the terms of a question, at most ``MAX_TERMEN``; marks that are no words say nothing."""
    terms: list[Term] = []
    for part in _PART.finditer(normalise(q)):
        weg = part["min"] is not None
        words = _WOORD.findall(part["zin"] if part["zin"] is not None else part["woord"])
        if part["zin"] is not None and len(words) > 1:
            terms.append(Term(" ".join(words), is_zin=True, uitgesloten=weg))
        else:
            terms += [Term(word, uitgesloten=weg) for word in words]
    return list(dict.fromkeys(terms))[:MAX_TERMEN]


def plain(word: str) -> str:
    """Return a word without apostrophes: "ib'er" and "iber" are one."""
    return word.replace("'", "")
