"""Team routes of the demo: two of the school leader, one large enough to count, and one of a teacher."""

from datetime import date, datetime, timedelta

from django.db import transaction

from napl.domain.demo import BEGIN, DOMEIN
from napl.domain.organisatie import add_lidmaatschap
from napl.enums import Rol
from napl.models import Gebruiker, Organisatie
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.teamroute.aanbod import offer_behoeften, propose_regios
from register.domain.teamroute.behoefte import state_behoefte
from register.domain.teamroute.deelname import accept_uitnodiging, invite_leden
from register.domain.teamroute.delen import share_pad
from register.domain.teamroute.doelen import add_doel, link_pad
from register.domain.teamroute.lezen import propose_dates, schooljaar_van
from register.domain.teamroute.peilen import peil_behoeften
from register.domain.teamroute.route import Routegegevens, create_teamroute
from register.domain.teamroute.stappen import Teamstapgegevens, plan_teamstap
from register.domain.teamroute.voorstellen import suggest_trajecten
from register.models import Schooldoelpad, Teamroute, Traject

NAMEN = ("Noor", "Sanne", "Daan", "Yusuf", "Emma", "Milan", "Fleur", "Kees", "Aylin")
ROUTE = "Rekenen en lezen: samen een stap verder"
ROUTE_LERAAR = "Leesclub van de bovenbouw"
ROUTE_STARTERS = "Nieuwe collega's begeleiden"
REKENEN, TAAL = "rekenexpert-rekencoordinator", "taalexpert-taalcoordinator"
# A white spot at this level, for which six members ask (published as 5); only three ask for the other.
CURRICULUM = "curriculumdeskundigheid"


@transaction.atomic
def load_demo_teamroutes(*, peildatum: date, at: datetime) -> int:
    """Make the team routes that are not there yet; returns how many were made."""
    leider = Gebruiker.objects.filter(email=f"schoolleider@{DOMEIN}").first()
    leraar = Gebruiker.objects.filter(email=f"leraar@{DOMEIN}").first()
    if leider is None or leraar is None:
        return 0
    school = Organisatie.objects.get(lidmaatschappen__gebruiker=leider)
    if Teamroute.objects.filter(organisatie=school, naam__in=(ROUTE, ROUTE_LERAAR)).exists():
        return 0
    collegas = [_collega(naam, school, at=at) for naam in NAMEN]
    _route_of_leider(school, leider, leraar, collegas, peildatum=peildatum, at=at)
    _route_of_leraar(school, leraar, collegas[:2], peildatum=peildatum, at=at)
    _invite_only(school, leider, [leraar, *collegas[2:4]], peildatum=peildatum, at=at)
    return 3


def _collega(naam: str, school: Organisatie, *, at: datetime) -> Gebruiker:
    """Make a colleague who cannot log in: without a password."""
    email = f"collega.{naam.lower()}@{DOMEIN}"
    found = Gebruiker.objects.filter(email=email).first()
    gebruiker = found or Gebruiker.objects.create_user(email, naam=f"{naam} (verzonnen)", aangemaakt_op=at)
    add_lidmaatschap(gebruiker, school, Rol.LERAAR, geldig_van=BEGIN, at=at)
    return gebruiker


def _pad(slug: str) -> Ontwikkelpad:
    return Ontwikkelpad.objects.get(slug=slug)


def _gegevens(naam: str, aanleiding: str, peildatum: date) -> Routegegevens:
    begin, eind = schooljaar_van(peildatum)
    return Routegegevens(naam, begin, eind, ("po",), aanleiding)


