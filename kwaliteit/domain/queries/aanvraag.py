"""Read an erkenningsaanvraag for its pages: its terms, what happened, and where it is in the line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import QuerySet

from kwaliteit.enums import AANVRAAG_KLAAR, Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from napl.domain.termijn.lezen import is_te_laat, termijnen_van
from napl.domain.termijn.rekenen import Regel
from napl.domain.termijn.verloop import explain_termijn
from napl.models import Gebeurtenis, Gebruiker, Termijn
from napl.registers import termijnsoorten

_S = Aanvraagstatus
# What other parts write about a case in the log, in words; a status speaks for itself.
WOORDEN: dict[str, str] = {
    "aanvraag.begonnen": "Begon de aanvraag",
    "aanvraag.verantwoord": "Schreef aan de zelfevaluatie",
    "aanvraag.behandelaar": "Wees een behandelaar aan",
    "aanvraag.bewijs-toegevoegd": "Voegde bewijs toe",
    "aanvraag.bewijs-weggehaald": "Haalde bewijs weg",
    "aanvraag.accreditatie-toegevoegd": "Voegde een accreditatie toe",
    "aanvraag.accreditatie-weggehaald": "Haalde een accreditatie weg",
    "aanvraag.route": "Koos een route",
    "aanvraag.kader": "Nam het nieuwe kwaliteitskader over",
    "aanvraag.dekking": "Besliste wat een accreditatie dekt",
}
# Told once per person and day.
EEN_PER_DAG = frozenset({"aanvraag.verantwoord", "aanvraag.dekking"})
ONBEKEND, SYSTEEM = "Iemand die het account heeft gewist", "Het systeem"


@dataclass(frozen=True)
class Termijnregels:
    """One term with every line that explains its last day."""

    termijn: Termijn
    naam: str
    regels: "Sequence[Regel]"
    te_laat: bool


@dataclass(frozen=True)
class Gedaan:
    """One thing that somebody did, in words."""

    op: datetime
    wie: str
    wat: str


def with_names(rows: "QuerySet[Erkenningsaanvraag]") -> "QuerySet[Erkenningsaanvraag]":
    """Read along what every page of a case names."""
    return rows.select_related(
        "traject__live",
        "aanbieder__organisatie",
        "aanbieder__onderdeel_van__organisatie",
        "kaderversie",
        "behandelaar",
        "ingediend_door",
    )


def explain_termijnen(zaak: models.Model, peildatum: date) -> list[Termijnregels]:
    rows = termijnen_van(zaak).prefetch_related("stappen")
    return [
        Termijnregels(
            row,
            termijnsoorten[row.soort].naam if row.soort in termijnsoorten else row.soort,
            explain_termijn(row).regels,
            is_te_laat(row, peildatum),
        )
        for row in rows
    ]


def list_gedaan(aanvraag: Erkenningsaanvraag) -> list[Gedaan]:
    """Return who did what, the latest first; writing is told once per person and day."""
    rows = list(
        Gebeurtenis.objects.filter(
            onderwerp_soort=Erkenningsaanvraag._meta.label_lower,  # noqa: SLF001
            onderwerp_id=aanvraag.pk,
        ).order_by("-op", "-pk")
    )
    ids = {pk for row in rows for pk in (row.door_id, row.gegevens.get("naar")) if pk is not None}
    namen = dict(Gebruiker.objects.filter(pk__in=ids).values_list("pk", "naam"))
    seen: set[tuple[object, ...]] = set()
    gedaan = []
    for row in rows:
        sleutel = (row.soort, row.door_id, row.op.date())
        if row.soort in EEN_PER_DAG and sleutel in seen:
            continue
        seen.add(sleutel)
        wie = SYSTEEM if row.door_id is None else namen.get(row.door_id) or ONBEKEND
        gedaan.append(Gedaan(row.op, wie, _in_words(row, namen)))
    return gedaan


def _in_words(row: Gebeurtenis, namen: dict[int, str]) -> str:
    wat = WOORDEN.get(row.soort)
    if wat is None:
        code = row.soort.rpartition(".")[2]
        wat = f"Status: {_S(code).label}" if code in _S.values else code.replace("-", " ").capitalize()
    if row.soort == "aanvraag.behandelaar":
        wat = f"Behandelaar: {namen.get(row.gegevens['naar']) or ONBEKEND}"
    return wat


@dataclass(frozen=True)
class Stap:
    """A step in the line that an aanbieder sees; several statuses can be one step."""

    naam: str
    uitleg: str
    hier: bool
    geweest: bool


_STAPPEN: tuple[tuple[str, str, frozenset[Aanvraagstatus]], ...] = (
    ("Schrijven", "U schrijft per criterium en dient in.", frozenset({_S.CONCEPT})),
    ("Betalen", "U betaalt de beoordeling.", frozenset({_S.INGEDIEND, _S.WACHT_OP_BETALING})),
    (
        "Controle",
        "Wij kijken of alles er is.",
        frozenset({_S.VOLLEDIGHEIDSTOETS, _S.AANVULLING_GEVRAAGD}),
    ),
    (
        "Beoordeling",
        "Deskundigen beoordelen elk criterium.",
        frozenset({_S.TOEWIJZING, _S.IN_BEOORDELING, _S.CONSENSUS}),
    ),
    ("Advies", "U kunt op het advies reageren.", frozenset({_S.CONCEPTADVIES, _S.ZIENSWIJZE})),
    ("Besluit", "U krijgt een brief met het besluit.", frozenset({_S.TER_BESLUITVORMING})),
)


def show_stappen(status: str) -> list[Stap]:
    """Return the line of steps; of what is done with, all of them lie behind or there is none."""
    now = _S(status)
    if now in AANVRAAG_KLAAR:
        decided = now in {_S.TOEGEKEND, _S.ONDER_VOORWAARDEN, _S.AFGEWEZEN}
        return (
            [Stap(naam, uitleg, hier=False, geweest=True) for naam, uitleg, _ in _STAPPEN] if decided else []
        )
    place = next(nummer for nummer, (_, _, statussen) in enumerate(_STAPPEN) if now in statussen)
    return [
        Stap(naam, uitleg, hier=nummer == place, geweest=nummer < place)
        for nummer, (naam, uitleg, _) in enumerate(_STAPPEN)
    ]
