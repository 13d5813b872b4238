"""Route, deelnames and verklaringen of a teacher, and what an aanbieder was asked."""

from datetime import date
from http import HTTPStatus

from napl.enums import Rol
from napl.models import Lidmaatschap
from ontwikkelpaden.models import Doel
from register.domain.deelname.bevestiging import request_bevestiging
from register.domain.deelname.opbrengst import Opbrengsttekst, add_opbrengst
from register.domain.route.stap import Informeel, plan_informeel
from register.models import Aanbieder, Deelname
from tests.bestanden import VERLOOPT, make_pdf_bytes, upload
from tests.factories import NU, VANDAAG, AanbiederFactory
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie
from tests.register.route.bouw import make_deelname, make_doel, make_getypeerd, make_verklaring, typering_of

EIGENAAR = frozenset({Wie.EIGENAAR})
AANBIEDER = frozenset({Wie.AANBIEDER})
IEDEREEN = frozenset(Wie)
GEHEIM = "Zwaluwenstaart"


def _stap(spelers: Spelers) -> Gegevens:
    return {"pk": plan_informeel(Informeel(GEHEIM, "lezen"), by=spelers.eigenaar, at=NU).pk}


def _aanbieder(spelers: Spelers) -> Aanbieder:
    werk = Lidmaatschap.objects.get(gebruiker=spelers[Wie.AANBIEDER], rol=Rol.AANBIEDER)
    aanbieder: Aanbieder = AanbiederFactory.create(organisatie=werk.organisatie)
    return aanbieder


def _make(spelers: Spelers, hoever: str) -> Deelname:
    traject = make_getypeerd(GEHEIM, aanbieder=_aanbieder(spelers))
    return make_deelname(spelers.eigenaar, traject, hoever=hoever)


def _gepland(spelers: Spelers) -> Gegevens:
    return {"pk": _make(spelers, "gepland").pk}


def _afgerond(spelers: Spelers) -> Gegevens:
    return {"pk": _make(spelers, "afgerond").pk}


def _gevraagd(spelers: Spelers) -> Gegevens:
    deelname = _make(spelers, "afgerond")
    return {"pk": request_bevestiging(deelname, naam=GEHEIM, by=spelers.eigenaar, at=NU).pk}


def _opbrengst(spelers: Spelers) -> Gegevens:
    tekst = Opbrengsttekst(VANDAAG, ervaring=GEHEIM)
    return {"pk": add_opbrengst(_make(spelers, "afgerond"), tekst, by=spelers.eigenaar, at=NU).pk}


def _zonder_adres(spelers: Spelers) -> Gegevens:
    _make(spelers, "afgerond")
    return {}


def _over_deelname(spelers: Spelers) -> Gegevens:
    deelname = Deelname.objects.get(gebruiker=spelers.eigenaar)
    typering = typering_of(deelname)
    slug, niveau = typering.padversie.pad.slug, typering.niveau
    return {"deelname": deelname.pk, "ontwikkelpad": slug, "niveau": niveau, "naam": "Vera"}


def _verklaring(spelers: Spelers) -> Gegevens:
    return {"code": make_verklaring(spelers.eigenaar, _make(spelers, "afgerond")).code}


def _traject(spelers: Spelers) -> Gegevens:
    return {"slug": make_getypeerd("Openbaar").slug}


def _eigen_doel(spelers: Spelers) -> Gegevens:
    make_doel(spelers.eigenaar)
    return {}


DATUM = date(2026, 8, 1).isoformat()
VER_WEG = date(2028, 1, 1).isoformat()
INGELOGD = IEDEREEN - {Wie.BEZOEKER}

