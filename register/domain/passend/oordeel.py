"""Why a traject fits the difference, and what about it does not; a reason is never more than a fact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ontwikkelpaden.enums import Niveau
from register.domain.drie_vragen.kandidaat import Kandidaat, Moment
from register.domain.drie_vragen.oordeel import Oordeel, Past, judge_entry, judge_hours, judge_sector
from register.domain.opmaak import enumerate_words, euro
from register.domain.passend.behoefte import Behoefte, Wens
from register.domain.passend.stappen import GELD, NIVEAU, PAD, UREN


@dataclass(frozen=True)
class Passendoordeel(Oordeel):
    """``over`` names what a wider search lets go, where the judgement is about that."""

    over: str = ""


def judge(
    kandidaat: Kandidaat,
    behoefte: Behoefte,
    *,
    woorden: Sequence[str],
    open_voor_individu: bool | None,
    peildatum: date,
) -> tuple[Oordeel, ...]:
    return tuple(
        _judge(
            kandidaat,
            behoefte,
            woorden=woorden,
            open_voor_individu=open_voor_individu,
            peildatum=peildatum,
        )
    )


def served(kandidaat: Kandidaat, behoefte: Behoefte) -> tuple[Wens, ...]:
    """Return the goals that a traject brings closer: it is typed to this path and a level on the way."""
    levels = dict(kandidaat.paden).get(behoefte.pad_slug, ())
    return tuple(wens for wens in behoefte.wensen if set(levels) & set(wens.niveaus))


def _judge(
    kandidaat: Kandidaat,
    behoefte: Behoefte,
    *,
    woorden: Sequence[str],
    open_voor_individu: bool | None,
    peildatum: date,
) -> Iterator[Oordeel]:
    yield from _growth(kandidaat, behoefte)
    if woorden:
        named = enumerate_words(f"‘{naam}’" for naam in woorden)
        yield Oordeel(None, Past.JA, f"Omdat wij het ook vinden met de woorden van {named}.")
    yield from judge_sector(kandidaat, behoefte.ruimte.sector)
    if behoefte.ruimte.uren_max is not None:
        hours = judge_hours(kandidaat.uren, behoefte.ruimte.uren_max)
        yield Passendoordeel(None, hours.past, hours.zin, UREN)
    if behoefte.ruimte.prijs_max is not None:
        yield _price(kandidaat.moment, behoefte.ruimte.prijs_max)
    yield _individual(open_voor_individu)
    yield from judge_entry(kandidaat.moment, peildatum, asked=False)


def _growth(kandidaat: Kandidaat, behoefte: Behoefte) -> Iterator[Oordeel]:
    levels = dict(kandidaat.paden).get(behoefte.pad_slug, ())
    wensen = served(kandidaat, behoefte)
    for niveau in Niveau:
        same = [wens for wens in wensen if wens.naar == niveau.value]
        if same:
            yield Oordeel(None, Past.JA, _because(same, niveau, levels))
    if not levels:
        yield Passendoordeel(
            None,
            Past.NEE,
            f"Het is niet ingedeeld bij het ontwikkelpad ‘{behoefte.pad_naam}’. "
            "Wij vinden het met de naam van het pad.",
            PAD,
        )
    elif not wensen:
        yield Passendoordeel(
            None,
            Past.NEE,
            f"Het hoort bij dit pad, maar bij niveau {_names(levels)}. "
            f"U zoekt niveau {_names(behoefte.niveaus)}.",
            NIVEAU,
        )


def _because(wensen: Sequence[Wens], niveau: Niveau, levels: Sequence[str]) -> str:
    parts = [f"‘{wens.onderdeel}’" for wens in wensen if wens.onderdeel]
    where = f"bij {enumerate_words(parts)}" if len(parts) == len(wensen) else "op dit pad"
    why = f"Omdat u {where} wilt groeien naar {niveau.label.lower()}"
    if niveau.value in levels:
        return f"{why}, en dit traject bij dit pad en dat niveau hoort."
    on_the_way = [level for level in levels if any(level in wens.niveaus for wens in wensen)]
    return f"{why}. Dit traject is een stap op weg daarheen: niveau {_names(on_the_way)}."


def _names(levels: Sequence[str]) -> str:
    return enumerate_words(niveau.label.lower() for niveau in Niveau if niveau in levels)


def _price(moment: Moment | None, most: Decimal) -> Passendoordeel:
    prijs = moment.uitvoering.prijs if moment and moment.uitvoering else None
    if prijs is None:
        past, zin = Past.ONBEKEND, "Wat het kost, weten wij niet. Vraag het aan de aanbieder."
    elif prijs == 0:
        past, zin = Past.JA, "Omdat het gratis is."
    elif prijs <= most:
        past, zin = Past.JA, f"Omdat het {euro(prijs)} kost. Dat past in de {euro(most)} die u hebt."
    else:
        have = f"de {euro(most)} die u hebt" if most else "u hebt"
        past, zin = Past.NEE, f"Het kost {euro(prijs)}. Dat is meer dan {have}."
    return Passendoordeel(None, past, zin, GELD)


def _individual(open_voor_individu: bool | None) -> Oordeel:  # noqa: FBT001 - a fact, not a switch
    if open_voor_individu is None:
        return Oordeel(
            None, Past.ONBEKEND, "Of u zich zelf kunt aanmelden, weten wij niet. Vraag het aan de aanbieder."
        )
    if open_voor_individu:
        return Oordeel(None, Past.JA, "Omdat u zich zelf kunt aanmelden.")
    return Oordeel(None, Past.NEE, "U kunt zich niet zelf aanmelden, dat doet uw school.")
