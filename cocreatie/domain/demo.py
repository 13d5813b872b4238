"""Fill a database with the demo: real inventoried offer, and a fictional recognised rest.

It stands in the highest app because it touches every pillar; everything goes through the domain verbs,
and a second run changes nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from django.core.files import File

from kwaliteit.domain.aanvraag.demo import load_demo_aanvragen
from kwaliteit.domain.besluit.demo import load_demo_besluiten
from kwaliteit.domain.betaling.demo import load_demo_tarieven
from kwaliteit.domain.betaling.demo_facturen import load_demo_facturen
from kwaliteit.domain.bezwaar.demo import load_demo_bezwaar, load_demo_voornemen
from kwaliteit.domain.demo import grant_demo_erkenningen
from kwaliteit.domain.deskundige.demo import load_demo_beoordelingen, load_demo_deskundigen
from kwaliteit.domain.kader.demo import load_demo_kader
from kwaliteit.domain.monitoring.demo import load_demo_monitoring
from napl.domain.demo import DOMEIN, create_demo_gebruikers
from napl.domain.demo_dossier import load_demo_dossiers
from napl.domain.regio import load_regios
from napl.domain.verwerking import request_verwerking
from napl.enums import VerwerkingStatus
from napl.fouten import AlBezig
from napl.models import Gebruiker
from ontwikkelpaden.domain.demo_ateliers import load_demo_ateliers
from ontwikkelpaden.domain.demo_leven import load_demo_leven
from ontwikkelpaden.domain.demo_zelfevaluatie import load_demo_zelfevaluatie
from ontwikkelpaden.domain.laden import load_paden
from register.domain.actualisatie import actualise_register
from register.domain.dekking import run_witte_vlekken
from register.domain.demo import load_demo_aanbod, load_demo_voordracht
from register.domain.demo_aanmelden import load_demo_aanmeldingen
from register.domain.demo_eigenaanbod import load_demo_eigenaanbod
from register.domain.demo_hertypering import load_demo_hertypering
from register.domain.demo_route import load_demo_route
from register.domain.demo_teamroute import load_demo_teamroutes
from register.domain.demo_zoekvragen import load_demo_zoekvragen
from register.domain.financiering_laden import load_regelingen
from register.domain.invoer.aanbieders import load_aanbieders
from register.domain.invoer.opdracht import request_import
from register.domain.invoer.uitvoeren import run_import
from register.domain.ordening import GEGEVENS, load_ordening
from register.domain.queries.dekking import SOORT
from register.domain.synoniembestand import load_synoniemen
from register.domain.zoeken.index.opslag import build_index

Klok = Callable[[], datetime]


def seed_demo(*, password: str, peildatum: date, nu: Klok) -> Iterator[str]:
    """Do what is not done yet, step by step; yields a Dutch line per step."""
    at = nu()
    accounts = create_demo_gebruikers(password=password, at=at)
    yield f"{len(accounts)} accounts"
    load_regios(at=at)
    yield "regio's"
    load_paden(at=at)
    yield "ontwikkelpaden"
    yield f"{load_demo_ateliers(peildatum=peildatum, at=at)} ateliers"
    leraar = Gebruiker.objects.get(email=f"leraar@{DOMEIN}")
    if load_demo_zelfevaluatie(leraar, peildatum=peildatum, at=at):
        yield "zelfevaluaties en doelen van een verzonnen leraar"
    yield f"{load_demo_leven(at=at)} verzonnen paden met consultatie en herziening"
    yield f"{load_demo_kader(peildatum=peildatum, at=at)} verzonnen versies van het kwaliteitskader"
    yield f"{load_demo_tarieven(peildatum=peildatum, at=at)} verzonnen tarieven"
    load_ordening()
    yield "vakken en werkzame aanpakken"
    load_regelingen(at=at)
    yield "financieringsregelingen"
    load_synoniemen(at=at)
    yield "synoniemen"
    load_aanbieders(at=at)
    yield "aanbieders"
    yield _import(peildatum=peildatum, nu=nu)
    yield _fictional(peildatum=peildatum, at=at)
    yield f"{load_demo_hertypering(peildatum=peildatum, at=at)} verzonnen trajecten om opnieuw te typeren"
    yield f"{load_demo_deskundigen(peildatum=peildatum, at=at)} verzonnen deskundigen in de pool"
    yield f"{load_demo_beoordelingen(at=at)} verzonnen aanvragen die deskundigen beoordelen"
    yield _route(at=at)
    aanbieder = Gebruiker.objects.get(email=f"aanbieder@{DOMEIN}")
    load_demo_voordracht(peildatum=peildatum, at=at)
    yield f"{load_demo_eigenaanbod(aanbieder, at=at)} verzonnen trajecten waaraan een aanbieder werkt"
    yield f"{load_demo_aanmeldingen(aanbieder, at=at)} verzonnen aanmeldingen van aanbieders"
    yield f"{load_demo_aanvragen(at=at)} verzonnen erkenningsaanvragen"
    yield f"{load_demo_facturen(at=at)} verzonnen facturen"
    if load_demo_voornemen(aanbieder, peildatum=peildatum, at=at):
        yield "een verzonnen voornemen om een erkenning in te trekken"
    if load_demo_bezwaar(at=at):
        yield "een verzonnen bezwaar"
    yield f"{load_demo_besluiten(at=at)} verzonnen aanvragen met een advies of een besluit"
    yield f"register bijgewerkt: {_counts(actualise_register(peildatum=peildatum, nu=nu))}"
    yield _witte_vlekken(peildatum=peildatum, nu=nu)
    yield f"{load_demo_zoekvragen(peildatum=peildatum)} verzonnen zoekvragen"
    yield _zoekindex(peildatum=peildatum, nu=nu)
    yield f"{load_demo_dossiers(at=nu())} verzonnen certificaten, gedeeld met één persoon"
    yield f"{load_demo_monitoring(peildatum=peildatum, at=nu())} verzonnen evaluaties, met wat daarop volgt"
    yield f"{load_demo_teamroutes(peildatum=peildatum, at=nu())} verzonnen teamroutes"


def _import(*, peildatum: date, nu: Klok) -> str:
    path = GEGEVENS / "trajecten.csv"
    with path.open("rb") as bestand:
        opdracht, _ = request_import(
            File(bestand), path.name, is_proef=False, peildatum=peildatum, at=nu(), op_de_achtergrond=False
        )
    try:
        verwerking = run_import(opdracht.verwerking_id, nu=nu)
    except AlBezig as fout:
        return f"in kaart brengen overgeslagen: {fout.melding}"
    verwerking.refresh_from_db()
    if verwerking.status != VerwerkingStatus.AFGEROND:
        return f"in kaart brengen mislukt: {verwerking.fout}"
    return f"in kaart gebracht: {_counts(verwerking.tellingen)}"


def _fictional(*, peildatum: date, at: datetime) -> str:
    made = load_demo_aanbod(peildatum=peildatum, at=at)
    beslisser = Gebruiker.objects.get(email=f"beslisser@{DOMEIN}")
    granted = grant_demo_erkenningen(made, by=beslisser, at=at)
    return f"{len(made)} verzonnen trajecten, waarvan {granted} met een verzonnen erkenning"


def _route(*, at: datetime) -> str:
    leraar, aanbieder = (Gebruiker.objects.get(email=f"{naam}@{DOMEIN}") for naam in ("leraar", "aanbieder"))
    return load_demo_route(leraar, aanbieder=aanbieder, at=at)


def _zoekindex(*, peildatum: date, nu: Klok) -> str:
    index = build_index(peildatum, at=nu)
    if index is None:
        return "de zoekindex wordt al gemaakt"
    return f"zoekindex van {index.documenten} trajecten"


def _witte_vlekken(*, peildatum: date, nu: Klok) -> str:
    # Counted here and now: a worker that got the same run would only find it taken.
    verwerking, _ = request_verwerking(SOORT, peildatum.isoformat(), peildatum=peildatum, at=nu(), send=False)
    tellingen = run_witte_vlekken(verwerking.pk, nu=nu)
    if tellingen is None:
        return "witte vlekken overgeslagen: een ander proces telt al"
    return f"witte vlekken geteld: {_counts(tellingen)}"


def _counts(tellingen: Mapping[str, int]) -> str:
    return ", ".join(f"{aantal} {naam.replace('_', ' ')}" for naam, aantal in tellingen.items())
