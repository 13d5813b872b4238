"""The synonym rules as the search reads them: words, already made comparable.

A rule is applied once: what a rule adds is not stretched again by another rule, so the file names every pair.
"""

import re
from dataclasses import dataclass

from django.db.models import Count, Max, Sum

from napl.tekst import without_accents
from register.models import Synoniem

# All the ways in which people type an apostrophe.
_APOSTROF = re.compile("['\u2019\u2018`\u00b4\u02bc]")
_GEEN_WOORDTEKEN = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True)
class Regel:
    """Who searches ``van`` also finds ``naar``; both ways if ``twee_kanten``."""

    van: tuple[str, ...]
    naar: tuple[str, ...]
    twee_kanten: bool


def to_words(term: str) -> tuple[str, ...]:
    """Split a term into comparable words: lower case, no accents, no apostrophes; a hyphen parts words."""
    plain = _APOSTROF.sub("", without_accents(_APOSTROF.sub("", term)).casefold())
    return tuple(_GEEN_WOORDTEKEN.sub(" ", plain).split())


def load_regels() -> tuple[Regel, ...]:
    """Return the active rules, in one query."""
    rows = Synoniem.objects.filter(actief=True).order_by("van_sleutel", "naar_sleutel", "pk")
    return tuple(to_regel(row) for row in rows)


def load_schrift() -> dict[str, str]:
    """Return how the active rules write words that are compared in another way: "ib'er" for "iber"."""
    terms = Synoniem.objects.filter(actief=True).order_by("pk").values_list("van", "naar")
    written: dict[str, str] = {}
    for term in (term for pair in terms for term in pair):
        for word in term.replace("-", " ").split():
            words = to_words(word)
            if len(words) == 1 and words[0] != word.lower():
                written[words[0]] = word.lower()
    return written


def to_regel(synoniem: Synoniem) -> Regel:
    return Regel(
        tuple(synoniem.van_sleutel.split()), tuple(synoniem.naar_sleutel.split()), synoniem.is_twee_kanten
    )


def regels_versie() -> str:
    """Return a mark that is another one after every change; one small query, so that rules can be kept.

    Rules are never deleted and each change raises the version of its rule, so the sum only ever grows. A
    moment would not do: of two transactions the one with the earlier moment can be committed last.
    """
    counted = Synoniem.objects.aggregate(aantal=Count("pk"), som=Sum("versie"), laatste=Max("pk"))
    return f"{counted['aantal']}-{counted['som'] or 0}-{counted['laatste'] or 0}"
