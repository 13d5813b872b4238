"""The demo of what somebody keeps: fictional certificates of teachers, each shared with one person."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils.timezone import localdate

from napl.domain.bestand import store_bestand
from napl.domain.delen import create_deling
from napl.domain.demo import DOMEIN
from napl.models import Bestand, Deling, Gebruiker
from napl.pdf import make_pdf

SOORT = "bewijs"
BEWAARD = timedelta(days=365)
GEDEELD = timedelta(days=60)
STUKKEN = {
    "leraar": (
        "Certificaat Reken met beelden (fictief)",
        "schoolleider",
        "Voor ons gesprek van volgende week.",
    ),
    "leraar2": ("Bewijs van deelname Studiedag taal (fictief)", "leraar", "Kijk gerust mee."),
}


def load_demo_dossiers(*, at: datetime) -> int:
    """Give teachers of the demo a file that they share; return how many were made, none a second time."""
    accounts = {
        naam: Gebruiker.objects.get(email=f"{naam}@{DOMEIN}")
        for naam in ("leraar", "leraar2", "schoolleider")
    }
    made = 0
    for naam, (titel, ontvanger, bericht) in STUKKEN.items():
        eigenaar = accounts[naam]
        if Deling.objects.filter(eigenaar=eigenaar).exists():
            continue
        _share(_certificate(eigenaar, titel, at=at), accounts[ontvanger], bericht, at=at)
        made += 1
    return made


def make_voorbeeld(eigenaar: Gebruiker, titel: str, *, at: datetime) -> "ContentFile[bytes]":
    """Return a made-up document of somebody of the demo, as it is uploaded."""
    gegevens = {
        "titel": titel,
        "naam": eigenaar.naam,
        "email": eigenaar.email,
        "datum": f"{localdate(at):%d-%m-%Y}",
        "delen": [{"titel": "Verzonnen", "uitleg": "Dit is een voorbeeld voor de demo.", "stukken": []}],
    }
    return ContentFile(make_pdf("napl_dossier.typ", gegevens, op=at), f"{titel}.pdf")


def _certificate(eigenaar: Gebruiker, titel: str, *, at: datetime) -> Bestand:
    return store_bestand(
        make_voorbeeld(eigenaar, titel, at=at),
        eigenaar=eigenaar,
        soort=SOORT,
        verloopt_op=localdate(at) + BEWAARD,
        by=eigenaar,
        at=at,
    )


def _share(bestand: Bestand, ontvanger: Gebruiker, bericht: str, *, at: datetime) -> None:
    assert bestand.eigenaar is not None  # noqa: S101 - made for its owner just now
    create_deling(
        deel="bestanden",
        keuze=str(bestand.pk),
        email=ontvanger.email,
        geldig_van=localdate(at),
        geldig_tot=localdate(at) + GEDEELD,
        bericht=bericht,
        by=bestand.eigenaar,
        at=at,
    )