def _route_of_leider(
    school: Organisatie,
    leider: Gebruiker,
    leraar: Gebruiker,
    collegas: list[Gebruiker],
    *,
    peildatum: date,
    at: datetime,
) -> None:
    reden = "Verzonnen voorbeeld. Uit de toetsen bleek dat rekenen en lezen meer samenhang nodig hebben."
    route = create_teamroute(school, _gegevens(ROUTE, reden, peildatum), by=leider, at=at)
    curriculum, taal = _pad(CURRICULUM), _pad(TAAL)
    een = add_doel(route, omschrijving="De rekenlessen van alle groepen sluiten aan.", by=leider, at=at)
    twee = add_doel(route, omschrijving="Elk kind leest met plezier en begrip.", by=leider, at=at)
    reken = link_pad(een, _pad(REKENEN), "expert", by=leider, at=at)
    samenhang = link_pad(een, curriculum, "vakbekwaam", by=leider, at=at)
    lezen = link_pad(twee, taal, "vakbekwaam", by=leider, at=at)
    _plan(reken, route, leider, begin=route.begin_datum + timedelta(days=45), peildatum=peildatum, at=at)
    _samen(samenhang, route, "Lessen bij elkaar bekijken en nabespreken", 75, 150, leider, at=at)
    _samen(samenhang, route, "Een leerlijn rekenen maken, groep 3 tot en met 8", 160, 300, leider, at=at)
    _plan(lezen, route, leider, begin=route.begin_datum + timedelta(days=160), peildatum=peildatum, at=at)
    _samen(lezen, route, "Elke maand een kinderboek bespreken", 60, 330, leider, at=at)
    leden = [leraar, *collegas]
    invite_leden(route, leden, by=leider, at=at)
    for lid in leden[:-1]:
        accept_uitnodiging(route.deelnemers.get(gebruiker=lid), by=lid)
    for lid, niveau in ((leraar, "vakbekwaam"), (collegas[0], "expert"), (collegas[1], "")):
        share_pad(route.deelnemers.get(gebruiker=lid), curriculum, by=lid, at=at, niveau=niveau)
    share_pad(route.deelnemers.get(gebruiker=collegas[2]), taal, by=collegas[2], at=at)
    for lid in leden[:6]:
        _need(route, lid, curriculum, "vakbekwaam", at=at)
    for lid in leden[:3]:
        _need(route, lid, taal, "vakbekwaam", at=at)
    peil_behoeften(route, at=at)
    near, _ = propose_regios(route, peildatum)
    if near:
        offer_behoeften(route, near[0], by=leider, at=at)


def _route_of_leraar(
    school: Organisatie, leraar: Gebruiker, collegas: list[Gebruiker], *, peildatum: date, at: datetime
) -> None:
    reden = "Verzonnen voorbeeld. Drie leraren willen samen meer met jeugdboeken doen."
    route = create_teamroute(school, _gegevens(ROUTE_LERAAR, reden, peildatum), by=leraar, at=at)
    doel = add_doel(route, omschrijving="Elke klas leest elke dag.", by=leraar, at=at)
    doelpad = link_pad(doel, _pad(TAAL), "vakbekwaam", by=leraar, at=at)
    _samen(doelpad, route, "Elke zes weken een boek bespreken", 40, 300, leraar, at=at)
    invite_leden(route, collegas, by=leraar, at=at)
    eerste = route.deelnemers.get(gebruiker=collegas[0])
    accept_uitnodiging(eerste, by=collegas[0])
    share_pad(eerste, doelpad.pad, by=collegas[0], at=at)


def _invite_only(
    school: Organisatie, leider: Gebruiker, leden: list[Gebruiker], *, peildatum: date, at: datetime
) -> None:
    """Make a plan that nobody answered yet, so that the demo teacher finds an invitation."""
    reden = "Verzonnen voorbeeld. Er beginnen dit jaar twee nieuwe collega's."
    route = create_teamroute(school, _gegevens(ROUTE_STARTERS, reden, peildatum), by=leider, at=at)
    add_doel(route, omschrijving="Nieuwe collega's voelen zich snel thuis.", by=leider, at=at)
    invite_leden(route, leden, by=leider, at=at)


def _need(route: Teamroute, lid: Gebruiker, pad: Ontwikkelpad, niveau: str, *, at: datetime) -> None:
    state_behoefte(route.deelnemers.get(gebruiker=lid), pad, niveau, "po", by=lid, at=at)


def _plan(
    doelpad: Schooldoelpad,
    route: Teamroute,
    by: Gebruiker,
    *,
    begin: date,
    peildatum: date,
    at: datetime,
) -> None:
    """Plan the first traject that is proposed, when there is any."""
    voorstellen = suggest_trajecten(doelpad, route=route, peildatum=peildatum)
    if not voorstellen:
        return
    traject = Traject.objects.get(slug=voorstellen[0].kaart.slug)
    dates = propose_dates(traject, route, peildatum) or (begin, begin + timedelta(days=120))
    gegevens = Teamstapgegevens(*dates, organiseert="De schoolleider")
    plan_teamstap(doelpad, gegevens, traject=traject, by=by, at=at)


def _samen(
    doelpad: Schooldoelpad,
    route: Teamroute,
    titel: str,
    van: int,
    tot: int,
    by: Gebruiker,
    *,
    at: datetime,
) -> None:
    begin = route.begin_datum + timedelta(days=van)
    gegevens = Teamstapgegevens(begin, route.begin_datum + timedelta(days=tot), titel, "De bouwleider")
    plan_teamstap(doelpad, gegevens, by=by, at=at)
