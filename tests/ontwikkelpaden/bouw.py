"""Content of versions for these tests."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from napl.enums import Sector
from ontwikkelpaden.domain.consultatie import Consultatiegegevens, open_consultatie
from ontwikkelpaden.domain.invoer import DimensieInvoer, EindtermInvoer, PadversieInvoer, SubdimensieInvoer
from ontwikkelpaden.domain.pad import PadInvoer, create_pad
from ontwikkelpaden.domain.padversie import adopt_padversie, create_padversie, publish_padversie
from ontwikkelpaden.enums import Niveau, PadSoort, PadStatus
from ontwikkelpaden.models import Consultatie, Ontwikkelpad, Padversie
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
    return versie if als is None else publiceer(versie, als)


def publiceer(versie: Padversie, als: PadStatus, *, at: datetime = NU) -> Padversie:
    """Bring a concept to a state that everybody can read."""
    if als == PadStatus.VOORBEELD:
        return publish_padversie(versie, by=None, at=at)
    if als == PadStatus.CONSULTATIE:
        return consulteer(versie, at=at).versie
    return neem_aan(versie, at=at)


def consulteer(versie: Padversie, *, dagen: int = 14, at: datetime = NU) -> Consultatie:
    """Open a consultation that starts today."""
    vandaag = localdate(at)
    gegevens = Consultatiegegevens(
        opent_op=vandaag, sluit_op=vandaag + timedelta(days=dagen), vraag="Herkent u dit?"
    )
    return open_consultatie(versie, gegevens, by=None, at=at)


def neem_aan(versie: Padversie, *, at: datetime = NU) -> Padversie:
    """Let a concept go through a consultation without reactions that ended before ``at``, and adopt it."""
    consulteer(versie, dagen=14, at=at - timedelta(days=20))
    return adopt_padversie(versie, by=None, at=at)
