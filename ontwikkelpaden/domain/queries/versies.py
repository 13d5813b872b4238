"""All versions of all paths for the bureau: how each stands, and what can be done next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Prefetch

from ontwikkelpaden.domain.queries.consultatie import Fase, fase_of, list_consultaties
from ontwikkelpaden.enums import PAD_ACTUEEL, PAD_OVERGANGEN, PAD_VOORLOPIG, PadStatus
from ontwikkelpaden.models import Consultatie, Ontwikkelpad, Padversie


class Zet(StrEnum):
    """A move in the life of a version, as its address says it."""

    CONSULTEREN = "consulteren"
    VERLENGEN = "verlengen"
    ANTWOORDEN = "antwoorden-publiceren"
    VASTSTELLEN = "vaststellen"
    TERUG = "terug-naar-concept"
    HERZIEN = "herzien"
    INTREKKEN = "intrekken"


@dataclass(frozen=True)
class Stand:
    """A version with what can be done; ``advies`` says in words what comes next."""

    versie: Padversie
    consultatie: Consultatie | None
    advies: str
    zetten: tuple[Zet, ...]


@dataclass(frozen=True)
class Padstand:
    pad: Ontwikkelpad
    standen: tuple[Stand, ...]


def list_standen(dag: date) -> list[Padstand]:
    """Return every path with its versions, newest first; what needs work is in front."""
    consultaties = {item.versie_id: item for item in list_consultaties(dag)}
    paden = Ontwikkelpad.objects.order_by("naam", "pk").prefetch_related(
        Prefetch("versies", Padversie.objects.order_by("-nummer"))
    )
    rows = []
    for pad in paden:
        versies = list(pad.versies.all())
        in_de_maak = any(versie.status in PAD_VOORLOPIG for versie in versies)
        standen = tuple(
            _stand(versie, consultaties.get(versie.pk), dag, in_de_maak=in_de_maak) for versie in versies
        )
        rows.append(Padstand(pad, standen))
    return sorted(rows, key=lambda row: not any(s.versie.status in PAD_VOORLOPIG for s in row.standen))


def open_werk(dag: date) -> list[Stand]:
    """Return the versions whose consultation has closed: it is the turn of the bureau."""
    return [
        _stand(item.versie, item, dag, in_de_maak=True)
        for item in list_consultaties(dag)
        if item.is_gesloten_op(dag)
    ]


def legal_zetten(versie: Padversie, dag: date) -> tuple[Zet, ...]:
    """Return what can be done with one version now; the verbs decide again."""
    consultatie = list_consultaties(dag).filter(versie=versie).first()
    in_de_maak = Padversie.objects.filter(pad=versie.pad_id, status__in=PAD_VOORLOPIG).exists()
    return _stand(versie, consultatie, dag, in_de_maak=in_de_maak).zetten


def _stand(versie: Padversie, consultatie: Consultatie | None, dag: date, *, in_de_maak: bool) -> Stand:
    status = PadStatus(versie.status)
    if consultatie is not None:
        advies, zetten = _in_consultatie(consultatie, dag)
    elif status == PadStatus.CONCEPT:
        advies, zetten = "Is het raamwerk compleet? Open dan de consultatie.", (Zet.CONSULTEREN,)
    elif status in PAD_ACTUEEL:
        advies, zetten = _actueel(status, in_de_maak=in_de_maak)
    else:
        advies, zetten = "", ()
    if PadStatus.INGETROKKEN in PAD_OVERGANGEN[status]:
        zetten = (*zetten, Zet.INTREKKEN)
    return Stand(versie, consultatie, advies, zetten)


def _actueel(status: PadStatus, *, in_de_maak: bool) -> tuple[str, tuple[Zet, ...]]:
    if in_de_maak:
        return "Er is een volgende versie in de maak.", ()
    if status == PadStatus.VOORBEELD:
        return "", (Zet.HERZIEN,)
    return "Start een herziening als de ervaring daarom vraagt.", (Zet.HERZIEN,)


def _in_consultatie(consultatie: Consultatie, dag: date) -> tuple[str, tuple[Zet, ...]]:
    aantal: int = getattr(consultatie, "aantal_reacties", 0)
    zonder: int = getattr(consultatie, "zonder_antwoord", 0)
    fase = fase_of(consultatie, dag)
    if fase in {Fase.KOMT, Fase.OPEN}:
        return "Wacht tot de consultatie is gesloten.", (Zet.VERLENGEN, Zet.TERUG)
    if fase == Fase.BEANTWOORD or not aantal:
        return "Stel de versie vast, of neem haar terug om haar te verbeteren.", (Zet.VASTSTELLEN, Zet.TERUG)
    if zonder:
        return f"Nog {zonder} van {aantal} reacties zonder antwoord.", (Zet.TERUG,)
    return "Alle reacties hebben een antwoord. Publiceer de antwoorden.", (Zet.ANTWOORDEN, Zet.TERUG)
