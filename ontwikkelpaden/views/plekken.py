"""The places of a version in the words of a page."""

from dataclasses import dataclass

from ontwikkelpaden.domain.plek import ONDERDEELVELDEN, Plek, find_onderdeel
from ontwikkelpaden.enums import Niveau, Padveld
from ontwikkelpaden.models import Eindterm, Padversie, Subdimensie

VRAGEN = {
    Padveld.OMSCHRIJVING: "Vertel in een paar zinnen waar dit pad voor is.",
    Padveld.TOELICHTING: "Wat moet een lezer nog weten?",
    Padveld.INITIEEL: "Wat leert iemand hiervan al op de lerarenopleiding?",
    Padveld.EINDTERMEN_TOELICHTING: "Leg uit hoe de eindtermen bij dit pad horen.",
    Padveld.GRONDSLAG: "Waarop rust dit pad: welk onderzoek, welke afspraak, welke ervaring?",
    Padveld.SUBDIMENSIE_TOELICHTING: "Leg uit wat bij deze subdimensie hoort.",
    Padveld.EINDTERM: "Wat kan iemand aan het eind van een opleiding die bij dit pad hoort?",
    Padveld.EINDTERM_CODE: "Een korte code, zoals CD-1.",
}


@dataclass(frozen=True)
class Plekbeschrijving:
    """What a text is called, what to write there, and what it belongs to."""

    titel: str
    label: str
    vraag: str = ""
    toelichting: str = ""


def describe_plek(versie: Padversie, plek: Plek) -> Plekbeschrijving:
    """Describe a place of which ``find_vak`` said that it is there."""
    if plek.veld == Padveld.CEL:
        sub: Subdimensie = find_onderdeel(Subdimensie, versie, plek.onderdeel)
        niveau = Niveau(plek.niveau).label
        return Plekbeschrijving(
            f"{sub.naam}, {niveau.lower()}",
            f"Wat weet en kan een leraar op het niveau ‘{niveau.lower()}’?",
            toelichting=sub.toelichting,
        )
    label = plek.veld.label
    vraag = VRAGEN.get(plek.veld, "")
    if plek.onderdeel is None:
        return Plekbeschrijving(label, label, vraag)
    ding = find_onderdeel(ONDERDEELVELDEN[plek.veld][0], versie, plek.onderdeel)
    naam = ding.code if isinstance(ding, Eindterm) else ding.naam
    return Plekbeschrijving(f"{label} ‘{naam}’", label, vraag)
