"""Team routes: the school leader manages, a member has a part of their own that the leader cannot open.

The colleague of the same school is not invited, so for the colleague the plan does not exist.
"""

from collections.abc import Callable
from datetime import date

from register.domain.teamroute.behoefte import state_behoefte
from register.domain.teamroute.deelname import accept_uitnodiging, invite_leden
from register.domain.teamroute.delen import look_at_gedeeld, share_pad
from register.domain.teamroute.doelen import add_doel, link_pad
from register.domain.teamroute.route import Routegegevens, create_teamroute
from register.domain.teamroute.samen import afdruk_van
from register.domain.teamroute.stappen import Teamstapgegevens, plan_teamstap
from register.models import Schooldoel, Schooldoelpad, Teamroute
from tests.factories import NU, PadversieFactory
from tests.rechtenmatrix.geval import Gegevens, Geval
from tests.rechtenmatrix.spelers import Spelers, Wie

NAAM = "Vertrouwelijk teamplan"
LID = "Gerda Geheim"
LEIDER = frozenset({Wie.SCHOOLLEIDER})
LID_ZELF = frozenset({Wie.EIGENAAR})
TEAM = LEIDER | LID_ZELF


def _plan(spelers: Spelers) -> Schooldoelpad:
    """Make a plan in which the owner takes part, shares a path, needs something and was looked at."""
    leider, lid = spelers[Wie.SCHOOLLEIDER], spelers.eigenaar
    lid.naam = LID
    lid.save()
    gegevens = Routegegevens(NAAM, date(2024, 8, 1), date(2028, 7, 31), ("po",))
    route = create_teamroute(spelers.school, gegevens, by=leider, at=NU)
    doel = add_doel(route, omschrijving="Iets bereiken", by=leider, at=NU)
    versie = PadversieFactory.create()
    doelpad = link_pad(doel, versie.pad, "expert", by=leider, at=NU)
    invite_leden(route, [lid], by=leider, at=NU)
    deelnemer = route.deelnemers.get()
    accept_uitnodiging(deelnemer, by=lid)
    share_pad(deelnemer, versie.pad, by=lid, at=NU, niveau="expert")
    state_behoefte(deelnemer, versie.pad, "expert", "po", by=lid, at=NU)
    look_at_gedeeld(route, by=leider, at=NU)
    return doelpad


def _route(spelers: Spelers) -> Gegevens:
    return {"pk": _plan(spelers).doel.teamroute_id}


def _doel(spelers: Spelers) -> Gegevens:
    row = _plan(spelers)
    return {"pk": row.doel.teamroute_id, "doel": row.doel_id}


def _doelpad(spelers: Spelers) -> Gegevens:
    row = _plan(spelers)
    return {"pk": row.doel.teamroute_id, "doelpad": row.pk}


def _stap(spelers: Spelers) -> Gegevens:
    row = _plan(spelers)
    gegevens = Teamstapgegevens(date(2026, 10, 1), date(2026, 11, 1), "Samen lessen")
    stap = plan_teamstap(row, gegevens, by=spelers[Wie.SCHOOLLEIDER], at=NU)
    return {"pk": row.doel.teamroute_id, "stap": stap.pk}


def _deling(spelers: Spelers) -> Gegevens:
    row = _plan(spelers)
    return {"pk": row.doel.teamroute_id, "slug": row.pad.slug}


def _pad_van_plan(_: Spelers) -> str:
    return Teamroute.objects.get(naam=NAAM).doelen.get().paden.get().pad.slug


def _geval(
    adres: str,
    mag: frozenset[Wie],
    maak: Callable[[Spelers], Gegevens],
    methode: str = "get",
    **post: str,
) -> Geval:
    return Geval(
        adres,
        mag,
        maak,
        methode=methode,
        gegevens=lambda _: post,
        json=adres.startswith("api-"),
        geheim=NAAM,
        wat=post.get("actie", ""),
    )


STAP = {"titel": "Anders", "begin_datum": "2026-10-01", "eind_datum": "2026-10-02"}
GEVALLEN = [
    _geval("register:teamroute-detail", TEAM, _route),
    _geval("register:teamroute-bewerken", LEIDER, _route),
    _geval("register:teamroute-bewerken", LEIDER, _route, "post", actie="sluit"),
    _geval("register:teamroute-doel", LEIDER, _doel),
    Geval(
        "register:teamroute-doel",
        LEIDER,
        _doel,
        methode="post",
        gegevens=lambda _: {
            "actie": "doel",
            "omschrijving": "Iets anders",
            "basis": afdruk_van(Schooldoel.objects.get()),
        },
        geheim=NAAM,
    ),
    _geval("register:teamroute-voorstellen", LEIDER, _doelpad),
    _geval("register:teamroute-stap-nieuw", LEIDER, _doelpad),
    _geval("register:teamroute-stap-nieuw", LEIDER, _doelpad, "post", **STAP),
    _geval("register:teamroute-stap", LEIDER, _stap),
    _geval("register:teamroute-stap", LEIDER, _stap, "post", actie="weg"),
    _geval("register:teamroute-uitnodigingen", LEIDER, _route),
    Geval(
        "register:teamroute-uitnodigingen",
        LEIDER,
        _route,
        methode="post",
        gegevens=lambda spelers: {"leden": [spelers[Wie.COLLEGA].pk]},
        geheim=NAAM,
    ),
    # A teacher's own page: the school leader is refused like everybody else.
    _geval("register:teamroute-mijn-deel", LID_ZELF, _route),
    _geval("register:teamroute-mijn-deel", LID_ZELF, _route, "post", actie="doe-niet-mee"),
    Geval(
        "register:teamroute-mijn-deel",
        LID_ZELF,
        _route,
        methode="post",
        gegevens=lambda spelers: {"actie": "stop", "pad": _pad_van_plan(spelers)},
        geheim=NAAM,
        wat="stop met delen",
    ),
    Geval("register:teamroute-gedeeld", TEAM, _route, geheim=LID),
    _geval("register:teamroute-behoeften", TEAM, _route),
    _geval("api-teamroute", TEAM, _route),
    Geval("api-teamroute-gedeeld", TEAM, _route, geheim=LID),
    _geval("api-teamroute-deling", LID_ZELF, _deling, "put", niveau="vakbekwaam"),
    _geval("api-teamroute-deling", LID_ZELF, _deling, "delete"),
]
