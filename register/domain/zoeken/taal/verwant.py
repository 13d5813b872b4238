"""Two shapes of one Dutch stem that the stemmer keeps apart.

It joins *leraar* and *leraren*, yet leaves *klas* and *klassen* or *schrijven* and *schrijf* apart. And a
compound uses a form that stands nowhere by itself: *lezen* is *lees* in *leesonderwijs*.
"""

import re

# kk, dd and tt the stemmer handles itself.
_DUBBEL = re.compile(r"(ss|ll|pp|nn|mm|rr|ff|gg|bb)$")
_ENKEL = re.compile(r"[aeiou](s|l|p|n|m|r|f|g|b)$")
_OPEN = re.compile(r"^(?P<begin>.*[^aeiou])?(?P<klinker>[aeou])(?P<eind>[bdfgklmnprstvz])$")
_DICHT = re.compile(r"^(?P<begin>.+)(?P<klinker>[aeou])(?P=klinker)s$")
_STEMLOOS = {"v": "f", "z": "s"}


def related_stems(stem: str) -> tuple[str, ...]:
    """Return other shapes of a stem; who asks keeps those that exist."""
    found = []
    if _DUBBEL.search(stem):
        found.append(stem[:-1])
    elif _ENKEL.search(stem):
        found.append(stem + stem[-1])
    if stem.endswith("v"):
        found.append(f"{stem[:-1]}f")
    elif stem.endswith("f"):
        found.append(f"{stem[:-1]}v")
    return tuple(found)


def part_forms(word: str, stem: str) -> tuple[tuple[str, ...], ...]:
    """Return the forms in which a word can be a part of a compound: rekenen, reken; lezen, lees.

    Of each choice the first one that exists counts: lezen is lees, glazen has no such form and is glas.
    """
    choices: list[tuple[str, ...]] = [(word,), (stem,)]
    others: list[str] = []
    match = _OPEN.match(stem)
    if match:
        eind = _STEMLOOS.get(match["eind"], match["eind"])
        others.append(f"{match['begin'] or ''}{match['klinker'] * 2}{eind}")
    if stem[-1:] in _STEMLOOS:
        others.append(stem[:-1] + _STEMLOOS[stem[-1]])
    return tuple(dict.fromkeys([*choices, tuple(others)]))


def verb_stem(form: str) -> str:
    """Return the stem of the verb that a part of a compound comes from: lees is lezen and not les."""
    match = _DICHT.match(form)
    return f"{match['begin']}{match['klinker']}z" if match else ""
