"""What kwaliteitszorg shows on pages of the register."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kwaliteit.enums import ErkenningStatus
from kwaliteit.models import Erkenning
from napl.registers import Paneel, panelen
from register.models import Traject


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


def register_panelen() -> None:
    panelen.add("kwaliteit.erkenningen", Paneel("traject", "kwaliteit/_paneel_erkenning.html", _erkenningen))
