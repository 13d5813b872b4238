"""The kwaliteitskader: a reaction is its writer's, and nobody reads it before the answers are published."""

from django.utils import timezone

from kwaliteit.models import Criterium, Kaderconsultatie, Kaderreactie
from tests.factories import NU
from tests.kwaliteit.kader.bouw import consulteer, maak_kader
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

GEHEIM = "Wat de eigenaar zei en nog niemand leest."
IEDEREEN = frozenset(Wie)
INGELOGD = IEDEREEN - {Wie.BEZOEKER}


def _met_reactie(spelers: Spelers) -> Gegevens:
    consultatie = consulteer(maak_kader())
    dag = timezone.localdate()
    Kaderconsultatie.objects.filter(pk=consultatie.pk).update(opent_op=dag, sluit_op=dag)
    criterium = Criterium.objects.get(versie=consultatie.versie, code="1.1")
    Kaderreactie.objects.create(
        consultatie=consultatie,
        criterium=criterium,
        criterium_naam=str(criterium),
        tekst=GEHEIM,
        door=spelers[Wie.EIGENAAR],
        op=NU,
    )
    return {"nummer": consultatie.versie.nummer}


def _own_untouched() -> bool:
    return Kaderreactie.objects.get(criterium__isnull=False).tekst == GEHEIM


GEVALLEN = [
    Geval(
        "kwaliteit:kaderconsultatie",
        IEDEREEN,
        _met_reactie,
        geheim=GEHEIM,
        leest=frozenset({Wie.EIGENAAR}),
    ),
    Geval("kwaliteit:kaderconsultatie-reageer", INGELOGD, _met_reactie, anders=302),
    Geval(
        "kwaliteit:kaderconsultatie-reageer",
        INGELOGD,
        _met_reactie,
        methode="post",
        gegevens=lambda _: {"onderwerp": "pad", "rpad-tekst": "Goed kader."},
        blijft=_own_untouched,
    ),
    Geval(
        "kwaliteit:kaderconsultatie-antwoorden",
        frozenset({Wie.COORDINATOR}),
        _met_reactie,
        geheim=GEHEIM,
        anders=403,
    ),
]
