"""What evaluations, signals and interim reviews give to the kernel's registries."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kwaliteit.domain.monitoring.dossier import EVALUATIES
from kwaliteit.domain.monitoring.evaluatie import can_evaluate, is_cut
from kwaliteit.domain.monitoring.lezen import traject_paneel
from kwaliteit.models import Evaluatie
from kwaliteit.rules.monitoring import ZIE_EVALUATIES
from napl.registers import Paneel, Werkplek, dossierdelen, panelen, werkplekken
from register.models import Deelname


def register() -> None:
    """Fill the registries."""
    panelen.add(
        "kwaliteit.evaluatie", Paneel("deelname", "kwaliteit/_paneel_evaluatie.html", deelname_paneel)
    )
    panelen.add("kwaliteit.cijfers", Paneel("traject", "kwaliteit/_paneel_cijfers.html", traject_paneel))
    dossierdelen.add("evaluaties", EVALUATIES)
    werkplekken.add("evaluaties", Werkplek("Evaluaties", "kwaliteit:evaluatie-list", ZIE_EVALUATIES))


def deelname_paneel(deelname: Deelname, peildatum: date) -> Mapping[str, Any] | None:  # noqa: ARG001 - what a panel is given
    """Return where the evaluation of a deelname stands, once there is something to evaluate."""
    if not can_evaluate(deelname):
        return None
    evaluatie = Evaluatie.objects.filter(deelname=deelname).first()
    ingevuld = evaluatie is not None and evaluatie.ingevuld_op is not None
    return {
        "deelname": deelname,
        "evaluatie": evaluatie,
        "ingevuld": ingevuld,
        "vast": ingevuld and evaluatie is not None and is_cut(evaluatie),
    }
