"""How far a word is stretched: relatives, compounds, synonyms; and what an unknown word stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from register.domain.zoeken import weging
from register.domain.zoeken.taal.groepen import Alternatief, Sleutel
from register.domain.zoeken.taal.regelboek import Regelboek, rule_key
from register.domain.zoeken.taal.samenstelling import KERNEN, MIN_WOORD
from register.domain.zoeken.taal.stam import Lexeem, stem
from register.domain.zoeken.taal.termen import plain
from register.domain.zoeken.taal.verwant import part_forms, related_stems, verb_stem
from register.domain.zoeken.taal.vulwoorden import is_bijwoord
from register.domain.zoeken.taal.wijze import Zoekwijze
from register.domain.zoeken.taal.woordenlijst import Woord
from register.domain.zoeken.taal.woordenschat import Deel, Woordenschat

MAX_CORRECTIES = 2


@dataclass(frozen=True)
class Taal:
    """What is known of the language of the register; either part can be missing."""

    woordenschat: Woordenschat | None
    regelboek: Regelboek


def is_rare(word: str, schat: Woordenschat) -> bool:
    """Tell whether hardly any traject has a word, so that what is about its first part is welcome too."""
    found = schat.find(plain(word))
    return found is None or found.aantal < weging.WEINIG


def begin_of(word: str, schat: Woordenschat, taal: Taal) -> Iterator[Alternatief]:
    return (item for item in _cut(word, schat, taal) if item.wijze == Zoekwijze.DEEL)


def is_known(word: str, lexemen: Sequence[Lexeem], alternatives: Sequence[Alternatief], taal: Taal) -> bool:
    """Tell whether the word matches something as it stands: itself, or by a rule or as a part."""
    if not lexemen:
        return True
    schat = taal.woordenschat
    if schat is None or len(alternatives) > 1:
        return True
    found = schat.find(plain(word))
    if found is not None and found.aantal:
        return True
    return all(schat.has_stem(item.tekst) for item in lexemen)


def stretch(word: str, lexemen: Sequence[Lexeem], taal: Taal) -> Iterator[Alternatief]:
    if taal.woordenschat is not None:
        # Written in one word here and with a hyphen there: zijinstromer, zij-instromer.
        known = taal.woordenschat.find(plain(word))
        if known is not None and known.lexeem not in lexemen:
            yield Alternatief((Sleutel.of(known.lexeem),), Zoekwijze.VERWANT, word)
            parts = known.lexeem.tekst.split("-")
            yield from synonyms(rule_key(parts, stem(parts)), taal)
    if len(lexemen) == 1:
        yield from _related(lexemen[0], word, taal)
        yield from _compounds(word, lexemen[0], taal, Zoekwijze.SAMENSTELLING)
    yield from synonyms(tuple(item.tekst for item in lexemen), taal)
    if "'" in word:
        bare = plain(word)
        yield from synonyms(tuple(item.tekst for item in stem([bare])[bare]), taal)


def _related(lexeem: Lexeem, word: str, taal: Taal) -> Iterator[Alternatief]:
    if taal.woordenschat is None:
        return
    for shape in related_stems(lexeem.tekst):
        found = taal.woordenschat.find_stem(shape)
        if found is not None:
            yield Alternatief((Sleutel.of(found),), Zoekwijze.VERWANT, word)


def _compounds(word: str, lexeem: Lexeem, taal: Taal, wijze: Zoekwijze) -> Iterator[Alternatief]:
    if taal.woordenschat is None:
        return
    for choice in part_forms(word, lexeem.tekst):
        delen = (taal.woordenschat.find_part(form) for form in choice)
        deel = next((found for found in delen if found is not None), None)
        if deel is not None:
            yield Alternatief((deel_sleutel(deel),), wijze, f"…{deel.vorm}…")


def deel_sleutel(deel: Deel) -> Sleutel:
    return Sleutel(deel.sleutel, tuple(item.tekst for item in deel.lexemen))


def synonyms(stammen: tuple[str, ...], taal: Taal) -> Iterator[Alternatief]:
    if not stammen:
        return
    for words in taal.regelboek.replacements(stammen):
        found = stem(words)
        lexemen = [lexeem for word in words for lexeem in found[word]]
        yield Alternatief(tuple(map(Sleutel.of, lexemen)), Zoekwijze.SYNONIEM, " ".join(words))
        if len(words) == 1 and len(lexemen) == 1:
            yield from _compounds(words[0], lexemen[0], taal, Zoekwijze.SYNONIEM)


def stand_ins(word: str, schat: Woordenschat, taal: Taal) -> Iterator[Alternatief]:
    """Find what an unknown word may stand for: completed, else corrected, else its parts."""
    begun = [found for found in schat.starting_with(plain(word)) if found.aantal]
    if begun:
        for found in begun:
            yield Alternatief((Sleutel.of(found.lexeem),), Zoekwijze.BEGIN, found.tekst)
        return
    for tries in (
        partial(_corrected, plain(word), schat, taal, fouten=1),
        partial(_cut, plain(word), schat, taal),
        partial(_corrected, plain(word), schat, taal, fouten=2),
    ):
        alternatives = list(tries())
        if alternatives:
            yield from alternatives
            return


def _corrected(word: str, schat: Woordenschat, taal: Taal, *, fouten: int) -> Iterator[Alternatief]:
    for found in _corrections(word, schat, fouten):
        yield Alternatief((Sleutel.of(found.lexeem),), Zoekwijze.TIKFOUT, found.tekst)
        yield from stretch(found.tekst, [found.lexeem], taal)


def _corrections(word: str, schat: Woordenschat, fouten: int) -> list[Woord]:
    """Return the likely words; a second one only when it is about as common as the first."""
    found = schat.corrections(word, limit=MAX_CORRECTIES, fouten=fouten)
    return [item for item in found if item.aantal * 2 >= found[0].aantal]


def _cut(word: str, schat: Woordenschat, taal: Taal) -> Iterator[Alternatief]:
    """Cut an unknown compound into words that are known; the longest begin that fits.

    The begin says what it is about, so it is enough by itself: *kunstonderwijs* finds what is about *kunst*.
    """
    if len(word) < MIN_WOORD or not word.isalpha():
        return
    for place in range(len(word) - 3, 2, -1):
        begin, kern = _part(word[:place], schat), _part(word[place:], schat)
        if begin is None or is_bijwoord(begin[0]) or (kern is None and word[place:] not in KERNEN):
            continue
        text, lexeem = begin
        if kern is not None:
            shown = f"{text} {word[place:]}"
            yield Alternatief((Sleutel.of(lexeem), Sleutel.of(kern[1])), Zoekwijze.GESPLITST, shown)
        yield Alternatief((Sleutel.of(lexeem),), Zoekwijze.DEEL, text)
        for item in stretch(text, [lexeem], taal):
            yield replace(item, wijze=Zoekwijze.DEEL)
        return


def _part(text: str, schat: Woordenschat) -> tuple[str, Lexeem] | None:
    verb = verb_stem(text)
    lexeem = schat.find_stem(verb) if verb else None
    if lexeem is not None:
        return f"{verb}en", lexeem
    for form in (text, text.removesuffix("s")):
        word = schat.find(form)
        lexeem = schat.find_stem(form) if word is None else word.lexeem
        if lexeem is not None:
            return form, lexeem
    return None
