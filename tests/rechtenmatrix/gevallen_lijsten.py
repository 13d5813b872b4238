"""Lists and exports: everybody with an account has their own, and nobody reads in it what is another's."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

from napl.models import Deling
from ontwikkelpaden.domain.volgen import follow_pad
from register.domain.bewaren.waarschuwing import create_zoekwaarschuwing
from register.domain.route.stap import Informeel, plan_informeel, plan_traject
from register.domain.zoeken import Zoekvraag
from register.enums import Frequentie
from register.models import Verklaring, Zoekwaarschuwing
from tests.factories import NU, VANDAAG, make_uitvoering
from tests.ontwikkelpaden import mijn
from tests.ontwikkelpaden.bouw import maak_versie
from tests.ontwikkelpaden.mijn import maak_doel, maak_moment
from tests.rechtenmatrix import (
    gevallen_bewaren,
    gevallen_dossier,
    gevallen_team,
)
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie
from tests.register.route.bouw import make_deelname, make_getypeerd, make_verklaring

INGELOGD = frozenset(Wie) - {Wie.BEZOEKER}
EIGENAAR = frozenset({Wie.EIGENAAR})
TEAMROLLEN = frozenset({Wie.EIGENAAR, Wie.COLLEGA, Wie.SCHOOLLEIDER, Wie.ANDERE_LERAAR})
GEHEIM = "Zwaluwenstaart"
ADRES = "zwaluwenstaart@elders.test"
Maker = Callable[[Spelers], object]


def _file(spelers: Spelers) -> None:
    gevallen_dossier._bestand(spelers)


def _deling(spelers: Spelers) -> None:
    Deling.objects.create(
        eigenaar=spelers.eigenaar,
        deel="bestanden",
        ontvanger_email=ADRES,
        afdruk="0" * 64,
        geldig_van=date(2020, 1, 1),
        geldig_tot=date(2099, 1, 1),
    )


def _stap(spelers: Spelers) -> None:
    plan_informeel(Informeel(GEHEIM, "lezen"), by=spelers.eigenaar, at=NU)


def _deelname(spelers: Spelers) -> None:
    make_deelname(spelers.eigenaar, make_getypeerd(GEHEIM))


def _verklaring(spelers: Spelers) -> None:
    make_verklaring(spelers.eigenaar, make_deelname(spelers.eigenaar, make_getypeerd(GEHEIM)))


def _waarschuwing(spelers: Spelers) -> None:
    create_zoekwaarschuwing(
        Zoekvraag(q="rekenen"),
        naam=GEHEIM,
        frequentie=Frequentie.DAGELIJKS,
        by=spelers.eigenaar,
        at=NU,
        peildatum=VANDAAG,
    )


def _doel(spelers: Spelers) -> None:
    maak_doel(maak_versie(), spelers.eigenaar)


def _moment(spelers: Spelers) -> None:
    maak_moment(maak_versie(), spelers.eigenaar)


def _volgt(spelers: Spelers) -> None:
    follow_pad(maak_versie().pad, by=spelers.eigenaar, at=NU)


def _met_dag(spelers: Spelers) -> None:
    traject = make_getypeerd(GEHEIM)
    dagen = make_uitvoering(traject, start_datum=date(2099, 1, 1), eind_datum=date(2099, 6, 1))
    plan_traject(traject, by=spelers.eigenaar, at=NU, uitvoering=dagen)


def _lijst(
    adres: str,
    maak: Maker,
    geheim: str = GEHEIM,
    *,
    mag: frozenset[Wie] = INGELOGD,
    leest: frozenset[Wie] = EIGENAAR,
) -> Geval:
    """Return the row of a list: who may not have one at all gets a 403."""

    def make(spelers: Spelers) -> Gegevens:
        maak(spelers)
        return {}

    return Geval(adres, mag, make, geheim=geheim, leest=leest, anders=HTTPStatus.FORBIDDEN)


GEVALLEN = [
    _lijst("mijn", _stap),
    _lijst("mijn-bestanden", _file, gevallen_dossier.GEHEIM),
    _lijst("api-mijn-bestanden", _file, gevallen_dossier.GEHEIM),
    _lijst("mijn-delen", _deling, ADRES),
    _lijst("mijn-delen-nieuw", _file, gevallen_dossier.GEHEIM),
    _lijst("mijn-gegevens-zip", _stap),
    _lijst("api-mijn-gegevens", _stap),
    _lijst("register:route", _stap),
    _lijst("register:deelnames", _deelname),
    _lijst("api-deelname-list", _deelname),
    _lijst("register:verklaringen", _verklaring),
    _lijst("api-mijn-verklaringen", _verklaring),
    _lijst("api-route", _stap),
    _lijst("ontwikkelpaden:doel-list", _doel, mijn.GEHEIM),
    _lijst("api-mijn-doelen", _doel, mijn.GEHEIM),
    _lijst("register:zoekwaarschuwingen", _waarschuwing),
    _lijst(
        "register:teamlijsten",
        gevallen_bewaren._teamlijst,
        gevallen_bewaren.NAAM,
        mag=TEAMROLLEN,
        leest=gevallen_bewaren.TEAM,
    ),
    *(
        _lijst(
            adres,
            gevallen_team._route,
            gevallen_team.NAAM,
            mag=TEAMROLLEN,
            leest=gevallen_team.TEAM,
        )
        for adres in ("register:teamroutes", "api-teamroutes")
    ),
    # Nobody shares what is another's: to who asks it, it is not there to choose.
    Geval(
        "mijn-delen-nieuw",
        EIGENAAR,
        _lijst("", _file).maak,
        methode="post",
        gegevens=lambda spelers: {
            "wat": f"bestanden:{spelers.eigenaar.bestanden.get().pk}",
            "email": ADRES,
            "geldig_van": "2098-01-01",
            "tot_en_met": "2098-02-01",
        },
        anders=HTTPStatus.BAD_REQUEST,
        geheim=gevallen_dossier.GEHEIM,
    ),
    # Nobody takes back the statement of another, also not with its code.
    Geval(
        "register:verklaringen",
        EIGENAAR,
        _lijst("", _verklaring).maak,
        methode="post",
        gegevens=lambda _: {"code": Verklaring.objects.get().code},
    ),
    # A button of one's own list answers everybody alike: what is another's stays.
    Geval(
        "register:zoekwaarschuwing-wijzig",
        INGELOGD,
        _lijst("", _waarschuwing).maak,
        methode="post",
        gegevens=lambda _: {"waarschuwing": Zoekwaarschuwing.objects.get().pk, "actie": "verwijder"},
        leest=EIGENAAR,
        blijft=Zoekwaarschuwing.objects.exists,
    ),
    _lijst("ontwikkelpaden:mijn-paden", _moment, "", leest=INGELOGD),
    _lijst("mijn-gegevens", _stap, "", leest=INGELOGD),
    _lijst("api-mijn-paden", _volgt, '"rekenen"'),
    _lijst("api-mijn-zelfevaluaties", _moment, '"rekenen"'),
    _lijst("register:route-ical", _met_dag),
]
