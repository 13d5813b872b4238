"""What the aanbieder of the demo writes: a new traject, a text beside a published one, one that is judged.

Nothing of it is listed: whoever counts what is in the register counts the same with it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from napl.models import Gebruiker
from napl.tekst import tidy
from register.domain.aanbod import aanbieders_van
from register.domain.traject import publish_versie
from register.domain.trajecteditor.bewaren import save_sectie, working_versie
from register.domain.trajecteditor.kopie import begin_traject
from register.domain.trajecteditor.secties import VELDEN, afdruk
from register.domain.trajectgegevens import read_gegevens
from register.enums import Trajectsectie, VersieStatus
from register.models import Traject

NIEUW = "Starters begeleiden bij lastig gedrag"
GEPUBLICEERD = "Samen lessen voorbereiden in een leernetwerk"
INHOUD: Mapping[Trajectsectie, Mapping[str, Any]] = {
    Trajectsectie.BASIS: {
        "samenvatting": "Met collega’s van andere scholen lessen ontwerpen, geven en bespreken.",
        "soort": "leernetwerk",
        "vorm": "non-formeel",
        "website": "https://lantaarn.example/leernetwerk",
    },
    Trajectsectie.VOOR_WIE: {
        "doelgroep": "Leraren die al enkele jaren lesgeven en hun lessen met anderen willen verbeteren.",
        "sectoren": ("vo",),
        "ervaringsjaren": ("3-5", "5-plus"),
        "open_voor_individu": True,
    },
    Trajectsectie.INHOUD: {
        "beschrijving": "Acht middagen in een jaar. U ontwerpt met twee anderen een les, geeft haar om de "
        "beurt en bespreekt wat u bij leerlingen zag. Tussendoor past u de les aan.",
        "leeruitkomsten": (
            "ontwerpt een les vanuit wat leerlingen al kunnen",
            "geeft en krijgt feedback op een les",
        ),
        "themas": ("vakdidactiek",),
    },
}


@transaction.atomic
def load_demo_eigenaanbod(aanbieder: Gebruiker, *, at: datetime) -> int:
    """Make what is not there yet; returns how many trajecten were made or got a draft."""
    eigen = aanbieders_van(aanbieder, at.date()).order_by("pk").first()
    if eigen is None:
        return 0
    made = 0
    if not _exists(NIEUW):
        traject = begin_traject(NIEUW, aanbieder=eigen, by=aanbieder, at=at)
        _write(traject, {Trajectsectie.VOOR_WIE: {"sectoren": ("po", "vo")}}, by=aanbieder, at=at)
        made += 1
    if not _exists(GEPUBLICEERD):
        traject = begin_traject(GEPUBLICEERD, aanbieder=eigen, by=aanbieder, at=at)
        _write(traject, INHOUD, by=aanbieder, at=at)
        publish_versie(traject, at=at, by=aanbieder)
        _write(
            traject,
            {Trajectsectie.INHOUD: {"afronding": "U laat één les zien, met wat u leerde."}},
            by=aanbieder,
            at=at,
        )
        made += 1
    return made + _change_recognised(eigen.pk, by=aanbieder, at=at)


def _exists(naam: str) -> bool:
    return Traject.objects.filter(versies__naam=tidy(naam)).exists()


def _change_recognised(aanbieder_pk: int, *, by: Gebruiker, at: datetime) -> int:
    """Begin a draft beside one recognised text, so that the demo shows what that asks."""
    rows = Traject.objects.actief().filter(trajectaanbieders__aanbieder=aanbieder_pk, opnames__soort="erkend")
    traject = rows.order_by("pk").first()
    if traject is None or traject.versies.filter(status=VersieStatus.CONCEPT).exists():
        return 0
    tekst = "U laat zien wat u in uw klas hebt gedaan, en bespreekt dat met twee andere deelnemers."
    _write(traject, {Trajectsectie.INHOUD: {"afronding": tekst}}, by=by, at=at)
    return 1


def _write(
    traject: Traject, inhoud: Mapping[Trajectsectie, Mapping[str, Any]], *, by: Gebruiker, at: datetime
) -> None:
    for sectie, waarden in inhoud.items():
        nu = read_gegevens(working_versie(traject))
        basis = {veld: afdruk(getattr(nu, veld), veld=veld) for veld in VELDEN[sectie]}
        save_sectie(traject, sectie, waarden, basis=basis, by=by, at=at)
