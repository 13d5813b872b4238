"""Say what the search did with the words: what it also looked for, and how to have it otherwise.

Short, for somebody who reads over it: what was looked for, a few of the other words, and a way back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from register.domain.opmaak import enumerate_words
from register.domain.zoeken import Groep, Zoekuitslag, Zoekwijze

MAX_GENOEMD = 3
_VERVANGEN = {Zoekwijze.BEGIN, Zoekwijze.TIKFOUT, Zoekwijze.GESPLITST}


@dataclass(frozen=True)
class Uitleg:
    """Sentences about the words of a search; ``precies_url`` and ``ruim_url`` are the other way to search."""

    q: str
    zinnen: tuple[SafeString, ...]
    precies_url: str
    ruim_url: str


def explain(uitslag: Zoekuitslag, *, precies_url: str, ruim_url: str) -> Uitleg | None:
    """Return the explanation, or None when there is nothing to tell."""
    vraag, woorden = uitslag.vraag, uitslag.woorden
    if not vraag.q:
        return None
    if woorden.zonder_betekenis:
        return Uitleg(vraag.q, (_too_common(vraag.q),), "", "")
    if vraag.precies:
        return Uitleg(vraag.q, (_only_these(uitslag),), "", ruim_url)
    sentences = tuple(_sentences(uitslag))
    return Uitleg(vraag.q, sentences, precies_url if woorden.is_gerekt else "", "") if sentences else None


def _too_common(q: str) -> SafeString:
    return format_html(
        "Op ‘{}’ kunnen wij niet zoeken: dat zegt te weinig. Typ een woord over uw onderwerp, "
        "zoals ‘rekenen’ of ‘coachen’.",
        q,
    )


def _only_these(uitslag: Zoekuitslag) -> SafeString:
    partly = f" {_part_of_words(uitslag)}" if uitslag.is_deels else ""
    return format_html("U zoekt precies op <strong>{}</strong>.{}", uitslag.vraag.q, partly)


def _sentences(uitslag: Zoekuitslag) -> Iterable[SafeString]:
    groepen = uitslag.woorden.gevraagd
    replaced = [groep for groep in groepen if _replacement(groep)]
    also = _also(groepen)
    if replaced:
        about = format_html_join(" ", "{}", ((_instead(groep),) for groep in replaced))
        yield format_html("{} Wij zochten ook op {}.", about, also) if also else about
    elif also:
        start = "Resultaten voor" if uitslag.pagina.aantal else "Gezocht op"
        yield format_html("{} <strong>{}</strong>, ook gezocht op {}.", start, uitslag.vraag.q, also)
    if uitslag.is_deels:
        yield format_html("{}", _part_of_words(uitslag))
    if bijzaken := uitslag.woorden.bijzaken:
        minor = enumerate_words([f"‘{groep.geschreven or groep.woord}’" for groep in bijzaken])
        yield format_html("Wat niet over {} gaat, ziet u ook, maar lager.", minor)


def _part_of_words(uitslag: Zoekuitslag) -> str:
    asked = len(uitslag.woorden.gevraagd)
    every = "allebei uw woorden" if asked == 2 else "al uw woorden"  # noqa: PLR2004
    shown = "één van de twee" if asked == 2 else f"{uitslag.woorden_nodig} van de {asked}"  # noqa: PLR2004
    if uitslag.woorden_meest >= asked:
        return f"Weinig trajecten hebben {every}. U ziet ook trajecten met {shown}."
    none = f"Geen traject heeft {every}."
    return f"{none} U ziet trajecten met {shown}." if uitslag.pagina.aantal else none


def _replacement(groep: Groep) -> Zoekwijze | None:
    """Return in what way an unknown word was replaced."""
    if not groep.vervangen_door:
        return None
    return next((alt.wijze for alt in groep.alternatieven if alt.wijze in _VERVANGEN), None)


def _instead(groep: Groep) -> SafeString:
    wijze = _replacement(groep)
    words = [alt.woord for alt in groep.alternatieven if alt.wijze == wijze]
    if wijze == Zoekwijze.BEGIN:
        sentence = "Bij <strong>{}</strong> zochten wij op woorden die zo beginnen: {}."
        return format_html(sentence, groep.woord, _some(words))
    text = f"{_joined(words[0].split())} samen" if wijze == Zoekwijze.GESPLITST else _some(words)
    sentence = "<strong>{}</strong> komt in geen enkel traject voor. Wij zochten op {}."
    return format_html(sentence, groep.woord, text)


def _also(groepen: Sequence[Groep]) -> str:
    """Return what else was looked for: some words, of each group in turn, and longer words."""
    names = [groep.geschreven or groep.woord for groep in groepen]
    asked = {word for name in names for word in (name, *name.split())}
    named = (
        [alt.woord for alt in groep.alternatieven if alt.wijze == Zoekwijze.SYNONIEM and _is_word(alt.woord)]
        for groep in groepen
    )
    words = [word for word in chain.from_iterable(zip_longest(*named)) if word and word not in asked]
    parts = _some_of(list(dict.fromkeys(words)))
    longer = [
        f"‘{groep.vervangen_door or groep.geschreven or groep.woord}’"
        for groep in groepen
        if any(alt.wijze == Zoekwijze.SAMENSTELLING for alt in groep.alternatieven)
    ]
    if longer:
        parts.append(f"langere woorden met {' of '.join(longer)} erin")
    return enumerate_words(parts)


def _is_word(word: str) -> bool:
    """Tell a word from a part of compounds."""
    return not word.startswith("…")


def _some(words: Sequence[str]) -> str:
    return enumerate_words(_some_of(list(dict.fromkeys(words))))


def _joined(words: Iterable[str]) -> str:
    return enumerate_words(_quoted(words))


def _some_of(words: Sequence[str]) -> list[str]:
    """Return the first words, quoted, and how many more there are; one more is named too."""
    room = MAX_GENOEMD + 1 if len(words) == MAX_GENOEMD + 1 else MAX_GENOEMD
    more = len(words) - room
    return [*_quoted(words[:room]), *([f"nog {more} andere woorden"] if more > 0 else [])]


def _quoted(words: Iterable[str]) -> list[str]:
    return [f"‘{word}’" for word in words]
