"""What a person keeps, and whom they let look at it."""

import hashlib
from datetime import date

from django.core.files.base import ContentFile

from napl.domain.bestand import opslag
from napl.models import Bestand, Deling
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

EIGENAAR = frozenset({Wie.EIGENAAR})
GENODIGDE = frozenset({Wie.GENODIGDE})
TOKEN = "een-link-voor-de-genodigde"
GEHEIM = "Gesprek over Sem"


def _bestand(spelers: Spelers) -> Gegevens:
    rij = Bestand.objects.create(
        eigenaar=spelers.eigenaar,
        soort="bewijs",
        naam=f"{GEHEIM}.pdf",
        mediatype="application/pdf",
        grootte=len(GEHEIM),
        verloopt_op=date(2099, 1, 1),
    )
    opslag.save(rij.opslagpad, ContentFile(GEHEIM.encode()))
    return {"pk": rij.pk}


def _deling(spelers: Spelers) -> Deling:
    pk = _bestand(spelers)["pk"]
    deling: Deling = Deling.objects.create(
        eigenaar=spelers.eigenaar,
        deel="bestanden",
        keuze=str(pk),
        ontvanger_email=spelers[Wie.GENODIGDE].email,
        afdruk=hashlib.sha256(TOKEN.encode()).hexdigest(),
        geldig_van=date(2020, 1, 1),
        geldig_tot=date(2099, 1, 1),
    )
    return deling


def _eigen_deling(spelers: Spelers) -> Gegevens:
    return {"pk": _deling(spelers).pk}


def _link(spelers: Spelers) -> Gegevens:
    _deling(spelers)
    return {"token": TOKEN}


def _bestand_met_link(spelers: Spelers) -> Gegevens:
    return {"token": TOKEN, "pk": _deling(spelers).keuze}


GEVALLEN = [
    Geval("bestand", EIGENAAR, _bestand, geheim=GEHEIM),
    Geval("mijn-bestand", EIGENAAR, _bestand, geheim=GEHEIM),
    Geval("mijn-bestand", EIGENAAR, _bestand, methode="post", gegevens=lambda _: {"actie": "wis"}, wat="wis"),
    Geval("mijn-deling", EIGENAAR, _eigen_deling, geheim=GEHEIM),
    Geval("mijn-deling", EIGENAAR, _eigen_deling, methode="post", wat="trek in"),
    Geval("gedeeld", GENODIGDE, _link, geheim=GEHEIM),
    Geval("gedeeld-bestand", GENODIGDE, _bestand_met_link, geheim=GEHEIM),
    Geval("api-gedeeld", GENODIGDE, _link, geheim=GEHEIM),
    # Everybody has a dossier of their own to erase; a visitor has none.
    Geval("mijn-gegevens-wissen", frozenset(Wie) - {Wie.BEZOEKER}, lambda _: {"wat": "alles"}),
]
