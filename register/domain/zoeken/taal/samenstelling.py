"""Find the parts of Dutch compounds: rekendidactiek is reken + didactiek.

A word is cut where both sides are words of the register themselves; between them may stand the s, e, en or n
by which Dutch glues. Parts are kept as written (lees, not its stem les), because only so they are one thing.
"""

from collections.abc import Collection, Mapping

MIN_DEEL = 3
MIN_KERN = 4
MIN_WOORD = 7
TUSSEN = ("", "s", "e", "en", "n")
# Look like words and are mostly prefixes or suffixes.
_GEEN_BEGIN = """
aan ach ant bij con dis doo door een ent ext geb her int ker mee met mid mis nat non ond onder ont ove over
per por pos pre pro pub sam samen sub toe tot uit van ver voo voor vol wel zel
"""
# A word with one of these at its end is a compound, also when its begin stands nowhere by itself (dalton).
_KERNEN = """
onderwijs leraar leraren docent docenten leerkracht leerkrachten specialist specialisten coordinator
coordinatoren opleiding opleidingen cursus training coach coaching begeleider begeleiding didactiek expert
experts deskundige deskundigen trainer adviseur leider leiders assistent beleid methode problemen probleem
achterstand achterstanden vaardigheid vaardigheden lessen gesprek gesprekken protocol vorming educatie
"""
_GEEN_KERN = """
aard atie baar ding dingen heid heden isch ische king lijk lijke ling lingen loos ment naar ning schap teit
ters ting tingen vige zaam
"""
GEEN_BEGIN = frozenset(_GEEN_BEGIN.split())
GEEN_KERN = frozenset(_GEEN_KERN.split())
KERNEN = frozenset(_KERNEN.split())
MIN_ONBEKEND = 5


def split_compound(word: str, words: Collection[str], stems: Collection[str]) -> tuple[str, ...]:
    """Return the parts of a compound, those of its parts included; nothing when it is none."""
    return tuple(dict.fromkeys(_parts(word, words, stems, depth=0)))


def _parts(word: str, words: Collection[str], stems: Collection[str], depth: int) -> list[str]:
    cut = _cut(word, words, stems)
    if cut is None:
        return []
    parts: list[str] = []
    for part in cut:
        parts.append(part)
        if depth < 2 and len(part) >= MIN_WOORD:  # noqa: PLR2004 - three parts are a long word already
            parts += _parts(part, words, stems, depth + 1)
    return parts


def _cut(word: str, words: Collection[str], stems: Collection[str]) -> tuple[str, str] | None:
    """Return begin and core of the best cut: the one with the longest core."""
    if len(word) < MIN_WOORD or not word.isalpha():
        return None
    for place in range(MIN_DEEL, len(word) - MIN_KERN + 1):
        kern = word[place:]
        if kern in GEEN_KERN or kern not in words:
            continue
        begin = _begin(word[:place], words, stems)
        if not begin and kern in KERNEN and place >= MIN_ONBEKEND and word[:place] not in GEEN_BEGIN:
            begin = word[:place]
        if begin:
            return begin, kern
    return None


def _begin(text: str, words: Collection[str], stems: Collection[str]) -> str:
    for glue in TUSSEN:
        begin = text.removesuffix(glue) if glue else text
        if (glue and begin == text) or len(begin) < MIN_DEEL or begin in GEEN_BEGIN:
            continue
        if begin in words or begin in stems:
            return begin
    return ""


def group_by_part(parts: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Turn word → parts into part → words."""
    groups: dict[str, list[str]] = {}
    for word, found in parts.items():
        for part in found:
            groups.setdefault(part, []).append(word)
    return groups
