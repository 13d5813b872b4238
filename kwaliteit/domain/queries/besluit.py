"""An advice or a decision as it is read, and where a case stands between the two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from kwaliteit.domain.besluit.scheiding import objections
from kwaliteit.enums import Aanvraagstatus, Criteriumoordeel, Uitkomst
from kwaliteit.models import (
    Advies,
    Adviesoordeel,
    Besluit,
    Besluitoordeel,
    Criterium,
    Erkenningsaanvraag,
    Voorwaarde,
    Voorwaardemelding,
    Zienswijze,
)
from napl.models import Gebruiker


@dataclass(frozen=True)
class Oordeelrij:
    criterium: Criterium
    oordeel: Criteriumoordeel
    motivering: str

    @property
    def label(self) -> str:
        """Return the look of the label that shows the judgement."""
        return {
            Criteriumoordeel.VOLDOET: "goed",
            Criteriumoordeel.DEELS: "neutraal",
            Criteriumoordeel.NIET: "ingetrokken",
        }[self.oordeel]


@dataclass(frozen=True)
class Inhoudblok:
    """What an advice or a decision says, in the order in which it is read."""

    uitkomst: Uitkomst
    motivering: str
    oordelen: tuple[Oordeelrij, ...]
    # What has to happen, and until when in words.
    voorwaarden: tuple[tuple[str, str], ...]
    jaren: int | None


def latest_sent(aanvraag: Erkenningsaanvraag) -> Advies | None:
    """Return the newest advice that was sent, with what belongs to it."""
    rows = Advies.objects.filter(aanvraag=aanvraag, verzonden_op__isnull=False)
    return rows.select_related("geschreven_door", "verzonden_door").order_by("-versie").first()


def zienswijze_on(advies: Advies | None) -> Zienswijze | None:
    if advies is None:
        return None
    rows = Zienswijze.objects.filter(advies=advies).select_related("gegeven_door", "beantwoord_door")
    return rows.prefetch_related("bestanden__bestand").first()


def read_advies(advies: Advies) -> Inhoudblok:
    """Return an advice for reading."""
    voorwaarden = tuple(
        (rij.tekst, f"binnen {rij.maanden} {'maand' if rij.maanden == 1 else 'maanden'} na het besluit")
        for rij in advies.voorwaarden.order_by("volgorde")
    )
    return Inhoudblok(
        Uitkomst(advies.uitkomst),
        advies.motivering,
        _rijen(Adviesoordeel.objects.filter(advies=advies)),
        voorwaarden,
        advies.jaren,
    )


def read_besluit(besluit: Besluit) -> Inhoudblok:
    """Return a decision for reading, without its voorwaarden: those have a life of their own."""
    return Inhoudblok(
        Uitkomst(besluit.uitkomst),
        besluit.motivering,
        _rijen(Besluitoordeel.objects.filter(besluit=besluit)),
        (),
        besluit.jaren,
    )


def besluit_on(aanvraag: Erkenningsaanvraag) -> Besluit | None:
    """Return the decision that holds on a case: the newest, which replaces an earlier one."""
    rows = Besluit.objects.filter(aanvraag=aanvraag).select_related("beslisser", "brief", "erkenning")
    return rows.order_by("-besloten_op", "-pk").first()


def voorwaarden_of(besluit: Besluit) -> "QuerySet[Voorwaarde]":
    meldingen = Voorwaardemelding.objects.select_related("bestand", "beoordeeld_door").order_by("-gemeld_op")
    rows = Voorwaarde.objects.filter(besluit=besluit).select_related("bevestigd_door").order_by("volgorde")
    return rows.prefetch_related(Prefetch("meldingen", queryset=meldingen))


@dataclass(frozen=True)
class Beslisrij:
    """A case that waits for a decision; ``bezwaar`` says why this visitor cannot take it."""

    aanvraag: Erkenningsaanvraag
    advies: Advies
    bezwaar: str

    @property
    def uitkomst(self) -> str:
        return str(Uitkomst(self.advies.uitkomst).label)


def list_te_beslissen(gebruiker: Gebruiker, peildatum: date) -> list[Beslisrij]:
    """Return every case that waits for a decision, the oldest first, each with its advice."""
    rows = Erkenningsaanvraag.objects.filter(status=Aanvraagstatus.TER_BESLUITVORMING)
    aanvragen = list(rows.select_related("aanbieder", "traject", "versie").order_by("ingediend_op", "pk"))
    sent = Advies.objects.filter(aanvraag__in=aanvragen, verzonden_op__isnull=False)
    # The newest comes last, and stays.
    adviezen = {advies.aanvraag_id: advies for advies in sent.order_by("versie")}
    bezwaren = objections(aanvragen, gebruiker, peildatum)
    return [
        Beslisrij(aanvraag, adviezen[aanvraag.pk], bezwaren.get(aanvraag.pk, ""))
        for aanvraag in aanvragen
        if aanvraag.pk in adviezen
    ]


def list_besloten(limit: int) -> "Iterable[Besluit]":
    """Return the newest decisions."""
    rows = Besluit.objects.select_related("aanvraag__aanbieder", "aanvraag__versie", "beslisser", "brief")
    return rows.order_by("-besloten_op", "-pk")[:limit]


def _rijen(
    rows: "QuerySet[Adviesoordeel] | QuerySet[Besluitoordeel]",
) -> tuple[Oordeelrij, ...]:
    found = rows.select_related("criterium__standaard").order_by(
        "criterium__standaard__volgorde", "criterium__volgorde"
    )
    return tuple(Oordeelrij(rij.criterium, Criteriumoordeel(rij.oordeel), rij.motivering) for rij in found)
