"""What kwaliteitszorg shows on pages of the register."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from kwaliteit.domain.reactie_dossier import KADERREACTIES
from kwaliteit.enums import ErkenningStatus
from kwaliteit.models import Erkenning
from napl.registers import (
    Paneel,
    Vergelijkbron,
    Vergelijkwaarde,
    dossierdelen,
    panelen,
    vergelijkbronnen,
)
from register.models import Traject

VERZONNEN = "Verzonnen voor de demo: niemand heeft dit traject beoordeeld."


def _erkenningen(traject: Traject, peildatum: date) -> Mapping[str, Any] | None:
    """Return the recognitions of a traject, newest first, each with how it stands on the date."""
    rows = Erkenning.objects.filter(traject=traject).order_by("-geldig_van", "-pk")
    erkenningen = [{"erkenning": row, "stand": _stand(row, peildatum)} for row in rows]
    return {"erkenningen": erkenningen} if erkenningen else None


def _stand(erkenning: Erkenning, peildatum: date) -> str:
    ingetrokken_per = erkenning.ingetrokken_per
    if erkenning.status == ErkenningStatus.INGETROKKEN and ingetrokken_per and ingetrokken_per <= peildatum:
        return "ingetrokken"
    if erkenning.geldig_van > peildatum:
        return "komt"
    return "geldig" if erkenning.is_geldig_op(peildatum) else "voorbij"


def _oordelen(trajecten: Collection[int], peildatum: date) -> Mapping[int, Vergelijkwaarde]:
    """Return why each traject is recognised on the date, of those that are."""
    rows = (
        Erkenning.objects.van_kracht_op(peildatum).filter(traject__in=trajecten).order_by("geldig_van", "pk")
    )
    return {row.traject_id: Vergelijkwaarde(row.motivering, VERZONNEN if row.is_demo else "") for row in rows}


def register_panelen() -> None:
    vergelijkbronnen.add(
        "kwaliteit.oordeel", Vergelijkbron("Oordeel bij de erkenning", "Nog niet beoordeeld", _oordelen)
    )
    panelen.add("kwaliteit.erkenningen", Paneel("traject", "kwaliteit/_paneel_erkenning.html", _erkenningen))
    dossierdelen.add("kaderreacties", KADERREACTIES)
