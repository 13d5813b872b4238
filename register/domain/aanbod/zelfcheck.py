"""A free look at how ready an aanbieder is for recognition; nothing of it is kept.

The questions follow NVAO's four standards and the LPNPO agreements, on which the kwaliteitskader builds
(application, pijler 4); they prepare for it and decide nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Checkvraag:
    code: str
    vraag: str
    anders: str


VRAGEN = (
    Checkvraag(
        "doelen",
        "Er staat op papier wat een leraar na afloop kent of kan.",
        "Schrijf per traject op wat een leraar na afloop kent of kan.",
    ),
    Checkvraag(
        "pad",
        "Het traject past bij een ontwikkelpad en een niveau.",
        "Bekijk de ontwikkelpaden en kies waar uw traject bij hoort.",
    ),
    Checkvraag(
        "aanpak",
        "U kunt uitleggen waarom uw aanpak werkt, met onderzoek of ervaring.",
        "Zoek bij uw aanpak een bron: onderzoek, of wat u zelf hebt gemeten.",
    ),
    Checkvraag(
        "begeleiders",
        "Wie het traject geeft, is daar aantoonbaar bekwaam in.",
        "Verzamel diploma’s of werkervaring van wie het traject geeft.",
    ),
    Checkvraag(
        "afsluiting",
        "Er is een manier om te zien of een leraar het doel heeft gehaald.",
        "Bedenk hoe een leraar laat zien wat het traject bracht.",
    ),
    Checkvraag(
        "evaluatie",
        "U vraagt deelnemers wat zij ervan vonden, en doet daar iets mee.",
        "Vraag deelnemers na afloop wat zij leerden, en schrijf op wat u verbetert.",
    ),
    Checkvraag(
        "praktisch",
        "Studielast, prijs, plaats en data zijn bekend.",
        "Zet studielast, prijs, plaats en data op een rij.",
    ),
)


def open_punten(ja: Collection[str]) -> list[Checkvraag]:
    """Return what there is still to do."""
    return [vraag for vraag in VRAGEN if vraag.code not in ja]
