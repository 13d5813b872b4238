"""From a question to what is looked up: the words, and how far each is stretched.

A word always matches itself and its inflections. Unless somebody asks for exactly these words, it also
matches its synonyms and the compounds it is a part of. A word that the register does not know is completed,
else corrected, else cut into its parts; what it then stands for has synonyms and compounds again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from register.domain.zoeken import weging
from register.domain.zoeken.taal.groepen import Alternatief, Groep, Sleutel, Zoekwoorden
from register.domain.zoeken.taal.regelboek import Regelboek, rule_key
from register.domain.zoeken.taal.samenstelling import KERNEN, MIN_DEEL, MIN_WOORD
from register.domain.zoeken.taal.stam import Lexeem, stem
from register.domain.zoeken.taal.termen import Term, plain, split_terms
from register.domain.zoeken.taal.verwant import part_forms, related_stems, verb_stem
from register.domain.zoeken.taal.vulwoorden import VOORZETSELS, is_bijwoord, is_vulwoord
from register.domain.zoeken.taal.wijze import Zoekwijze
from register.domain.zoeken.taal.woordenlijst import Woord
from register.domain.zoeken.taal.woordenschat import Deel, Woordenschat

Stammen = dict[str, tuple[Lexeem, ...]]
MAX_CORRECTIES = 2
# Alternatives that a page names; the others are the word itself or parts of words.
_GETOOND = {Zoekwijze.SYNONIEM, Zoekwijze.BEGIN, Zoekwijze.TIKFOUT, Zoekwijze.GESPLITST}
MAX_ONTHOUDEN = 5000


@dataclass(frozen=True)
class Taal:
    """What is known of the language of the register; either part can be missing."""

    woordenschat: Woordenschat | None
    regelboek: Regelboek


def parse(q: str, taal: Taal, *, precies: bool = False) -> Zoekwoorden:
    """Return what to look up for a question; it stays the same as long as the words and the rules do."""
    schat = taal.woordenschat
    if schat is None:
        return _parse(q, taal, precies=precies)
    kept = schat.kept.get((q, precies))
    if kept is not None and kept[0] is taal.regelboek:
        return kept[1]
    made = _parse(q, taal, precies=precies)
    if len(schat.kept) >= MAX_ONTHOUDEN:
        schat.kept.clear()
    schat.kept[q, precies] = (taal.regelboek, made)
    return made


def _parse(q: str, taal: Taal, *, precies: bool) -> Zoekwoorden:
    terms = _joined(split_terms(q), taal)
    if not precies:
        terms = _whole_verb(terms, taal)
    if not terms:
        return Zoekwoorden(zonder_betekenis=bool(q))
    stems = stem(word for term in terms for word in _words(term))
    groepen = tuple(_written(groep, taal) for groep in _groups(terms, stems, taal, precies=precies))
    if not precies:
        groepen = _subject(groepen)
    return Zoekwoorden(groepen, zonder_betekenis=not groepen, precies=precies)


def _written(groep: Groep, taal: Taal) -> Groep:
    """Return the group with its words as people write them; only what is shown changes."""
    if taal.woordenschat is None:
        return groep
    write = taal.woordenschat.write
    return replace(
        groep,
        geschreven=write(groep.woord),
        vervangen_door=write(groep.vervangen_door),
        alternatieven=tuple(
            replace(alt, woord=write(alt.woord)) if alt.wijze in _GETOOND else alt
            for alt in groep.alternatieven
        ),
    )


def _subject(groepen: tuple[Groep, ...]) -> tuple[Groep, ...]:
    """Leave out what says nothing, and ask only for the subject; without a subject ask for every word."""
    if all(_is_minor(groep) or groep.uitgesloten for groep in groepen):
        return groepen
    return tuple(
        replace(groep, bijzaak=True) if _is_minor(groep) else groep
        for groep in groepen
        if groep.uitgesloten or groep.is_zin or not is_vulwoord(groep.woord)
    )


def _is_minor(groep: Groep) -> bool:
    if groep.uitgesloten or groep.is_zin:
        return False
    return is_vulwoord(groep.woord) or is_bijwoord(groep.woord)


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


def _whole_verb(terms: list[Term], taal: Taal) -> list[Term]:
    """Join a verb with the part that stands at the end: *letten niet op* is *opletten*."""
    if taal.woordenschat is None or len(terms) <= 1 or terms[-1].tekst not in VOORZETSELS:
        return terms
    last = terms[-1].tekst
    for number, term in enumerate(terms[:-1]):
        whole = last + term.tekst
        if term.is_zin or term.uitgesloten or len(term.tekst) < MIN_DEEL:
            continue
        if taal.woordenschat.find(whole):
            return [*terms[:number], Term(whole), *terms[number + 1 : -1]]
    return terms


def _spelled(terms: list[Term], stems: Stammen, taal: Taal) -> Stammen:
    """Return the stems of misspelled words, so that a rule of several words knows them too."""
    schat = taal.woordenschat
    if schat is None or len(terms) == 1:
        return {}
    found: Stammen = {}
    for term in terms:
        own = stems.get(term.tekst, ())
        unknown = len(own) == 1 and not schat.has_stem(own[0].tekst) and schat.find(term.tekst) is None
        if unknown and not schat.starting_with(term.tekst):
            for word in schat.corrections(term.tekst, limit=1, fouten=1):
                found[term.tekst] = (word.lexeem,)
    return found


def _groups(terms: list[Term], stems: Stammen, taal: Taal, *, precies: bool) -> Iterator[Groep]:
    # A rule of several words knows them misspelled too; a word by itself is corrected with a remark.
    spelled = stems if precies else stems | _spelled(terms, stems, taal)
    place = 0
    while place < len(terms):
        term = terms[place]
        if term.is_zin:
            yield Groep(term.tekst, (), is_zin=True, uitgesloten=term.uitgesloten)
        elif term.uitgesloten or precies:
            yield from _plain_group(term, stems)
        else:
            span, key = _longest_rule(terms[place:], spelled, taal.regelboek)
            if span > 1:
                yield _span_group(terms[place : place + span], spelled, key, taal)
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


def _longest_rule(terms: list[Term], stems: Stammen, regelboek: Regelboek) -> tuple[int, tuple[str, ...]]:
    """Return how many terms from the first on make the longest rule, and its key; 1 for none.

    A rule also fits with words in between that say nothing: *slecht kunnen lezen*.
    """
    without = stems | {term.tekst: () for term in terms if is_vulwoord(term.tekst)}
    subject = without | {term.tekst: () for term in terms if is_bijwoord(term.tekst)}
    best: tuple[int, tuple[str, ...]] = (1, ())
    for seen in (stems, without, subject):
        usable: list[str] = []
        for number, term in enumerate(terms[: regelboek.langste + 3], start=1):
            if term.is_zin or term.uitgesloten:
                break
            usable.append(term.tekst)
            key = rule_key(usable, seen)
            if number > best[0] and len(key) > 1 and regelboek.replacements(key):
                best = (number, key)
    return best


def _span_group(terms: list[Term], stems: Stammen, key: tuple[str, ...], taal: Taal) -> Groep:
    """Make one group of words that a rule takes together: all of them, or what the rule says."""
    words = [term.tekst for term in terms]
    own = [lexeem for word in words if not is_vulwoord(word) for lexeem in stems[word]]
    alternatives = [*_exact(" ".join(words), own), *_synonyms(key, taal)]
    return Groep(" ".join(words), tuple(_unique(alternatives)))


def _stretched_group(term: Term, stems: Stammen, taal: Taal) -> Iterator[Groep]:
    lexemen = stems[term.tekst]
    alternatives = [*_exact(term.tekst, lexemen), *_stretch(term.tekst, lexemen, taal)]
    replaced = ""
    if taal.woordenschat is not None and not _is_known(term.tekst, lexemen, alternatives, taal):
        instead = list(_instead(term.tekst, taal.woordenschat, taal))
        replaced = instead[0].woord if instead else ""
        alternatives += instead
    elif taal.woordenschat is not None and _is_rare(term.tekst, taal.woordenschat):
        alternatives += _begin_of(term.tekst, taal.woordenschat, taal)
    if alternatives:
        yield Groep(term.tekst, tuple(_unique(alternatives)), vervangen_door=replaced)


def _is_rare(word: str, schat: Woordenschat) -> bool:
    """Tell whether hardly any traject has a word, so that what is about its first part is welcome too."""
    found = schat.find(plain(word))
    return found is None or found.aantal < weging.WEINIG


def _begin_of(word: str, schat: Woordenschat, taal: Taal) -> Iterator[Alternatief]:
    return (item for item in _cut(word, schat, taal) if item.wijze == Zoekwijze.DEEL)


def _is_known(word: str, lexemen: Sequence[Lexeem], alternatives: Sequence[Alternatief], taal: Taal) -> bool:
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


def _stretch(word: str, lexemen: Sequence[Lexeem], taal: Taal) -> Iterator[Alternatief]:
    if taal.woordenschat is not None:
        # Written in one word here and with a hyphen there: zijinstromer, zij-instromer.
        known = taal.woordenschat.find(plain(word))
        if known is not None and known.lexeem not in lexemen:
            yield Alternatief((Sleutel.of(known.lexeem),), Zoekwijze.VERWANT, word)
            parts = known.lexeem.tekst.split("-")
            yield from _synonyms(rule_key(parts, stem(parts)), taal)
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
    for choice in part_forms(word, lexeem.tekst):
        delen = (taal.woordenschat.find_part(form) for form in choice)
        deel = next((found for found in delen if found is not None), None)
        if deel is not None:
            yield Alternatief((deel_sleutel(deel),), wijze, f"…{deel.vorm}…")


def deel_sleutel(deel: Deel) -> Sleutel:
    return Sleutel(deel.sleutel, tuple(item.tekst for item in deel.lexemen))


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
        yield from _stretch(found.tekst, [found.lexeem], taal)


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
        for item in _stretch(text, [lexeem], taal):
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


def _unique(alternatives: Sequence[Alternatief]) -> Iterator[Alternatief]:
    """Keep the first of several alternatives that look up the same."""
    seen: set[tuple[int, ...]] = set()
    for item in alternatives:
        key = tuple(sleutel.nummer for sleutel in item.sleutels)
        if key and key not in seen:
            seen.add(key)
            yield item
