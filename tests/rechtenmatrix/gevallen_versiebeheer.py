"""The desk of the bureau: versions, every move in their life, and typing trajecten again."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from ontwikkelpaden.domain.herziening import revise_padversie
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Consultatie, Padversie
from register.domain.traject import Typeringgegevens
from tests.factories import NU, VANDAAG, make_traject
from tests.ontwikkelpaden.atelierbouw import maak_atelier, maak_concept, maak_deelnemer
from tests.ontwikkelpaden.bouw import consulteer, neem_aan
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

Maker = Callable[[Spelers], Gegevens]
BUREAU = frozenset({Wie.COORDINATOR, Wie.BEHEER})
TYPEERDERS = BUREAU | {Wie.BEHANDELAAR}
GEHEIM = "Waar alleen het atelier nog aan schrijft."
VER_WEG = "2099-01-01"


def _concept(spelers: Spelers) -> Padversie:
    """Make a concept of an atelier in which somebody takes part: writing is not yet deciding."""
    atelier = maak_atelier()
    maak_deelnemer(atelier, gebruiker=spelers[Wie.ATELIERLID])
    return maak_concept(atelier, omschrijving=GEHEIM)


def _args(versie: Padversie, zet: str) -> Gegevens:
    return {"slug": versie.pad.slug, "nummer": versie.nummer, "zet": zet}


def _lijst(spelers: Spelers) -> Gegevens:
    _concept(spelers)
    return {}


def _voor_concept(zet: str) -> Maker:
    return lambda spelers: _args(_concept(spelers), zet)


def _voor_open(zet: str) -> Maker:
    def make(spelers: Spelers) -> Gegevens:
        consultatie = consulteer(_concept(spelers))
        Consultatie.objects.filter(pk=consultatie.pk).update(sluit_op="2098-01-01")
        return _args(consultatie.versie, zet)

    return make


def _voor_gesloten(zet: str) -> Maker:
    def make(spelers: Spelers) -> Gegevens:
        consultatie = consulteer(_concept(spelers))
        begin, eind = VANDAAG - timedelta(days=900), VANDAAG - timedelta(days=899)
        Consultatie.objects.filter(pk=consultatie.pk).update(opent_op=begin, sluit_op=eind)
        return _args(consultatie.versie, zet)

    return make


def _voor_aangenomen(zet: str) -> Maker:
    return lambda spelers: _args(neem_aan(_concept(spelers)), zet)


def _hertypering(spelers: Spelers) -> Gegevens:
    eerste = neem_aan(_concept(spelers))
    make_traject(GEHEIM, typeringen=(Typeringgegevens(eerste, Niveau.EXPERT, "Het programma zegt het."),))
    neem_aan(revise_padversie(eerste, by=None, at=NU))
    return {"slug": eerste.pad.slug}


def _hertypering_lijst(spelers: Spelers) -> Gegevens:
    _hertypering(spelers)
    return {}


def _geval(adres: str, maak: Maker, *, mag: frozenset[Wie] = BUREAU, **velden: Any) -> Geval:
    return Geval(adres, mag, maak, **{"anders": HTTPStatus.FORBIDDEN, "geheim": GEHEIM, **velden})


def _zet(zet: str, maak: Maker, **inhoud: str) -> Geval:
    """Return the row of one move: as a form that is sent."""
    return _geval("ontwikkelpaden:versie-zet", maak, methode="post", gegevens=lambda _: inhoud, wat=zet)


GEVALLEN = [
    _geval("ontwikkelpaden:versie-list", _lijst),
    _geval("ontwikkelpaden:versie-zet", _voor_concept("consulteren"), wat="consulteren"),
    _zet(
        "consulteren",
        _voor_concept("consulteren"),
        opent_op="2098-01-01",
        sluit_op=VER_WEG,
        vraag="Wat vindt u?",
    ),
    _zet("verlengen", _voor_open("verlengen"), sluit_op=VER_WEG, reden="Vakantie."),
    _zet("terug-naar-concept", _voor_open("terug-naar-concept"), reden="Er ontbreekt iets."),
    _zet("antwoorden-publiceren", _voor_gesloten("antwoorden-publiceren")),
    _zet("vaststellen", _voor_gesloten("vaststellen")),
    _zet("herzien", _voor_aangenomen("herzien")),
    _zet("intrekken", _voor_concept("intrekken"), reden="Dubbel."),
    _geval("register:hertypering-list", _hertypering_lijst, mag=TYPEERDERS),
    _geval("register:hertypering", _hertypering, mag=TYPEERDERS),
    _geval(
        "register:hertypering",
        _hertypering,
        mag=TYPEERDERS,
        methode="post",
        gegevens=lambda _: {"stap": "alle"},
    ),
]
