"""The consultation on a version of the kader: its phase, and what was said beside what it is about."""

from datetime import date

from django.db.models import F, QuerySet

from kwaliteit.enums import KaderStatus
from kwaliteit.models import Kaderconsultatie, Kaderreactie
from ontwikkelpaden.domain.queries.consultatie import NAAMLOOS, Fase

MAX_NUMMER = 32_767


def find_consultatie(nummer: int) -> Kaderconsultatie | None:
    """Return the last consultation of a version, also one that was broken off."""
    if nummer > MAX_NUMMER:
        return None
    rows = Kaderconsultatie.objects.filter(versie__nummer=nummer).select_related("versie")
    return rows.order_by("-pk").first()


def fase_van(consultatie: Kaderconsultatie, dag: date) -> Fase:
    if consultatie.afgebroken_op is not None:
        return Fase.AFGEBROKEN
    if consultatie.is_gepubliceerd:
        return Fase.BEANTWOORD
    if consultatie.is_gesloten_op(dag) or consultatie.versie.status != KaderStatus.CONSULTATIE:
        return Fase.GESLOTEN
    return Fase.KOMT if dag < consultatie.opent_op else Fase.OPEN


def published_reacties(consultatie: Kaderconsultatie) -> "QuerySet[Kaderreactie]":
    """Return what everybody may read: nothing before the answers are published."""
    rows = Kaderreactie.objects.filter(
        consultatie=consultatie, consultatie__antwoorden_gepubliceerd_op__isnull=False
    )
    return rows.select_related("door").order_by("op", "pk")


def all_reacties(consultatie: Kaderconsultatie) -> "QuerySet[Kaderreactie]":
    """Return every reaction, for who answers: in the order of the kader, the whole last."""
    rows = Kaderreactie.objects.filter(consultatie=consultatie).select_related("door", "beantwoord_door")
    return rows.order_by(
        F("criterium__standaard__volgorde").asc(nulls_last=True), "criterium__volgorde", "op", "pk"
    )


def naam_van(reactie: Kaderreactie) -> str:
    """Return how whoever reacted is called: their name only when they chose so."""
    if reactie.toon_naam and reactie.door is not None:
        return reactie.door.naam or NAAMLOOS
    return NAAMLOOS
