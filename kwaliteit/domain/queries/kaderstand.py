"""How each version of the kader stands, and what can be done next; the verbs decide again."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kwaliteit.domain.kader.volledig import find_gaten
from kwaliteit.domain.queries.kaderconsultatie import fase_van
from kwaliteit.enums import KADER_VOORLOPIG, KaderStatus
from kwaliteit.models import Kaderconsultatie, Kaderversie
from ontwikkelpaden.domain.queries.consultatie import Fase


class Zet(StrEnum):
    """A move in the life of a version, as its address says it."""

    CONSULTEREN = "consulteren"
    VERLENGEN = "verlengen"
    ANTWOORDEN = "antwoorden-publiceren"
    VASTSTELLEN = "vaststellen"
    TERUG = "terug-naar-concept"
    HERZIEN = "herzien"
    STOPPEN = "stoppen"
    INTREKKEN = "vervallen"


BESLUITEN = frozenset({Zet.VASTSTELLEN, Zet.INTREKKEN})


@dataclass(frozen=True)
class Kaderstand:
    """A version with what can be done; ``advies`` says in words what comes next."""

    versie: Kaderversie
    consultatie: Kaderconsultatie | None
    advies: str
    zetten: tuple[Zet, ...]


def list_standen(dag: date) -> list[Kaderstand]:
    """Return all versions, newest first."""
    return [read_stand(versie, dag) for versie in Kaderversie.objects.order_by("-nummer")]


def read_stand(versie: Kaderversie, dag: date) -> Kaderstand:
    consultatie = None
    zetten: tuple[Zet, ...] = ()
    advies = ""
    if versie.status == KaderStatus.CONCEPT:
        gaten = sum(1 for _ in find_gaten(versie))
        advies = "Het kader is compleet. Open de consultatie."
        if gaten:
            advies = f"Er ontbreekt nog iets: {gaten} punten. In de editor ziet u welke."
        zetten = (Zet.CONSULTEREN, Zet.STOPPEN)
    elif versie.status == KaderStatus.CONSULTATIE:
        consultatie = versie.consultaties.filter(afgebroken_op=None).get()
        advies, zetten = _in_consultatie(consultatie, dag)
    elif versie.status == KaderStatus.VASTGESTELD:
        running = Kaderversie.objects.filter(status__in=KADER_VOORLOPIG).exists()
        advies = "Er is een volgende versie in de maak." if running else "Met deze versie wordt beoordeeld."
        zetten = (Zet.INTREKKEN,) if running else (Zet.HERZIEN, Zet.INTREKKEN)
    return Kaderstand(versie, consultatie, advies, zetten)


def _in_consultatie(consultatie: Kaderconsultatie, dag: date) -> tuple[str, tuple[Zet, ...]]:
    altijd = (Zet.TERUG, Zet.STOPPEN)
    fase = fase_van(consultatie, dag)
    if fase in {Fase.KOMT, Fase.OPEN}:
        return (
            f"De consultatie loopt tot en met {consultatie.sluit_op:%d-%m-%Y}.",
            (Zet.VERLENGEN, *altijd),
        )
    aantal = consultatie.reacties.count()
    if fase == Fase.BEANTWOORD or not aantal:
        return "De beslisser kan deze versie vaststellen.", (Zet.VASTSTELLEN, *altijd)
    zonder = consultatie.reacties.filter(beantwoord_op=None).count()
    if zonder:
        return f"Nog {zonder} van {aantal} reacties zonder antwoord.", altijd
    return "Alle reacties hebben een antwoord. Publiceer de antwoorden.", (Zet.ANTWOORDEN, *altijd)
