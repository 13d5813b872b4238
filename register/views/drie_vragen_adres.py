"""The addresses of the Drie vragen: the answers travel along in each of them."""

from dataclasses import replace

from django.http import QueryDict
from django.urls import reverse

from register import filters
from register.domain.drie_vragen import Antwoorden, Optie
from register.domain.zoeken import Zoekvraag
from register.parameters_drie_vragen import ANTWOORDEN

# Which answers belong to which question: choosing one of them replaces the others.
BIJ_VRAAG = {
    1: ("thema", "vak", "woorden"),
    2: ("ontwikkelpad", "doel"),
    3: ("uren", "begin", "waar", "plaats"),
}
LAATSTE = max(BIJ_VRAAG)


def question_url(antwoorden: Antwoorden, nummer: int) -> str:
    """Return the address of a question; the sector counts as asked."""
    extra = {"allesectoren": "ja"} if nummer == 1 and not antwoorden.sector else {}
    return _url("register:drie-vragen", antwoorden, {"vraag": str(nummer), **extra})


def sector_url(antwoorden: Antwoorden, sector: str) -> str:
    return question_url(replace(antwoorden, sector=sector), 1)


def start_url(antwoorden: Antwoorden) -> str:
    """Return the address where the sector is asked."""
    return _url("register:drie-vragen", replace(antwoorden, sector=""), {})


def answer_url(antwoorden: Antwoorden, nummer: int, optie: Optie | None = None) -> str:
    """Return where an answer to a question leads; without one, where "weet ik nog niet" leads."""
    rest = replace(antwoorden, **dict.fromkeys(BIJ_VRAAG[nummer], ""))
    if optie is not None:
        rest = replace(rest, **{optie.veld: optie.waarde})
    return question_url(rest, nummer + 1) if nummer < LAATSTE else result_url(rest)


def result_url(antwoorden: Antwoorden, *, ronde: int = 1) -> str:
    return _url("register:drie-vragen-uitslag", antwoorden, {"ronde": str(ronde)} if ronde > 1 else {})


def talk_url(antwoorden: Antwoorden, slug: str) -> str:
    return _url("register:drie-vragen-gesprek", antwoorden, {"traject": slug})


def search_url(vraag: Zoekvraag) -> str:
    """Return the whole search with the same answers as its filters."""
    params = QueryDict(mutable=True)
    for veld in vraag.active():
        value = getattr(vraag, veld)
        values = value if isinstance(value, tuple) else (value,)
        params.setlist(filters.parameter(veld), [str(item) for item in values])
    return _join(reverse("register:traject-list"), params)


def hidden_fields(antwoorden: Antwoorden, nummer: int) -> list[tuple[str, str]]:
    """Return the answers that a form of this question has to pass on."""
    return [
        (naam, value)
        for naam in ANTWOORDEN
        if naam not in BIJ_VRAAG[nummer] and (value := getattr(antwoorden, naam))
    ]


def _url(naam: str, antwoorden: Antwoorden, extra: dict[str, str]) -> str:
    params = QueryDict(mutable=True)
    params.update({veld: value for veld in ANTWOORDEN if (value := getattr(antwoorden, veld))} | extra)
    return _join(reverse(naam), params)


def _join(path: str, params: QueryDict) -> str:
    return f"{path}?{params.urlencode()}" if params else path
