"""What a teacher keeps of their own development: nobody else sees it, whoever they are."""

from collections.abc import Callable

from napl.domain.bewijsstuk import Upload
from ontwikkelpaden.domain.antwoordbewijs import attach_bewijsstuk
from ontwikkelpaden.models import Padversie
from tests.bestanden import VERLOOPT, make_pdf_bytes, upload
from tests.factories import NU
from tests.ontwikkelpaden.bouw import maak_versie
from tests.ontwikkelpaden.mijn import GEHEIM, maak_doel, maak_moment, part
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

EIGENAAR = frozenset({Wie.EIGENAAR})
# The page of a path shows what is of whoever asks: everybody with an account has their own.
INGELOGD = frozenset(Wie) - {Wie.BEZOEKER}


def _versie(spelers: Spelers) -> Padversie:
    """Make a path with a moment and a goal of the owner that could leak."""
    versie = maak_versie()
    maak_moment(versie, spelers.eigenaar)
    maak_doel(versie, spelers.eigenaar)
    return versie


def _pad(spelers: Spelers) -> Gegevens:
    return {"slug": _versie(spelers).pad.slug}


def _evaluatie(*, afgerond: bool) -> Callable[[Spelers], Gegevens]:
    def maak(spelers: Spelers) -> Gegevens:
        versie = maak_versie()
        return {
            "slug": versie.pad.slug,
            "pk": maak_moment(versie, spelers.eigenaar, afgerond=afgerond).pk,
        }

    return maak


def _alleen_pk(maak: Callable[[Spelers], Gegevens]) -> Callable[[Spelers], Gegevens]:
    return lambda spelers: {"pk": maak(spelers)["pk"]}


def _antwoord(spelers: Spelers) -> Gegevens:
    versie = maak_versie()
    evaluatie = maak_moment(versie, spelers.eigenaar, afgerond=False)
    return {"pk": evaluatie.pk, "subdimensie": part(versie).pk}


def _bewijs(*, pagina: bool) -> Callable[[Spelers], Gegevens]:
    """Make an answer with a file of which the name could leak."""

    def maak(spelers: Spelers) -> Gegevens:
        versie = maak_versie()
        evaluatie = maak_moment(versie, spelers.eigenaar, afgerond=False)
        bestand = Upload(upload(make_pdf_bytes(), f"{GEHEIM}.pdf"), VERLOOPT)
        attach_bewijsstuk(evaluatie, part(versie), bestand, by=spelers.eigenaar, at=NU)
        args = {"pk": evaluatie.pk, "subdimensie": part(versie).pk}
        return {"slug": versie.pad.slug, **args} if pagina else args

    return maak


def _bestandvelden(verloopt_op: str, geen_leerlingen: str) -> Callable[[Spelers], Gegevens]:
    return lambda _: {
        "bestand": upload(make_pdf_bytes()),
        verloopt_op: VERLOOPT.isoformat(),
        geen_leerlingen: "on",
    }


def _doel(spelers: Spelers) -> Gegevens:
    return {"pk": maak_doel(maak_versie(), spelers.eigenaar).pk}


def _geval(adres: str, maak: Callable[[Spelers], Gegevens], methode: str = "get", **post: str) -> Geval:
    return Geval(
        adres,
        EIGENAAR,
        maak,
        methode=methode,
        gegevens=lambda _: post,
        json=adres.startswith("api-"),
        geheim=GEHEIM,
    )


CONCEPT, AFGEROND = _evaluatie(afgerond=False), _evaluatie(afgerond=True)
GEVALLEN = [
    _geval("ontwikkelpaden:zelfevaluatie", CONCEPT),
    _geval("ontwikkelpaden:zelfevaluatie", AFGEROND),
    _geval("ontwikkelpaden:zelfevaluatie", CONCEPT, "post", actie="afronden"),
    _geval("ontwikkelpaden:zelfevaluatie-weg", AFGEROND),
    _geval("ontwikkelpaden:zelfevaluatie-weg", AFGEROND, "post"),
    _geval("ontwikkelpaden:doel-wijzig", _doel),
    _geval("ontwikkelpaden:doel-wijzig", _doel, "post", actie="bereikt"),
    _geval("api-mijn-zelfevaluatie", _alleen_pk(AFGEROND)),
    _geval("api-mijn-zelfevaluatie", _alleen_pk(AFGEROND), "delete"),
    _geval("api-mijn-antwoord", _antwoord, "put", niveau="expert"),
    _geval("ontwikkelpaden:antwoord-bewijsstuk", _bewijs(pagina=True)),
    _geval("ontwikkelpaden:antwoord-bewijsstuk", _bewijs(pagina=True), "post", actie="wis"),
    Geval(
        "ontwikkelpaden:antwoord-bewijsstuk",
        EIGENAAR,
        _bewijs(pagina=True),
        methode="post",
        gegevens=_bestandvelden("verloopt_op", "geen_leerlingen"),
        geheim=GEHEIM,
        wat="bewaar",
    ),
    Geval(
        "api-mijn-antwoord-bewijsstuk",
        EIGENAAR,
        _bewijs(pagina=False),
        methode="put",
        gegevens=_bestandvelden("verlooptOp", "geenLeerlingen"),
        geheim=GEHEIM,
    ),
    _geval("api-mijn-antwoord-bewijsstuk", _bewijs(pagina=False), "delete"),
    _geval("api-mijn-zelfevaluatie-afronden", _alleen_pk(CONCEPT), "post"),
    _geval("api-mijn-doel", _doel),
    _geval("api-mijn-doel", _doel, "put", niveau="expert", status="open"),
    _geval("api-mijn-doel", _doel, "delete"),
    *(
        Geval(
            adres,
            INGELOGD,
            _pad,
            methode=methode,
            json=adres.startswith("api-"),
            geheim=GEHEIM,
            # Who adds to their own is told nothing; these are no pages to read.
            leest=EIGENAAR if methode != "get" else frozenset(),
        )
        for adres, methode in (
            ("ontwikkelpaden:mijn-pad-volgen", "post"),
            ("ontwikkelpaden:zelfevaluatie-begin", "get"),
            ("ontwikkelpaden:doel-nieuw", "get"),
            ("api-mijn-pad", "put"),
            ("api-mijn-pad", "delete"),
            ("register:passend", "get"),
            ("api-mijn-passend", "get"),
        )
    ),
    Geval("ontwikkelpaden:mijn-pad", INGELOGD, _pad, geheim=GEHEIM, leest=EIGENAAR),
]
