"""Recognised trajecten, signals, reviews and yearly data for tests, made by the verbs."""

from datetime import date

from kwaliteit.domain.erkenning.verlenen import grant_erkenning
from kwaliteit.domain.monitoring.jaargegevens import request_jaargegevens
from kwaliteit.domain.monitoring.signaal import ask_signaal, report_signaal, take_signaal
from kwaliteit.domain.monitoring.tussentijds import Opening, ask_tussentijds, open_tussentijds
from kwaliteit.enums import Aanleiding, Signaalsoort
from kwaliteit.models import Erkenning, Jaargegevens, Signaal, TussentijdseBeoordeling
from napl.enums import Rol
from napl.models import Gebruiker
from register.models import Aanbieder, Traject
from tests.factories import NU, make_gebruiker, make_traject
from tests.kwaliteit.monitoring.bouw import JAAR

MELDING = "Ik zag zelf dat de les van maandag niet doorging."
VRAAG = "Hoeveel lessen gingen niet door?"


def maak_erkenning(naam: str = "Erkend", *, aanbieder: Aanbieder | None = None) -> Erkenning:
    traject = make_traject(naam, aanbieders=[aanbieder] if aanbieder else None, opname=None)
    return grant_erkenning(
        traject,
        geldig_van=date(2025, 9, 1),
        geldig_tot=date(2029, 9, 1),
        motivering="Goed.",
        by=make_gebruiker(Rol.BESLISSER),
        at=NU,
    )


def maak_signaal(
    stand: str = "ontvangen",
    *,
    traject: Traject | None = None,
    by: Gebruiker | None = None,
    soort: Signaalsoort = Signaalsoort.KLACHT,
) -> Signaal:
    signaal = report_signaal(
        traject or make_traject(), soort=soort, tekst=MELDING, by=by or make_gebruiker(), at=NU
    )
    behandelaar = make_gebruiker(Rol.BEHANDELAAR)
    if stand != "ontvangen":
        signaal = take_signaal(signaal, by=behandelaar, at=NU)
    if stand == "gevraagd":
        signaal = ask_signaal(signaal, vraag=VRAAG, by=behandelaar, at=NU)
    return signaal


def maak_tussentijds(
    erkenning: Erkenning | None = None, *, gevraagd: bool = False
) -> TussentijdseBeoordeling:
    erkenning = erkenning or maak_erkenning()
    opening = Opening(Aanleiding.BUREAU, f"bureau:{erkenning.pk}", "Er is iets opgevallen.")
    by = make_gebruiker(Rol.BEHANDELAAR)
    beoordeling = open_tussentijds(erkenning, opening, by=by, at=NU)
    assert beoordeling is not None
    return ask_tussentijds(beoordeling, vraag=VRAAG, by=by, at=NU) if gevraagd else beoordeling


def maak_jaargegevens(traject: Traject | None = None) -> Jaargegevens:
    rij = request_jaargegevens(traject or maak_erkenning().traject, JAAR, at=NU)
    assert rij is not None
    return rij
