"""Content of versions for these tests."""

from typing import Any

from napl.enums import Sector
from ontwikkelpaden.domain.invoer import DimensieInvoer, EindtermInvoer, PadversieInvoer, SubdimensieInvoer
from ontwikkelpaden.domain.pad import PadInvoer, create_pad
from ontwikkelpaden.domain.padversie import create_padversie, publish_padversie
from ontwikkelpaden.enums import Niveau, PadSoort, PadStatus
from ontwikkelpaden.models import Ontwikkelpad, Padversie
from tests.factories import NU


def subdimensie(naam: str = "Samenhang", *, zonder: Niveau | None = None) -> SubdimensieInvoer:
    return SubdimensieInvoer(
        naam, {niveau: f"{naam} {niveau}" for niveau in Niveau if niveau != zonder}, "Uitleg."
    )


def inhoud(**velden: Any) -> PadversieInvoer:
    values: dict[str, Any] = {
        "omschrijving": "Een leraar die kan rekenen.",
        "dimensies": (DimensieInvoer("Wat?", (subdimensie(), subdimensie("Kern"))),),
        "eindtermen": (EindtermInvoer("R-1", Niveau.EXPERT, "De leraar rekent."),),
    }
    return PadversieInvoer(**{**values, **velden})


def maak_pad(slug: str = "rekenen", **velden: Any) -> Ontwikkelpad:
    values: dict[str, Any] = {"naam": "Rekenen", "soort": PadSoort.ROL, "sectoren": (Sector.PO,), **velden}
    return create_pad(slug, PadInvoer(**values), by=None, at=NU)


def maak_versie(
    pad: Ontwikkelpad | None = None, *, als: PadStatus | None = PadStatus.VASTGESTELD, **velden: Any
) -> Padversie:
    """Write a version and publish it; ``als=None`` leaves it a concept."""
    versie = create_padversie(pad or maak_pad(), inhoud(**velden), by=None, at=NU)
    return versie if als is None else publish_padversie(versie, by=None, at=NU, als=als)
