"""From a question to what is looked up: the words, and how far each is stretched.

A word always matches itself and its inflections. Unless somebody asks for exactly these words, it also
matches its synonyms and the compounds it is a part of. A word that the register does not know is completed,
else corrected, else cut into its parts; what it then stands for has synonyms and compounds again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from register.domain.zoeken.taal.groepen import Alternatief, Groep, Sleutel, Zoekwoorden
from register.domain.zoeken.taal.regelboek import Regelboek, stems_of
from register.domain.zoeken.taal.samenstelling import MIN_WOORD
from register.domain.zoeken.taal.stam import Lexeem, stem
from register.domain.zoeken.taal.termen import Term, plain, split_terms
from register.domain.zoeken.taal.verwant import part_forms, related_stems
from register.domain.zoeken.taal.wijze import Zoekwijze
from register.domain.zoeken.taal.woordenschat import Woord, Woordenschat

Stammen = dict[str, tuple[Lexeem, ...]]
MAX_CORRECTIES = 2


@dataclass(frozen=True)
class Taal:
    """What is known of the language of the register; either part can be missing."""

    woordenschat: Woordenschat | None
    regelboek: Regelboek


def parse(q: str, taal: Taal, *, precies: bool = False) -> Zoekwoorden:
    """Return what to look up for a question."""
    terms = _joined(split_terms(q), taal)
    if not terms:
        return Zoekwoorden(zonder_betekenis=bool(q))
    stems = stem(word for term in terms for word in _words(term))
    groepen = tuple(_groups(terms, stems, taal, precies=precies))
    return Zoekwoorden(groepen, zonder_betekenis=not groepen)


def _words(term: Term) -> list[str]:
    return term.tekst.split() if term.is_zin else [term.tekst]


def _joined(terms: list[Term], taal: Taal) -> list[Term]:
    """Take a hyphen away: the word without it when the register knows that, else its parts."""
    found: list[Term] = []
    for term in terms:
        if term.is_zin or "-" not in term.tekst:
            found.append(term)
            continue
        whole = term.tekst.replace("-", "")
        if taal.woordenschat is not None and taal.woordenschat.find(whole):
            found.append(Term(whole, uitgesloten=term.uitgesloten))
        else:
            found += [Term(part, uitgesloten=term.uitgesloten) for part in term.tekst.split("-")]
    return found


def _groups(terms: list[Term], stems: Stammen, taal: Taal, *, precies: bool) -> Iterator[Groep]:
    place = 0
    while place < len(terms):
        term = terms[place]
        if term.is_zin:
            yield Groep(term.tekst, (), is_zin=True, uitgesloten=term.uitgesloten)
        elif term.uitgesloten or precies:
            yield from _plain_group(term, stems)
        else:
            span = _longest_rule(terms[place:], stems, taal.regelboek)
            if span > 1:
                yield _span_group(terms[place : place + span], stems, taal)
                place += span
                continue
            yield from _stretched_group(term, stems, taal)
        place += 1


def _plain_group(term: Term, stems: Stammen) -> Iterator[Groep]:
    alternatives = tuple(_exact(term.tekst, stems[term.tekst]))
    if alternatives:
        yield Groep(term.tekst, alternatives, uitgesloten=term.uitgesloten)


def _exact(word: str, lexemen: Sequence[Lexeem]) -> Iterator[Alternatief]:
    if lexemen:
        yield Alternatief(tuple(map(Sleutel.of, lexemen)), Zoekwijze.PRECIES, word)


def _longest_rule(terms: list[Term], stems: Stammen, regelboek: Regelboek) -> int:
    """Return how many terms from the first on make the longest rule of several words; 1 for none."""
    usable: list[str] = []
    best = 1
    for number, term in enumerate(terms[: regelboek.langste + 2], start=1):
        if term.is_zin or term.uitgesloten:
            break
        usable.append(term.tekst)
        if number > 1 and regelboek.replacements(stems_of(usable, stems)):
            best = number
    return best


def _span_group(terms: list[Term], stems: Stammen, taal: Taal) -> Groep:
    """Make one group of words that a rule takes together: all of them, or what the rule says."""
    words = [term.tekst for term in terms]
    own = [lexeem for word in words for lexeem in stems[word]]
    alternatives = [
        *_exact(" ".join(words), own),
        *_synonyms(stems_of(words, stems), taal),
    ]
    return Groep(" ".join(words), tuple(_unique(alternatives)))


def _stretched_group(term: Term, stems: Stammen, taal: Taal) -> Iterator[Groep]:
    lexemen = stems[term.tekst]
    alternatives = [*_exact(term.tekst, lexemen), *_stretch(term.tekst, lexemen, taal)]
    replaced = ""
    if taal.woordenschat is not None and not _is_known(term.tekst, lexemen, alternatives, taal):
        instead = list(_instead(term.tekst, taal.woordenschat, taal))
        replaced = instead[0].woord if instead else ""
        alternatives += instead
    if alternatives:
        yield Groep(term.tekst, tuple(_unique(alternatives)), vervangen_door=replaced)


def _is_known(word: str, lexemen: Sequence[Lexeem], alternatives: Sequence[Alternatief], taal: Taal) -> bool:
    """Tell whether the word matches something as it stands: itself, or by a rule or as a part."""
    if not lexemen:
        return True
    schat = taal.woordenschat
    if schat is None or schat.find(plain(word)) is not None:
        return True
    return len(alternatives) > 1 or all(schat.find_stem(item.tekst) is not None for item in lexemen)


def _stretch(word: str, lexemen: Sequence[Lexeem], taal: Taal) -> Iterator[Alternatief]:
    if len(lexemen) == 1:
        yield from _related(lexemen[0], word, taal)
        yield from _compounds(word, lexemen[0], taal, Zoekwijze.SAMENSTELLING)
    yield from _synonyms(tuple(item.tekst for item in lexemen), taal)
    if "'" in word:
        bare = plain(word)
        yield from _synonyms(tuple(item.tekst for item in stem([bare])[bare]), taal)


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
    for form in part_forms(word, lexeem.tekst):
        deel = taal.woordenschat.find_part(form)
        if deel is not None:
            yield Alternatief(
                (Sleutel(deel.sleutel, tuple(item.tekst for item in deel.lexemen)),), wijze, f"…{form}…"
            )


def _synonyms(stammen: tuple[str, ...], taal: Taal) -> Iterator[Alternatief]:
    if not stammen:
        return
    for words in taal.regelboek.replacements(stammen):
        found = stem(words)
        lexemen = [lexeem for word in words for lexeem in found[word]]
        yield Alternatief(tuple(map(Sleutel.of, lexemen)), Zoekwijze.SYNONIEM, " ".join(words))
        if len(words) == 1 and len(lexemen) == 1:
            yield from _compounds(words[0], lexemen[0], taal, Zoekwijze.SYNONIEM)


def _instead(word: str, schat: Woordenschat, taal: Taal) -> Iterator[Alternatief]:
    """Find what an unknown word may stand for: completed, else corrected, else its parts."""
    begun = schat.starting_with(plain(word))
    if begun:
        for found in begun:
            yield Alternatief((Sleutel.of(found.lexeem),), Zoekwijze.BEGIN, found.tekst)
        return
    corrected = _corrections(plain(word), schat)
    for found in corrected:
        yield Alternatief((Sleutel.of(found.lexeem),), Zoekwijze.TIKFOUT, found.tekst)
        yield from _stretch(found.tekst, [found.lexeem], taal)
    if not corrected:
        yield from _cut(plain(word), schat)


def _corrections(word: str, schat: Woordenschat) -> list[Woord]:
    """Return the likely words; a second one only when it is about as common as the first."""
    found = schat.corrections(word, limit=MAX_CORRECTIES)
    return [item for item in found if item.aantal * 2 >= found[0].aantal]


def _cut(word: str, schat: Woordenschat) -> Iterator[Alternatief]:
    """Cut an unknown compound into words that are known; the longest begin that fits."""
    if len(word) < MIN_WOORD or not word.isalpha():
        return
    for place in range(len(word) - 3, 2, -1):
        begin, kern = _part(word[:place], schat), _part(word[place:], schat)
        if begin is not None and kern is not None:
            keys = (Sleutel.of(begin), Sleutel.of(kern))
            yield Alternatief(keys, Zoekwijze.GESPLITST, f"{word[:place]} {word[place:]}")
            return


def _part(text: str, schat: Woordenschat) -> Lexeem | None:
    for form in (text, text.removesuffix("s")):
        word = schat.find(form)
        if word is not None:
            return word.lexeem
        lexeem = schat.find_stem(form)
        if lexeem is not None:
            return lexeem
    return None


def _unique(alternatives: Sequence[Alternatief]) -> Iterator[Alternatief]:
    """Keep the first of several alternatives that look up the same."""
    seen: set[tuple[int, ...]] = set()
    for item in alternatives:
        key = tuple(sleutel.nummer for sleutel in item.sleutels)
        if key and key not in seen:
            seen.add(key)
            yield item
