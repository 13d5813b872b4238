"""From a question to what is looked up: the words, and how far each is stretched.

A word always matches itself and its inflections. Unless somebody asks for exactly these words, it also
matches its synonyms and the compounds it is a part of. A word that the register does not know is completed,
else corrected, else cut into its parts; what it then stands for has synonyms and compounds again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from register.domain.zoeken.taal.groepen import Alternatief, Groep, Sleutel, Zoekwoorden
from register.domain.zoeken.taal.regelboek import Regelboek, rule_key
from register.domain.zoeken.taal.rekken import Taal, begin_of, is_known, is_rare, stand_ins, stretch, synonyms
from register.domain.zoeken.taal.samenstelling import MIN_DEEL
from register.domain.zoeken.taal.stam import Lexeem, stem
from register.domain.zoeken.taal.termen import Term, split_terms
from register.domain.zoeken.taal.vulwoorden import VOORZETSELS, is_bijwoord, is_vulwoord
from register.domain.zoeken.taal.wijze import Zoekwijze

Stammen = dict[str, tuple[Lexeem, ...]]
# Alternatives that a page names; the others are the word itself or parts of words.
_GETOOND = {Zoekwijze.SYNONIEM, Zoekwijze.BEGIN, Zoekwijze.TIKFOUT, Zoekwijze.GESPLITST}
MAX_ONTHOUDEN = 5000


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
    alternatives = [*_exact(" ".join(words), own), *synonyms(key, taal)]
    return Groep(" ".join(words), tuple(_unique(alternatives)))


def _stretched_group(term: Term, stems: Stammen, taal: Taal) -> Iterator[Groep]:
    lexemen = stems[term.tekst]
    alternatives = [*_exact(term.tekst, lexemen), *stretch(term.tekst, lexemen, taal)]
    replaced = ""
    if taal.woordenschat is not None and not is_known(term.tekst, lexemen, alternatives, taal):
        instead = list(stand_ins(term.tekst, taal.woordenschat, taal))
        replaced = instead[0].woord if instead else ""
        alternatives += instead
    elif taal.woordenschat is not None and is_rare(term.tekst, taal.woordenschat):
        alternatives += begin_of(term.tekst, taal.woordenschat, taal)
    if alternatives:
        yield Groep(term.tekst, tuple(_unique(alternatives)), vervangen_door=replaced)


def _unique(alternatives: Sequence[Alternatief]) -> Iterator[Alternatief]:
    """Keep the first of several alternatives that look up the same."""
    seen: set[tuple[int, ...]] = set()
    for item in alternatives:
        key = tuple(sleutel.nummer for sleutel in item.sleutels)
        if key and key not in seen:
            seen.add(key)
            yield item
