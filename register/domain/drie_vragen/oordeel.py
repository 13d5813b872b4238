"""Whether a traject meets each answer, and the sentence that says so; a reason is never more than a fact."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.formats import number_format

from napl.enums import Sector
from ontwikkelpaden.enums import Niveau
from register.domain.drie_vragen.antwoorden import AFSTAND_KM, Antwoorden, Criterium
from register.domain.drie_vragen.kandidaat import Kandidaat, Moment, Woorden, begins_in_time, is_at_place
from register.domain.opmaak import day, enumerate_words
from register.enums import Beginmoment, Deelnameplek, Locatie, Thema

ONBEKEND_BEGIN = "Wanneer het begint, weten wij niet. Vraag het aan de aanbieder."


class Past(Enum):
    JA = "ja"
    ONBEKEND = "onbekend"
    NEE = "nee"


@dataclass(frozen=True)
class Oordeel:
    """``zin`` is a whole sentence: a reason where it fits, something to mind where it does not."""

    criterium: Criterium | None
    past: Past
    zin: str


@dataclass(frozen=True)
class Namen:
    """The names of what was chosen from a list of the register."""

    vak: str = ""
    ontwikkelpad: str = ""


def judge(kandidaat: Kandidaat, antwoorden: Antwoorden, namen: Namen, peildatum: date) -> tuple[Oordeel, ...]:
    """Judge a traject on every answer that was given, content first, and on whether one can still get in."""
    return tuple(_judge(kandidaat, antwoorden, namen, peildatum))


def _judge(kandidaat: Kandidaat, antwoorden: Antwoorden, namen: Namen, peildatum: date) -> Iterator[Oordeel]:
    yield from judge_sector(kandidaat, antwoorden.sector)
    yield from _subject(kandidaat, antwoorden, namen)
    yield from _goal(kandidaat, antwoorden, namen)
    if antwoorden.uren_max is not None:
        yield judge_hours(kandidaat.uren, antwoorden.uren_max)
    moment = kandidaat.moment
    if antwoorden.asks(Criterium.PLEK):
        yield _place(moment, antwoorden)
    if antwoorden.begin:
        yield _begin(moment, antwoorden.begin, peildatum)
    yield from judge_entry(moment, peildatum, asked=bool(antwoorden.begin))


def judge_sector(kandidaat: Kandidaat, sector: str) -> Iterator[Oordeel]:
    if sector in kandidaat.sectoren:
        yield Oordeel(None, Past.JA, f"Omdat het bedoeld is voor het {Sector(sector).label.lower()}.")
    elif sector:
        yield Oordeel(None, Past.NEE, f"Het is niet bedoeld voor het {Sector(sector).label.lower()}.")


def _subject(kandidaat: Kandidaat, antwoorden: Antwoorden, namen: Namen) -> Iterator[Oordeel]:
    if antwoorden.thema:
        naam = Thema(antwoorden.thema).label.lower()
        yield _has(
            Criterium.ONDERWERP, antwoorden.thema, kandidaat.themas, f"over {naam}", f"het thema {naam}"
        )
    if antwoorden.vak:
        yield _has(
            Criterium.ONDERWERP,
            antwoorden.vak,
            kandidaat.vakken,
            f"over het vak {namen.vak}",
            f"het vak {namen.vak}",
        )
    if antwoorden.woorden:
        yield _words(Criterium.ONDERWERP, antwoorden.woorden, kandidaat.woorden)


def _has(criterium: Criterium, code: str, codes: tuple[str, ...], about: str, naam: str) -> Oordeel:
    """Say that it is about this; what has no values at all is unknown, not something else."""
    if code in codes:
        return Oordeel(criterium, Past.JA, f"Omdat het gaat {about}.")
    if codes:
        return Oordeel(criterium, Past.NEE, f"Het staat in het register niet bij {naam}.")
    return Oordeel(criterium, Past.ONBEKEND, f"Of het gaat {about}, staat niet in het register.")


def _words(criterium: Criterium, woorden: str, fits: Woorden) -> Oordeel:
    if fits == Woorden.DEELS:
        return Oordeel(criterium, Past.NEE, f"Het past maar bij een deel van uw woorden ‘{woorden}’.")
    if fits == Woorden.HEEL:
        return Oordeel(criterium, Past.JA, f"Omdat wij het vinden met uw woorden ‘{woorden}’.")
    return Oordeel(criterium, Past.NEE, f"Met uw woorden ‘{woorden}’ vinden wij dit traject niet.")


def _goal(kandidaat: Kandidaat, antwoorden: Antwoorden, namen: Namen) -> Iterator[Oordeel]:
    if antwoorden.ontwikkelpad:
        levels = dict(kandidaat.paden).get(antwoorden.ontwikkelpad, ())
        naam = f"het ontwikkelpad ‘{namen.ontwikkelpad}’"
        if levels:
            named = enumerate_words(niveau.label.lower() for niveau in Niveau if niveau in levels)
            yield Oordeel(Criterium.DOEL, Past.JA, f"Omdat het past bij {naam}, niveau {named}.")
        else:
            yield Oordeel(Criterium.DOEL, Past.NEE, f"Het is niet ingedeeld bij {naam}.")
    if antwoorden.doel:
        yield _words(Criterium.DOEL, antwoorden.doel, kandidaat.doel)


def judge_hours(uren: int | None, most: int) -> Oordeel:
    if uren is None:
        return Oordeel(
            Criterium.UREN, Past.ONBEKEND, "Hoeveel uur het kost, weten wij niet. Vraag het aan de aanbieder."
        )
    asked = f"{number_format(uren, use_l10n=True, force_grouping=True)} uur"
    if uren <= most:
        return Oordeel(
            Criterium.UREN, Past.JA, f"Omdat het {asked} kost. Dat past in de {most} uur die u hebt."
        )
    return Oordeel(Criterium.UREN, Past.NEE, f"Het kost {asked}. Dat is meer dan de {most} uur die u hebt.")


def _place(moment: Moment | None, antwoorden: Antwoorden) -> Oordeel:
    fits = is_at_place(moment, antwoorden) if moment else None
    if moment is None or fits is None:
        return Oordeel(
            Criterium.PLEK, Past.ONBEKEND, "Waar het is, weten wij niet. Vraag het aan de aanbieder."
        )
    return (
        Oordeel(Criterium.PLEK, Past.JA, _there(moment, antwoorden))
        if fits
        else Oordeel(Criterium.PLEK, Past.NEE, _elsewhere(moment, antwoorden))
    )


def _there(moment: Moment, antwoorden: Antwoorden) -> str:
    if antwoorden.waar == Deelnameplek.ONLINE:
        return "Omdat u online kunt meedoen."
    partly = ", deels online" if moment.locatie == Locatie.HYBRIDE else ""
    if antwoorden.buurt:
        return f"Omdat het binnen {AFSTAND_KM} kilometer van {antwoorden.buurt} is{_in(moment)}{partly}."
    return f"Omdat u naar een plek toe gaat{_in(moment)}{partly}."


def _elsewhere(moment: Moment, antwoorden: Antwoorden) -> str:
    if antwoorden.waar == Deelnameplek.ONLINE:
        partly = "deels online" if moment.locatie == Locatie.HYBRIDE else "niet online"
        return f"Het is {partly}{_in(moment)}."
    if moment.locatie == Locatie.ONLINE:
        return "Het is online, niet op een plek."
    return f"Het is niet binnen {AFSTAND_KM} kilometer van {antwoorden.buurt}{_in(moment)}."


def _in(moment: Moment) -> str:
    return f": {moment.plaats}" if moment.plaats else ""


def _begin(moment: Moment | None, begin: str, peildatum: date) -> Oordeel:
    fits = begins_in_time(moment, begin, peildatum) if moment else None
    if moment is None or moment.eerste_dag is None or fits is None:
        return Oordeel(Criterium.BEGIN, Past.ONBEKEND, ONBEKEND_BEGIN)
    when = f"op {day(moment.eerste_dag)}"
    asked = Beginmoment(begin).label.lower()
    if not fits:
        return Oordeel(Criterium.BEGIN, Past.NEE, f"Het begint {when}. Dat is niet {asked}.")
    if moment.is_elk_moment:
        return Oordeel(Criterium.BEGIN, Past.JA, f"Omdat u {asked} kunt beginnen.")
    return Oordeel(Criterium.BEGIN, Past.JA, f"Omdat het {when} begint, {asked}.")


def judge_entry(moment: Moment | None, peildatum: date, *, asked: bool) -> Iterator[Oordeel]:
    """Say whether one can still get in; an unknown start was said already when somebody asked for it."""
    if moment is None or moment.eerste_dag is None:
        if not asked:
            yield Oordeel(None, Past.ONBEKEND, ONBEKEND_BEGIN)
    elif moment.is_vol:
        yield Oordeel(None, Past.NEE, "Het is nu vol. Vraag de aanbieder naar een wachtlijst.")
    elif moment.inschrijven_tot and moment.inschrijven_tot < peildatum:
        yield Oordeel(None, Past.NEE, f"Inschrijven kon tot en met {day(moment.inschrijven_tot)}.")
    elif moment.inschrijven_van and moment.inschrijven_van > peildatum:
        yield Oordeel(None, Past.NEE, f"Inschrijven kan pas vanaf {day(moment.inschrijven_van)}.")
    elif moment.is_open:
        yield Oordeel(None, Past.JA, _open(moment))


def _open(moment: Moment) -> str:
    if moment.inschrijven_tot:
        return f"Omdat u zich kunt inschrijven tot en met {day(moment.inschrijven_tot)}."
    if moment.is_elk_moment:
        return "Omdat u elk moment kunt instappen. Het is niet vol, voor zover wij weten."
    return "Omdat het nog niet is begonnen. Het is niet vol, voor zover wij weten."
