"""Trajecten that fit a goal of the school: for this path, level and sector, each with the reasons why."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from napl.enums import Sector
from ontwikkelpaden.enums import Niveau
from register.domain.kaart import Kaart, build_kaarten, opname_of
from register.domain.opmaak import enumerate_words
from register.domain.zoeken.vraag import Zoekvraag
from register.domain.zoeken.zoek import zoek_trajecten
from register.enums import OpnameSoort, Werkvorm
from register.models import Schooldoelpad, Teamroute, Traject

# What a team does together by nature; a training can be, a webinar seldom is.
SAMEN = (
    Werkvorm.PLG,
    Werkvorm.LESSON_STUDY,
    Werkvorm.ONTWERPTEAM,
    Werkvorm.INTERVISIE,
    Werkvorm.LEERNETWERK,
    Werkvorm.COACHING,
    Werkvorm.LESOBSERVATIE,
    Werkvorm.STUDIEDAG,
)
PER_SOORT = 8


@dataclass(frozen=True)
class Teamvoorstel:
    """A traject with why it is proposed; a proposal ranks nothing and locks nothing."""

    kaart: Kaart
    redenen: tuple[str, ...]
    is_gepland: bool


def suggest_trajecten(
    doelpad: Schooldoelpad, *, route: Teamroute, peildatum: date, samen: bool = False
) -> list[Teamvoorstel]:
    """Propose trajecten for a path of a goal: recognised first, and of those what suits a team first.

    ``samen`` leaves out what does not say that people learn together.
    """
    planned = set(doelpad.stappen.values_list("traject_id", flat=True))
    found: list[Traject] = []
    for soort in OpnameSoort:
        vraag = Zoekvraag(
            ontwikkelpad=(doelpad.pad.slug,),
            niveau=(doelpad.niveau,),
            sector=tuple(route.sectoren),
            opname=(soort.value,),
            werkvorm=tuple(SAMEN) if samen else (),
            pagina_grootte=50,
        )
        uitslag = zoek_trajecten(vraag, peildatum=peildatum, met_facetten=False)
        # Python sorts stably: within each half the order of the search stays, which is by start.
        found += sorted(uitslag.rijen, key=lambda traject: not werkvormen_samen(traject))[:PER_SOORT]
    return [
        Teamvoorstel(kaart, tuple(_reasons(traject, doelpad, route)), traject.pk in planned)
        for traject, kaart in zip(found, build_kaarten(found), strict=True)
    ]


def werkvormen_samen(traject: Traject) -> list[Werkvorm]:
    """Return in which ways people learn together in it."""
    known: Collection[str] = traject.live.werkvormen if traject.live else ()
    return [werkvorm for werkvorm in SAMEN if werkvorm in known]


def _reasons(traject: Traject, doelpad: Schooldoelpad, route: Teamroute) -> Iterator[str]:
    niveau = Niveau(doelpad.niveau).label.lower()
    yield f"Het hoort bij het ontwikkelpad ‘{doelpad.pad.naam}’, niveau {niveau}."
    if opname_of(traject) == OpnameSoort.ERKEND:
        yield "Het is erkend: onafhankelijke deskundigen hebben het beoordeeld."
    else:
        yield "Het is in kaart gebracht. Niemand heeft de kwaliteit al beoordeeld."
    samen = werkvormen_samen(traject)
    if samen:
        words = enumerate_words(werkvorm.label.lower() for werkvorm in samen)
        yield f"Een team kan er samen in leren: {words}."
    versie = traject.live
    if versie is None:
        return
    if versie.open_voor_individu is False:
        yield "Een school of team meldt zich aan, niet één leraar."
    missing = [Sector(code).label.lower() for code in route.sectoren if code not in versie.sectoren]
    if missing:
        yield f"Let op: het is niet bedoeld voor het {enumerate_words(missing)}."
