"""Fill a database with the demo: real inventoried offer, and a fictional recognised rest.

It stands in the highest app because it touches every pillar; everything goes through the domain verbs,
and a second run changes nothing.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.core.files import File

from kwaliteit.domain.demo import grant_demo_erkenningen
from napl.domain.demo import DOMEIN, create_demo_gebruikers
from napl.domain.regio import load_regios
from napl.domain.verwerking import request_verwerking
from napl.models import Gebruiker
from ontwikkelpaden.domain.laden import load_paden
from register.domain.actualisatie import actualise_register
from register.domain.dekking import run_witte_vlekken
from register.domain.demo import load_demo_aanbod
from register.domain.invoer.aanbieders import load_aanbieders
from register.domain.invoer.opdracht import request_import
from register.domain.invoer.uitvoeren import run_import
from register.domain.ordening import GEGEVENS, load_ordening


def seed_demo(*, password: str, peildatum: date, at: datetime) -> Iterator[str]:
    """Do what is not done yet, step by step; yields a Dutch line per step."""
    accounts = create_demo_gebruikers(password=password, at=at)
    yield f"{len(accounts)} accounts"
    load_regios(at=at)
    yield "regio's"
    load_paden(at=at)
    yield "ontwikkelpaden"
    load_ordening()
    yield "vakken en werkzame aanpakken"
    load_aanbieders(at=at)
    yield "aanbieders"
    yield from _import(peildatum=peildatum, at=at)
    yield _fictional(peildatum=peildatum, at=at)
    actualise_register(peildatum=peildatum, at=at)
    yield "register bijgewerkt"
    yield _witte_vlekken(peildatum=peildatum, at=at)


def _import(*, peildatum: date, at: datetime) -> Iterator[str]:
    path = GEGEVENS / "trajecten.csv"
    with path.open("rb") as bestand:
        opdracht, _ = request_import(
            File(bestand), path.name, is_proef=False, peildatum=peildatum, at=at, op_de_achtergrond=False
        )
    verwerking = run_import(opdracht.verwerking_id, nu=lambda: at)
    verwerking.refresh_from_db()
    counts = ", ".join(f"{aantal} {uitkomst}" for uitkomst, aantal in verwerking.tellingen.items())
    yield f"in kaart gebracht: {counts or verwerking.fout}"


def _fictional(*, peildatum: date, at: datetime) -> str:
    made = load_demo_aanbod(peildatum=peildatum, at=at)
    beslisser = Gebruiker.objects.get(email=f"beslisser@{DOMEIN}")
    granted = grant_demo_erkenningen(made, by=beslisser, at=at)
    return f"{len(made)} verzonnen trajecten, waarvan {granted} met een verzonnen erkenning"


def _witte_vlekken(*, peildatum: date, at: datetime) -> str:
    verwerking, _ = request_verwerking("witte-vlekken", "demo", peildatum=peildatum, at=at)
    run_witte_vlekken(verwerking.pk, at=at)
    return "witte vlekken geteld"
