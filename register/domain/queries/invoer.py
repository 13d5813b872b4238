"""What the bureau reads of imports."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from napl.enums import VerwerkingStatus
from napl.models import Gebruiker
from napl.registers import Werk
from register.enums import Uitkomst
from register.models import Importopdracht, Importregel

# After two weeks a refused row is history, not work.
AANDACHT = timedelta(days=14)


def imports() -> QuerySet[Importopdracht]:
    """Return all imports, the latest first."""
    return Importopdracht.objects.select_related("verwerking__aangevraagd_door").order_by(
        "-verwerking__aangevraagd_op", "-pk"
    )


def import_regels(opdracht: Importopdracht, soort: str) -> QuerySet[Importregel]:
    """Return rows of a report: of one outcome, with remarks, or by default all that ask for attention."""
    rows = Importregel.objects.filter(opdracht=opdracht).select_related("traject").order_by("regelnummer")
    if soort in Uitkomst.values:
        return rows.filter(uitkomst=soort)
    met_opmerking = ~Q(opmerkingen=[])
    if soort == "opmerkingen":
        return rows.filter(met_opmerking)
    return rows.filter(Q(uitkomst=Uitkomst.GEWEIGERD) | met_opmerking)


def refused_imports(gebruiker: Gebruiker, peildatum: date) -> list[Werk]:  # noqa: ARG001 - all of the bureau share it
    """Return recent imports of which rows were refused, or that failed as a whole."""
    recent = imports().filter(
        Q(verwerking__tellingen__geweigerd__gt=0) | Q(verwerking__status=VerwerkingStatus.MISLUKT),
        is_proef=False,
        verwerking__status__in=[VerwerkingStatus.AFGEROND, VerwerkingStatus.MISLUKT],
        verwerking__afgerond_op__date__gt=peildatum - AANDACHT,
    )
    return [_work(opdracht) for opdracht in recent[:10]]


def _work(opdracht: Importopdracht) -> Werk:
    verwerking = opdracht.verwerking
    aantal = verwerking.tellingen.get(Uitkomst.GEWEIGERD.value, 0)
    failed = verwerking.status == VerwerkingStatus.MISLUKT
    return Werk(
        naam=opdracht.bestandsnaam,
        url=reverse("register:import-detail", args=[verwerking.pk]),
        toelichting="Het bestand is niet ingelezen." if failed else f"{aantal} geweigerd",
        aantal=1 if failed else aantal,
    )
