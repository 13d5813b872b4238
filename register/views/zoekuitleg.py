"""Say what the search did with the words: what it also looked for, and how to have it otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass

from register.domain.opmaak import enumerate_words
from register.domain.zoeken import Groep, Zoekuitslag, Zoekwijze

MAX_GENOEMD = 5


@dataclass(frozen=True)
class Uitleg:
    """Sentences about the words of a search; ``precies_url`` and ``ruim_url`` are the other way to search."""

    q: str
    zinnen: tuple[str, ...]
    precies_url: str
    ruim_url: str


def explain(uitslag: Zoekuitslag, *, precies_url: str, ruim_url: str) -> Uitleg | None:
    """Return the explanation, or None when there is nothing to tell."""
    vraag, woorden = uitslag.vraag, uitslag.woorden
    if not vraag.q:
        return None
    sentences = list(_sentences(uitslag))
    stretched = woorden.is_gerekt and not vraag.precies
    if not sentences and not stretched and not vraag.precies:
        return None
    return Uitleg(
        vraag.q,
        tuple(sentences),
        precies_url if stretched or uitslag.is_deels else "",
        ruim_url if vraag.precies else "",
    )


def _sentences(uitslag: Zoekuitslag) -> Iterable[str]:
    woorden = uitslag.woorden
    if woorden.zonder_betekenis:
        yield "Op deze woorden kunnen wij niet zoeken: zij staan overal in. U ziet daarom alle trajecten."
        return
    if uitslag.is_deels:
        yield (
            f"Geen enkel traject heeft al uw woorden. U ziet trajecten met {uitslag.woorden_nodig} van de "
            f"{len(woorden.gevraagd)} woorden."
        )
    for groep in woorden.gevraagd:
        yield from _about(groep)


def _about(groep: Groep) -> Iterable[str]:
    if groep.vervangen_door:
        soort = next(alt.wijze for alt in groep.alternatieven if alt.woord == groep.vervangen_door)
        if soort == Zoekwijze.BEGIN:
            words = _named(groep, Zoekwijze.BEGIN)
            yield f"Gezocht op woorden die met ‘{groep.woord}’ beginnen: {words}."
        elif soort == Zoekwijze.TIKFOUT:
            yield f"‘{groep.woord}’ komt niet voor. Gezocht op {_named(groep, Zoekwijze.TIKFOUT)}."
        else:
            parts = _named(groep, Zoekwijze.GESPLITST)
            yield f"‘{groep.woord}’ komt niet voor. Gezocht op de delen: {parts}."
    synonyms = _named(groep, Zoekwijze.SYNONIEM)
    if synonyms:
        yield f"Bij ‘{groep.woord}’ ook gezocht op {synonyms}."
    if any(alt.wijze == Zoekwijze.SAMENSTELLING for alt in groep.alternatieven):
        yield f"Ook gezocht op samenstellingen met ‘{groep.vervangen_door or groep.woord}’."


def _named(groep: Groep, wijze: Zoekwijze) -> str:
    """Return the words of one way, quoted; parts of compounds are no words to show."""
    words = dict.fromkeys(
        alt.woord for alt in groep.alternatieven if alt.wijze == wijze and not alt.woord.startswith("…")
    )
    shown = [f"‘{word}’" for word in list(words)[:MAX_GENOEMD]]
    more = len(words) - len(shown)
    return enumerate_words([*shown, f"{more} andere woorden"] if more else shown)
