"""Consultations: whose reaction it is, and who answers."""

from datetime import date, timedelta

from napl.enums import Sector
from ontwikkelpaden.domain.consultatie import Consultatiegegevens, open_consultatie
from ontwikkelpaden.domain.consultatiereactie import Reactiegegevens, react
from ontwikkelpaden.models import Consultatie, Consultatiereactie
from tests.factories import NU, VANDAAG
from tests.ontwikkelpaden.atelierbouw import editor_args, maak_atelier, maak_concept, maak_deelnemer
from tests.ontwikkelpaden.bouw import neem_aan
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

INGELOGD = frozenset(Wie) - {Wie.BEZOEKER}
ANTWOORDERS = frozenset({Wie.ATELIERLID, Wie.COORDINATOR, Wie.BEHEER})
REACTIE = "Dit begrijp ik niet helemaal."


def _reactie(spelers: Spelers, sluit_op: date) -> Consultatiereactie:
    """Let the owner react to a version of an atelier in which one ``Wie`` takes part, another elsewhere."""
    atelier = maak_atelier()
    maak_deelnemer(atelier, gebruiker=spelers[Wie.ATELIERLID])
    maak_deelnemer(maak_atelier("po-rollen", Sector.PO), gebruiker=spelers[Wie.ANDER_ATELIERLID])
    gegevens = Consultatiegegevens(VANDAAG, sluit_op, "Herkent u dit?")
    consultatie = open_consultatie(maak_concept(atelier), gegevens, by=None, at=NU)
    return react(consultatie, Reactiegegevens(REACTIE), by=spelers.eigenaar, at=NU)


def _open(spelers: Spelers) -> Gegevens:
    reactie = _reactie(spelers, date(2099, 1, 1))
    return {**_versie(reactie.consultatie), "pk": reactie.pk}


def _gesloten(spelers: Spelers) -> Gegevens:
    reactie = _reactie(spelers, VANDAAG + timedelta(days=1))
    return {**_versie(reactie.consultatie), "pk": reactie.pk}


def _pagina_open(spelers: Spelers) -> Gegevens:
    return _versie(_reactie(spelers, date(2099, 1, 1)).consultatie)


def _pagina_zonder(spelers: Spelers) -> Gegevens:
    """Leave the reaction of the owner out, so that everybody can write a first one."""
    consultatie = _reactie(spelers, date(2099, 1, 1)).consultatie
    consultatie.reacties.all().delete()
    return _versie(consultatie)


def _pagina_gesloten(spelers: Spelers) -> Gegevens:
    return _versie(_reactie(spelers, VANDAAG + timedelta(days=1)).consultatie)


def _in_force(spelers: Spelers) -> Gegevens:
    """Return a version in force of an atelier in which one ``Wie`` takes part, another elsewhere."""
    atelier = maak_atelier()
    maak_deelnemer(atelier, gebruiker=spelers[Wie.ATELIERLID])
    maak_deelnemer(maak_atelier("po-rollen", Sector.PO), gebruiker=spelers[Wie.ANDER_ATELIERLID])
    return editor_args(neem_aan(maak_concept(atelier)))


def _versie(consultatie: Consultatie) -> Gegevens:
    return {"slug": consultatie.versie.pad.slug, "nummer": consultatie.versie.nummer}


def _antwoord(_: Spelers) -> Gegevens:
    pk = Consultatiereactie.objects.get().pk
    return {"reactie": pk, f"a{pk}-antwoord": "Wij leggen het uit."}


GEVALLEN = [
    Geval("ontwikkelpaden:herzien", ANTWOORDERS, _in_force, anders=403),
    Geval("ontwikkelpaden:herzien", ANTWOORDERS, _in_force, methode="post", anders=403),
    Geval(
        "ontwikkelpaden:consultatie-reageer",
        INGELOGD,
        _pagina_zonder,
        methode="post",
        gegevens=lambda _: {"onderwerp": "pad", "r-tekst": "Helder."},
    ),
    Geval(
        "ontwikkelpaden:consultatie-reageer",
        frozenset({Wie.EIGENAAR}),
        _pagina_open,
        methode="post",
        gegevens=lambda _: {
            "onderwerp": "pad",
            "r-reactie": Consultatiereactie.objects.get().pk,
            "r-tekst": "Anders.",
        },
        geheim=REACTIE,
        wat="wijzigen",
    ),
    Geval(
        "ontwikkelpaden:consultatie-antwoorden",
        ANTWOORDERS,
        _pagina_gesloten,
        anders=403,
        geheim=REACTIE,
    ),
    Geval(
        "ontwikkelpaden:consultatie-antwoorden",
        ANTWOORDERS,
        _pagina_gesloten,
        methode="post",
        gegevens=_antwoord,
        anders=403,
        geheim=REACTIE,
    ),
    Geval(
        "api-reactie",
        frozenset({Wie.EIGENAAR}),
        _open,
        methode="put",
        gegevens=lambda _: {"tekst": "Anders."},
        json=True,
        geheim=REACTIE,
    ),
    Geval(
        "api-reactie-antwoord",
        ANTWOORDERS,
        _gesloten,
        methode="put",
        gegevens=lambda _: {"antwoord": "Wij leggen het uit."},
        json=True,
        anders=403,
        geheim=REACTIE,
    ),
]
