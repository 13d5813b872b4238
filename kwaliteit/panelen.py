"""What kwaliteitszorg shows on pages of the register."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from kwaliteit.domain.queries.beslissingen import list_beslissingen
from kwaliteit.domain.queries.kaderstand import list_standen
from kwaliteit.domain.reactie_dossier import KADERREACTIES
from kwaliteit.models import Erkenning
from kwaliteit.rules.kader import ZIE_KADERBUREAU
from napl.models import Gebruiker
from napl.registers import (
    Navigatiepunt,
    Paneel,
    Vergelijkbron,
    Vergelijkwaarde,
    Werk,
    Werkbron,
    Werkplek,
    bureaudelen,
    dossierdelen,
    navigatie,
    panelen,
    vergelijkbronnen,
    werkbronnen,
)
from register.models import Traject

VERZONNEN = "Verzonnen voor de demo: niemand heeft dit traject beoordeeld."


def _erkenningen(traject: Traject, peildatum: date) -> Mapping[str, Any] | None:
    """Return the recognitions of a traject, newest first, each with how it stands on the date."""
    rows = Erkenning.objects.met_stand(peildatum).filter(traject=traject).order_by("-geldig_van", "-pk")
    erkenningen = [{"erkenning": row, "stand": row.gelezen_stand} for row in rows]
    if not erkenningen:
        return None
    return {"erkenningen": erkenningen, "beslissingen": list_beslissingen([traject.pk], peildatum)}


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
    navigatie.add("kwaliteitskader", Navigatiepunt("Kwaliteit", "kwaliteit:kader", "/kwaliteitskader/", 45))
    bureaudelen.add("kwaliteitskader", Werkplek("Kwaliteitskader", "kwaliteit:kaderbureau", ZIE_KADERBUREAU))
    werkbronnen.add("kwaliteitskader", Werkbron("Kwaliteitskader", ZIE_KADERBUREAU, _kaderwerk))


def _kaderwerk(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - what every source is given
    """Return the versions whose consultation has closed: it is the turn of the bureau."""
    return [
        Werk(f"Versie {stand.versie.nummer}", reverse("kwaliteit:kaderbureau"), stand.advies)
        for stand in list_standen(peildatum)
        if stand.consultatie is not None and stand.consultatie.is_gesloten_op(peildatum)
    ]