GEVALLEN = [
    Geval("register:route-traject", INGELOGD, _traject),
    Geval("register:deelname-nieuw", INGELOGD, _traject),
    Geval("register:route-stap", EIGENAAR, _stap, geheim=GEHEIM),
    *(
        Geval(
            "register:route-stap-doe",
            EIGENAAR,
            _stap,
            methode="post",
            gegevens=lambda _, actie=actie: {"actie": actie},  # type: ignore[misc]
            wat=actie,
        )
        for actie in ("naar-voren", "naar-achteren", "klaar", "heropen", "verwijder")
    ),
    Geval("register:deelname-detail", EIGENAAR, _afgerond, geheim=GEHEIM),
    Geval(
        "register:deelname-detail",
        EIGENAAR,
        _gepland,
        methode="post",
        gegevens=lambda _: {"actie": "start", "gestart": DATUM},
        geheim=GEHEIM,
        wat="start",
    ),
    Geval(
        "register:deelname-detail",
        EIGENAAR,
        _afgerond,
        methode="post",
        gegevens=lambda _: {"actie": "vraag-bevestiging", "naam": "Vera"},
        geheim=GEHEIM,
        wat="vraag",
    ),
    Geval("register:bewijsstuk", EIGENAAR, _afgerond, geheim=GEHEIM),
    Geval(
        "register:bewijsstuk",
        EIGENAAR,
        _afgerond,
        methode="post",
        gegevens=lambda _: {
            "bestand": upload(make_pdf_bytes()),
            "verloopt_op": VER_WEG,
            "geen_leerlingen": "on",
        },
        geheim=GEHEIM,
    ),
    Geval("register:opbrengst-nieuw", EIGENAAR, _afgerond, geheim=GEHEIM),
    Geval(
        "register:opbrengst-nieuw",
        EIGENAAR,
        _afgerond,
        methode="post",
        gegevens=lambda _: {"moment": DATUM, "ervaring": "Ik durf meer."},
        geheim=GEHEIM,
    ),
    Geval(
        "register:verklaring-nieuw",
        EIGENAAR,
        _afgerond,
        methode="post",
        gegevens=lambda _: {"typering": typering_of(Deelname.objects.get()).pk, "naam": "Vera"},
        geheim=GEHEIM,
    ),
    Geval(
        "register:route-stap",
        EIGENAAR,
        _stap,
        methode="post",
        gegevens=lambda _: {"titel": "Anders", "vorm": "lezen"},
        geheim=GEHEIM,
    ),
    # A goal of somebody else is not there to choose, and is not told.
    Geval(
        "register:route-informeel",
        EIGENAAR,
        _eigen_doel,
        methode="post",
        gegevens=lambda _: {"titel": "Lezen", "vorm": "lezen", "doel": Doel.objects.get().pk},
        anders=HTTPStatus.BAD_REQUEST,
        geheim=GEHEIM,
    ),
    Geval(
        "register:route-traject",
        EIGENAAR,
        lambda spelers: {**_traject(spelers), **_eigen_doel(spelers)},
        methode="post",
        gegevens=lambda _: {"doel": Doel.objects.get().pk},
        anders=HTTPStatus.BAD_REQUEST,
    ),
    Geval("register:opbrengst-wijzig", EIGENAAR, _opbrengst, geheim=GEHEIM),
    Geval(
        "register:opbrengst-wijzig",
        EIGENAAR,
        _opbrengst,
        methode="post",
        gegevens=lambda _: {"actie": "verwijder"},
        geheim=GEHEIM,
        wat="verwijder",
    ),
    Geval("register:verklaring-nieuw", EIGENAAR, _afgerond, geheim=GEHEIM),
    Geval("api-deelname-detail", EIGENAAR, _afgerond, geheim=GEHEIM),
    Geval("api-deelname-detail", EIGENAAR, _gepland, methode="delete", geheim=GEHEIM),
    Geval(
        "api-deelname-zet",
        EIGENAAR,
        _gepland,
        methode="post",
        json=True,
        gegevens=lambda _: {"status": "gestart", "datum": DATUM},
        geheim=GEHEIM,
    ),
    Geval(
        "api-deelname-bevestiging",
        EIGENAAR,
        _afgerond,
        methode="post",
        json=True,
        gegevens=lambda _: {"naam": "Vera"},
        geheim=GEHEIM,
    ),
    Geval("api-deelname-bevestiging", EIGENAAR, _gevraagd, methode="delete", geheim=GEHEIM),
    *(
        Geval(
            adres,
            EIGENAAR,
            maak,
            methode=methode,
            json=methode != "get",
            gegevens=lambda _, body=body: body,  # type: ignore[misc]
            geheim=GEHEIM,
        )
        for adres, maak, methode, body in (
            ("api-route-stap", _stap, "get", {}),
            ("api-route-stap", _stap, "put", {"titel": "Lezen", "vorm": "lezen"}),
            ("api-route-stap", _stap, "delete", {}),
            ("api-route-stap-stand", _stap, "post", {"stand": "klaar"}),
            ("api-route-stap-plaats", _stap, "post", {"richting": "naar-voren"}),
            ("api-opbrengst-list", _afgerond, "get", {}),
            ("api-opbrengst-list", _afgerond, "post", {"moment": DATUM, "ervaring": "Ik durf meer."}),
            ("api-opbrengst-detail", _opbrengst, "get", {}),
            ("api-opbrengst-detail", _opbrengst, "put", {"moment": DATUM, "ervaring": "Ik durf meer."}),
            ("api-opbrengst-detail", _opbrengst, "delete", {}),
            ("api-mijn-verklaring", _verklaring, "delete", {}),
        )
    ),
    # A statement about a deelname of another is refused as if there were no such deelname.
    Geval(
        "api-mijn-verklaringen",
        EIGENAAR,
        _zonder_adres,
        methode="post",
        json=True,
        gegevens=_over_deelname,
        geheim=GEHEIM,
    ),
    Geval(
        "api-opbrengst-bewijsstuk",
        EIGENAAR,
        _opbrengst,
        methode="put",
        gegevens=lambda _: {
            "bestand": upload(make_pdf_bytes()),
            "verlooptOp": VERLOOPT.isoformat(),
            "geenLeerlingen": "true",
        },
        geheim=GEHEIM,
    ),
    # Who asked, and only while they ask, is shown to the aanbieder of the traject.
    Geval("register:bevestiging-detail", AANBIEDER, _gevraagd, geheim=GEHEIM),
    *(
        Geval(
            "register:bevestiging-detail",
            AANBIEDER,
            _gevraagd,
            methode="post",
            gegevens=lambda _, actie=actie: {"actie": actie, "reden": "Niet af."},  # type: ignore[misc]
            geheim=GEHEIM,
            wat=actie,
        )
        for actie in ("bevestig", "weiger")
    ),
    Geval(
        "api-bevestiging-detail",
        AANBIEDER,
        _gevraagd,
        methode="post",
        json=True,
        gegevens=lambda _: {"oordeel": "bevestigd"},
        geheim=GEHEIM,
    ),
    # A statement is for whoever was given the code, with an account or without.
    *(
        Geval(f"register:verklaring-{vorm}", INGELOGD, _verklaring, bezoeker=HTTPStatus.OK)
        for vorm in ("detail", "pdf", "json")
    ),
]
