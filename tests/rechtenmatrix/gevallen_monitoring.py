"""Evaluations: of the participant alone, the aanbieder and the bureau included in who may not."""

from kwaliteit.domain.monitoring.evaluatie import Deelinvoer, fill_evaluatie
from kwaliteit.enums import Effectniveau
from kwaliteit.models import Evaluatiedeel
from tests.factories import NU
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie
from tests.register.route.bouw import make_deelname

GEHEIM = "Wat de eigenaar van het traject vond."


def _evaluatie(spelers: Spelers) -> Gegevens:
    deelname = make_deelname(spelers.eigenaar)
    fill_evaluatie(deelname, {Effectniveau.ERVARING: Deelinvoer(tekst=GEHEIM)}, by=spelers.eigenaar, at=NU)
    return {"pk": deelname.pk}


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
]
