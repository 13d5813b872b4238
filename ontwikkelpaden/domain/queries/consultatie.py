"""Read a consultation: what is asked, on what, and who said what about which part."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet

from napl.models import Gebruiker
from ontwikkelpaden.domain.queries.paden import MAX_NUMMER
from ontwikkelpaden.domain.queries.raamwerk import Rij, niveaus_of, show_row
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Consultatie, Consultatiereactie, Padversie, Subdimensie

NAAMLOOS = "Een deelnemer aan de consultatie"


class Fase(StrEnum):
    """Where a consultation is on a day."""

    KOMT = "komt"
    OPEN = "open"
    GESLOTEN = "gesloten"
    BEANTWOORD = "beantwoord"
    AFGEBROKEN = "afgebroken"


@dataclass(frozen=True)
class Onderdeel:
    """A subdimensie with its row of the raamwerk and what was said about it."""

    subdimensie: Subdimensie
    dimensie: str
    rij: Rij
    reacties: tuple[Consultatiereactie, ...]
    eigen: Consultatiereactie | None


@dataclass(frozen=True)
class Reactieoverzicht:
    onderdelen: tuple[Onderdeel, ...]
    over_het_pad: tuple[Consultatiereactie, ...]
    eigen_over_het_pad: Consultatiereactie | None


def fase_of(consultatie: Consultatie, dag: date) -> Fase:
    if consultatie.afgebroken_op is not None:
        return Fase.AFGEBROKEN
    if consultatie.is_gepubliceerd:
        return Fase.BEANTWOORD
    if dag < consultatie.opent_op:
        return Fase.KOMT
    if consultatie.is_gesloten_op(dag) or consultatie.versie.status != PadStatus.CONSULTATIE:
        return Fase.GESLOTEN
    return Fase.OPEN


def find_consultatie(slug: str, nummer: int) -> Consultatie | None:
    """Return the last consultation of a version, also one that was broken off; with version and path."""
    if nummer > MAX_NUMMER:
        return None
    return (
        Consultatie.objects.filter(versie__pad__slug=slug, versie__nummer=nummer)
        .select_related("versie__pad")
        .order_by("-pk")
        .first()
    )


def list_consultaties(dag: date) -> QuerySet[Consultatie]:
    """Return the consultations of versions that are still in consultation, the first to close first."""
    return (
        Consultatie.objects.filter(versie__status=PadStatus.CONSULTATIE, afgebroken_op=None)
        .select_related("versie__pad")
        .annotate(
            aantal_reacties=Count("reacties"),
            zonder_antwoord=Count("reacties", filter=Q(reacties__beantwoord_op=None)),
            is_open=Q(opent_op__lte=dag, sluit_op__gte=dag),
        )
        .order_by("sluit_op", "pk")
    )


def published_reacties(consultatie: Consultatie) -> QuerySet[Consultatiereactie]:
    """Return what everybody may read: nothing before the answers are published."""
    reacties = Consultatiereactie.objects.filter(
        consultatie=consultatie, consultatie__antwoorden_gepubliceerd_op__isnull=False
    )
    return reacties.select_related("door", "subdimensie").order_by("op", "pk")


def all_reacties(consultatie: Consultatie) -> QuerySet[Consultatiereactie]:
    """Return every reaction, for who answers: in the order of the raamwerk, the whole path last."""
    reacties = Consultatiereactie.objects.filter(consultatie=consultatie).select_related(
        "door", "beantwoord_door"
    )
    return reacties.order_by(
        F("subdimensie__dimensie__volgorde").asc(nulls_last=True), "subdimensie__volgorde", "op", "pk"
    )


def build_overzicht(
    versie: Padversie, reacties: Iterable[Consultatiereactie], gebruiker: Gebruiker | None
) -> Reactieoverzicht:
    """Put reactions beside what they are about; ``versie`` is one that ``find_padversie`` found."""
    per_onderdeel: dict[int | None, list[Consultatiereactie]] = {}
    for reactie in reacties:
        per_onderdeel.setdefault(reactie.subdimensie_id, []).append(reactie)
    niveaus = niveaus_of(versie)
    onderdelen = tuple(
        Onderdeel(
            subdimensie,
            dimensie.naam,
            show_row(subdimensie, niveaus),
            tuple(per_onderdeel.get(subdimensie.pk, ())),
            _own(per_onderdeel.get(subdimensie.pk, ()), gebruiker),
        )
        for dimensie in versie.dimensies.all()
        for subdimensie in dimensie.subdimensies.all()
    )
    pad = tuple(per_onderdeel.get(None, ()))
    return Reactieoverzicht(onderdelen, pad, _own(pad, gebruiker))


def naam_of(reactie: Consultatiereactie) -> str:
    """Return how whoever reacted is called: their name only when they chose so."""
    if reactie.toon_naam and reactie.door is not None:
        return reactie.door.naam or NAAMLOOS
    return NAAMLOOS


def _own(reacties: Iterable[Consultatiereactie], gebruiker: Gebruiker | None) -> Consultatiereactie | None:
    if gebruiker is None:
        return None
    return next((reactie for reactie in reacties if reactie.door_id == gebruiker.pk), None)
