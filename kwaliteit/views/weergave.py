"""Versions of the kader in the words of a page."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kwaliteit.enums import KaderStatus
from kwaliteit.models import Kaderversie
from ontwikkelpaden.views.weergave import Label

LABELS = {
    KaderStatus.CONCEPT: ("neutraal", "Concept"),
    KaderStatus.CONSULTATIE: ("bezig", "In consultatie, nog niet vastgesteld"),
    KaderStatus.VASTGESTELD: ("goed", "Vastgesteld"),
    KaderStatus.VERVALLEN: ("ingetrokken", "Vervallen"),
}
_STAPPEN = (
    (KaderStatus.CONCEPT, "Concept", "Het programmabureau schrijft."),
    (KaderStatus.CONSULTATIE, "Consultatie", "Iedereen leest en reageert."),
    (KaderStatus.VASTGESTELD, "Vastgesteld", "Deze versie geldt en verandert niet meer."),
)


@dataclass(frozen=True)
class Stap:
    naam: str
    uitleg: str
    hier: bool
    geweest: bool


def show_label(versie: Kaderversie) -> Label:
    return Label(*LABELS[KaderStatus(versie.status)])


def show_stappen(versie: Kaderversie) -> list[Stap]:
    """Return the life of a version as a line of steps; what lapsed has none."""
    volgorde = [status for status, _, _ in _STAPPEN]
    if versie.status not in volgorde:
        return []
    place = volgorde.index(KaderStatus(versie.status))
    return [
        Stap(naam, uitleg, number == place, number < place)
        for number, (_, naam, uitleg) in enumerate(_STAPPEN)
    ]


def show_versies(versies: "list[Kaderversie]") -> list[dict[str, object]]:
    return [{"versie": versie, "label": show_label(versie), "url": url_of(versie)} for versie in versies]


def url_of(versie: Kaderversie) -> str:
    return reverse("kwaliteit:kaderversie-detail", args=[versie.nummer])


def crumbs(*rest: tuple[str, str]) -> list[dict[str, str]]:
    punten = [("Start", "/"), ("Kwaliteitskader", reverse("kwaliteit:kader")), *rest]
    return [{"naam": naam, "url": url} for naam, url in punten]


def bureau_crumbs(*rest: tuple[str, str]) -> list[dict[str, str]]:
    punten = [
        ("Bureau", reverse("bureau")),
        ("Kwaliteitskader", reverse("kwaliteit:kaderbureau")),
        *rest,
    ]
    return [{"naam": naam, "url": url} for naam, url in punten]


def moment_of(versie: Kaderversie) -> datetime:
    """Return the moment that a document of a version bears: when it last got another state."""
    moments = [versie.aangemaakt_op, versie.vastgesteld_op, versie.vervallen_op]
    moments += [item.geopend_op for item in versie.consultaties.all()]
    return max(moment for moment in moments if moment is not None)
