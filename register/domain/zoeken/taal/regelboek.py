"""The synonym rules, ready to be applied: found by the stems of the words they start from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from register.domain.zoeken.synoniemen import Regel
from register.domain.zoeken.taal.stam import Lexeem, stem

Stammen = tuple[str, ...]


@dataclass(frozen=True)
class Regelboek:
    """Rules by the stems of their left side."""

    regels: dict[Stammen, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    langste: int = 0

    def replacements(self, stammen: Stammen) -> tuple[tuple[str, ...], ...]:
        return self.regels.get(stammen, ())


def stems_of(words: Sequence[str], stems: dict[str, tuple[Lexeem, ...]]) -> Stammen:
    """Return the stems of words in their order; stop words have none and do not count."""
    return tuple(lexeem.tekst for word in words for lexeem in stems[word])


def whole_key(words: Sequence[str], stems: dict[str, tuple[Lexeem, ...]]) -> Stammen:
    """Return the stems of words with the stop words between them: *docent worden* is not every *docent*."""
    return tuple(part for word in words for part in ([item.tekst for item in stems[word]] or [f"={word}"]))


def rule_key(words: Sequence[str], stems: dict[str, tuple[Lexeem, ...]]) -> Stammen:
    """Return by what a rule is found: its stems, with the stop words when only one stem would be left."""
    key = stems_of(words, stems)
    return whole_key(words, stems) if len(words) > len(key) == 1 else key


def build_regelboek(regels: Iterable[Regel]) -> Regelboek:
    rows = list(regels)
    stems = stem(word for regel in rows for word in (*regel.van, *regel.naar))
    found: dict[Stammen, dict[tuple[str, ...], None]] = {}
    for regel in rows:
        pairs = [(regel.van, regel.naar)]
        if regel.twee_kanten:
            pairs.append((regel.naar, regel.van))
        for van, naar in pairs:
            key, target = rule_key(van, stems), stems_of(naar, stems)
            if key and target and key != target:
                found.setdefault(key, {})[naar] = None
    return Regelboek(
        {key: tuple(targets) for key, targets in found.items()}, max((len(key) for key in found), default=0)
    )
