"""Lists and alerts of teachers."""

from http import HTTPStatus

from register.models import Teamlijst
from tests.factories import NU
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

TEAM = frozenset({Wie.EIGENAAR, Wie.COLLEGA, Wie.SCHOOLLEIDER})
NAAM = "Plannen van ons team"


def _teamlijst(spelers: Spelers) -> Gegevens:
    return {"pk": Teamlijst.objects.create(organisatie=spelers.school, naam=NAAM, aangemaakt_op=NU).pk}


GEVALLEN = [
    Geval("register:teamlijst-detail", TEAM, _teamlijst, anders=HTTPStatus.FORBIDDEN, geheim=NAAM),
    Geval(
        "register:teamlijst-detail",
        TEAM,
        _teamlijst,
        methode="post",
        gegevens=lambda _: {"actie": "verwijder-lijst"},
        anders=HTTPStatus.FORBIDDEN,
        geheim=NAAM,
    ),
]
