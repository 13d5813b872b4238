"""Paths in the words of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.urls import reverse

from napl.enums import Sector
from ontwikkelpaden.domain.queries.aanbod import Padaanbod, Tellingen, build_aanbod
from ontwikkelpaden.enums import PAD_ACTUEEL, Bekwaamheidsdomein, Domein, PadStatus, Taak
from ontwikkelpaden.models import Padversie

KRUIMELS = [{"naam": "Start", "url": "/"}, {"naam": "Ontwikkelpaden", "url": "/ontwikkelpaden/"}]
MAX_NUMMER = 32767  # what the database can hold as a version number

# How the status is shown: the class of the label and its text.
LABELS = {
    PadStatus.VOORBEELD: ("voorbeeld", "Voorbeeld, niet vastgesteld"),
    PadStatus.CONCEPT: ("neutraal", "Concept"),
    PadStatus.CONSULTATIE: ("bezig", "In consultatie, nog niet vastgesteld"),
    PadStatus.VASTGESTELD: ("goed", "Vastgesteld"),
    PadStatus.HERZIEN: ("neutraal", "Vervangen door een nieuwe versie"),
    PadStatus.INGETROKKEN: ("ingetrokken", "Ingetrokken"),
}


@dataclass(frozen=True)
class Label:
    soort: str
    tekst: str


@dataclass(frozen=True)
class Padkaart:
    naam: str
    url: str
    omschrijving: str
    label: Label
    sectoren: tuple[str, ...]
    # The same as codes.
    codes: tuple[str, ...]
    inhoud: str
    aanbod: Padaanbod


def show_label(versie: Padversie) -> Label:
    status = PadStatus(versie.status)
    label = Label(*LABELS.get(status, ("neutraal", str(status.label))))
    if versie.gepubliceerd_als == PadStatus.VOORBEELD and not versie.is_voorbeeld:
        return Label(label.soort, f"Voorbeeld, {label.tekst.lower()}")  # it never was more than that
    return label


def show_kaart(versie: Padversie, tellingen: Tellingen | None) -> Padkaart:
    """Return the row of a version that ``list_paden`` found."""
    return Padkaart(
        naam=versie.pad.naam,
        url=reverse("ontwikkelpaden:pad-detail", args=[versie.pad.slug]),
        omschrijving=versie.omschrijving,
        label=show_label(versie),
        sectoren=labels(Sector, versie.pad.sectoren),
        codes=tuple(sector.value for sector in Sector if sector in versie.pad.sectoren),
        inhoud=_content(versie),
        aanbod=build_aanbod(versie, tellingen),
    )


def show_feiten(versie: Padversie) -> list[dict[str, object]]:
    """Return the facts of a path; what is not known is left out."""
    pad = versie.pad
    rows: list[tuple[str, tuple[str, ...]]] = [
        ("Soort pad", (pad.get_soort_display(),)),
        ("Sectoren", labels(Sector, pad.sectoren)),
        ("Taken van de leraar", labels(Taak, pad.taken)),
        ("Domeinen van het beroep", labels(Domein, pad.domeinen)),
        ("Bekwaamheidsdomeinen", labels(Bekwaamheidsdomein, pad.bekwaamheidsdomeinen)),
    ]
    return [{"label": label, "waarden": values} for label, values in rows if values]


def show_versies(versie: Padversie, hoofd: Padversie) -> list[dict[str, object]]:
    """Return all readable versions of the path of ``versie``, newest first."""
    return [
        {
            "nummer": other.nummer,
            "url": reverse("ontwikkelpaden:padversie-detail", args=[versie.pad.slug, other.nummer]),
            "label": show_label(other),
            "gepubliceerd_op": other.gepubliceerd_op,
            "beeindigd_op": other.beeindigd_op,
            "hier": other.pk == versie.pk,
            "actueel": other.pk == hoofd.pk and other.status in PAD_ACTUEEL,
        }
        for other in versie.pad.versies.all()
    ]


def labels(choices: type[TextChoices], codes: Iterable[str]) -> tuple[str, ...]:
    """Return the names of codes in the order of the code list."""
    wanted = set(codes)
    return tuple(str(label) for code, label in choices.choices if code in wanted)


def _content(versie: Padversie) -> str:
    aantal_eindtermen: int = getattr(versie, "aantal_eindtermen", 0)
    if not getattr(versie, "aantal_subdimensies", 0):
        return ""
    if not aantal_eindtermen:
        return "Met raamwerk"
    return f"Met raamwerk en {aantal_eindtermen} {'eindterm' if aantal_eindtermen == 1 else 'eindtermen'}"
