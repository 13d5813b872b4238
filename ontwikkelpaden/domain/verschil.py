"""Compare two texts by words: what stayed, what went and what came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word with the space before it, so that the pieces together are the text again, character by character.
_WOORD = re.compile(r"\s*\S+|\s+\Z")


class Stuksoort(StrEnum):
    GELIJK = "gelijk"
    WEG = "weg"
    NIEUW = "nieuw"


@dataclass(frozen=True)
class Stuk:
    """A run of words that stayed, went or came."""

    soort: Stuksoort
    tekst: str


def verschil(oud: str, nieuw: str) -> list[Stuk]:
    """Return the pieces in reading order; where words were replaced, what went stands before what came.

    ``gelijk`` and ``nieuw`` together are ``nieuw``; ``gelijk`` and ``weg`` together are the words of ``oud``.
    Another space or line break between the same words is no difference.
    """
    if oud == nieuw:
        return [Stuk(Stuksoort.GELIJK, nieuw)] if nieuw else []
    before, after = _WOORD.findall(oud), _WOORD.findall(nieuw)
    matcher = SequenceMatcher(None, _words(before), _words(after), autojunk=False)
    return list(_pieces(matcher, before, after))


def _words(tokens: Sequence[str]) -> list[str]:
    return [token.strip() for token in tokens]


def _pieces(matcher: "SequenceMatcher[str]", before: Sequence[str], after: Sequence[str]) -> Iterator[Stuk]:
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag == "equal":
            yield Stuk(Stuksoort.GELIJK, "".join(after[from_new:to_new]))
            continue
        if to_old > from_old:
            yield Stuk(Stuksoort.WEG, "".join(before[from_old:to_old]))
        if to_new > from_new:
            yield Stuk(Stuksoort.NIEUW, "".join(after[from_new:to_new]))
