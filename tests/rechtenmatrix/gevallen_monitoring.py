"""Evaluations: of the participant alone, the aanbieder and the bureau included in who may not."""

from kwaliteit.domain.monitoring.evaluatie import Deelinvoer, fill_evaluatie
from kwaliteit.domain.monitoring.signaal import report_signaal
from kwaliteit.enums import Effectniveau, Signaalsoort
from kwaliteit.models import Evaluatiedeel
from tests.factories import NU, make_traject
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie
from tests.register.route.bouw import make_deelname

GEHEIM = "Wat de eigenaar van het traject vond."


def _evaluatie(spelers: Spelers) -> Gegevens:
    deelname = make_deelname(spelers.eigenaar)
    fill_evaluatie(deelname, {Effectniveau.ERVARING: Deelinvoer(tekst=GEHEIM)}, by=spelers.eigenaar, at=NU)
    return {"pk": deelname.pk}


def _melding(spelers: Spelers) -> Gegevens:
    report_signaal(make_traject(), soort=Signaalsoort.KLACHT, tekst=GEHEIM, by=spelers.eigenaar, at=NU)
    return {}


def _untouched() -> bool:
    return Evaluatiedeel.objects.filter(tekst=GEHEIM).exists()


GEVALLEN = [
    Geval("kwaliteit:evaluatie", frozenset({Wie.EIGENAAR}), _evaluatie, geheim=GEHEIM),
    Geval(
        "kwaliteit:evaluatie",
        frozenset({Wie.EIGENAAR}),
        _evaluatie,
        methode="post",
        gegevens=lambda _: {"actie": "trek-in"},
        blijft=_untouched,
    ),
    Geval(
        "kwaliteit:mijn-signalen",
        frozenset(Wie) - {Wie.BEZOEKER},
        _melding,
        geheim=GEHEIM,
        leest=frozenset({Wie.EIGENAAR}),
    ),
]
