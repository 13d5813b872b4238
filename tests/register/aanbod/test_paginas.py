"""The pages: register, verify, invite; nothing typed is lost, and nobody of elsewhere sees a thing."""

from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.test import Client

from napl import klok
from napl.domain.dossier import delete_account, erase_alles, export_gegevens
from napl.enums import Rol
from napl.models import Bericht, Gebruiker, Organisatie
from register.domain.aanbod.uitnodigen import invite_lid
from register.enums import Aanbodrol, Aanmeldingstatus
from register.models import Aanbieder, Aanboduitnodiging, Aanmelding
from tests.factories import NU, AanbiederFactory, make_gebruiker
from tests.register.aanbod.bouw import KVK, make_aanmelding, make_bezet, make_goedgekeurd, make_lid

pytestmark = pytest.mark.django_db
BEGIN, FORMULIER = "/aanbod/aanmelden/", "/aanbod/aanmelden/formulier/"
INVOER = {"naam": "Leerwerk Academie", "soort": "privaat", "kvk": KVK, "toelichting": "Ik ben directeur."}


@pytest.fixture(autouse=True)
def _clean_cache() -> None:
    cache.clear()


def client_of(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_first_page_says_what_it_brings_costs_and_takes_and_offers_the_check() -> None:
    html = client_of(make_gebruiker()).get(BEGIN).content.decode()
    for text in ("Wat het u brengt", "Wat het kost", "Hoe lang het duurt", "zelfcheck"):
        assert text in html
    check = client_of(make_gebruiker()).get(f"{BEGIN}zelfcheck/?klaar=1&ja=doelen&ja=raar").content.decode()
    assert "Nog 6 punten" in check


def test_an_error_loses_nothing_that_was_typed() -> None:
    answer = client_of(make_gebruiker()).post(FORMULIER, {**INVOER, "kvk": "11111111"})
    html = answer.content.decode()
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Een KvK-nummer heeft 8 cijfers" in html
    assert "Ik ben directeur." in html
    assert "Leerwerk Academie" in html
    assert not Aanmelding.objects.exists()


def test_names_that_are_alike_are_asked_about_before_anything_is_sent() -> None:
    known = AanbiederFactory.create(naam="Leerwerk Academie Ede")
    client = client_of(make_gebruiker())
    asked = client.post(FORMULIER, INVOER)
    assert asked.status_code == HTTPStatus.OK
    assert "Ja, dit zijn wij: Leerwerk Academie Ede" in asked.content.decode()
    assert not Aanmelding.objects.exists()
    # Asked once already: now it is an error not to choose.
    assert client.post(FORMULIER, {**INVOER, "gevraagd": "ja"}).status_code == HTTPStatus.BAD_REQUEST
    assert client.post(FORMULIER, {**INVOER, "keuze": str(known.pk)}).status_code == HTTPStatus.FOUND
    assert Aanmelding.objects.get().aanbieder == known


def test_who_is_managed_already_cannot_be_claimed_and_no_names_of_people_show() -> None:
    bezet = make_bezet("Leerwerk Academie")
    lid = make_lid(bezet.organisatie, Aanbodrol.BEHEERDER)  # type: ignore[arg-type]
    answer = client_of(make_gebruiker()).post(FORMULIER, {**INVOER, "keuze": str(bezet.pk)})
    html = answer.content.decode()
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "doet al mee" in html
    assert lid.email not in html
    assert lid.naam not in html


def test_from_form_to_home_with_a_question_in_between() -> None:
    els, bureau = make_gebruiker(), client_of(make_gebruiker(Rol.BEHANDELAAR))
    applicant = client_of(els)
    assert applicant.get("/aanbod/").status_code == HTTPStatus.FORBIDDEN
    applicant.post(FORMULIER, INVOER)
    row = Aanmelding.objects.get()
    adres = f"/bureau/aanmeldingen/{row.pk}/"
    assert "Leerwerk Academie" in bureau.get("/bureau/aanmeldingen/").content.decode()
    detail = bureau.get(adres).content.decode()
    for text in (
        "Wat wij zelf controleerden",
        "(hier komt uw reden)",
        "Wij hebben uw aanmelding",
        "Staat klaar",
    ):
        assert text in detail
    empty = bureau.post(adres, {"actie": "wijs-af", "reden": ""})
    assert empty.status_code == HTTPStatus.BAD_REQUEST
    bureau.post(adres, {"actie": "vraag", "reden": "Wat is uw functie?"})
    assert "Wat is uw functie?" in applicant.get(FORMULIER).content.decode()
    applicant.post(FORMULIER, {**INVOER, "toelichting": "Directeur en eigenaar."})
    assert bureau.post(adres, {"actie": "keur-goed"}).status_code == HTTPStatus.FOUND
    home = applicant.get("/aanbod/").content.decode()
    for text in ("Wat op u wacht", "Beschrijf een traject", "Mensen en rollen", "Leerwerk Academie"):
        assert text in home
    assert Bericht.objects.filter(gebruiker=els).count() == len(("receipt", "question", "receipt", "yes"))


@pytest.mark.parametrize("stand", [Aanmeldingstatus.AFGEWEZEN, Aanmeldingstatus.INGETROKKEN])
@pytest.mark.parametrize("actie", ["keur-goed", "vraag", "wijs-af"])
def test_the_page_refuses_what_is_decided(stand: str, actie: str) -> None:
    row = make_aanmelding()
    Aanmelding.objects.update(status=stand, reden="Nee.")
    bureau = client_of(make_gebruiker(Rol.BEHANDELAAR))
    answer = bureau.post(f"/bureau/aanmeldingen/{row.pk}/", {"actie": actie, "reden": "Toch."})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert Aanmelding.objects.get().status == stand
    assert not Aanbieder.objects.exists()


def test_another_applicant_sees_nothing_of_an_aanmelding() -> None:
    make_aanmelding(naam="Zwaluwhuis Geheim")
    other = client_of(make_gebruiker())
    for adres in (BEGIN, FORMULIER):
        assert "Zwaluwhuis" not in other.get(adres).content.decode()
    other.post(BEGIN)
    assert Aanmelding.objects.get().status == Aanmeldingstatus.INGEDIEND


def personeel(organisatie: Organisatie, els: Gebruiker) -> list[tuple[str, str]]:
    row, _ = invite_lid(
        organisatie, email="geheim@zwaluw.test", rollen=[Aanbodrol.REDACTEUR], by=els, at=klok.nu()
    )
    leden = f"/aanbod/leden/{organisatie.pk}"
    return [
        ("get", f"{leden}/uitnodigen/"),
        ("post", f"{leden}/uitnodigen/"),
        ("get", f"{leden}/{els.pk}/"),
        ("post", f"{leden}/{els.pk}/"),
        ("post", f"{leden}/uitnodigingen/{row.pk}/intrekken/"),
    ]


@pytest.mark.parametrize("wie", ["elders", "redacteur", "zonder rol"])
def test_people_of_an_aanbieder_are_not_there_for_who_may_not(wie: str) -> None:
    els, organisatie = make_goedgekeurd("Zwaluwhuis Geheim")
    adressen = personeel(organisatie, els)
    strangers = {
        "elders": make_goedgekeurd("Ander huis", kvk="27312153")[0],
        "redacteur": make_lid(organisatie, Aanbodrol.REDACTEUR),
        "zonder rol": make_gebruiker(),
    }
    stranger = strangers[wie]
    client = client_of(stranger)
    expected = HTTPStatus.FORBIDDEN if wie == "zonder rol" else HTTPStatus.NOT_FOUND
    for methode, adres in adressen:
        answer = getattr(client, methode)(
            adres, {"actie": "stop", "email": "z@y.test", "rollen": "beheerder"}
        )
        assert answer.status_code == expected, adres
        assert "Zwaluwhuis" not in answer.content.decode()
    assert Aanboduitnodiging.objects.get().ingetrokken_op is None
    for adres in ("/aanbod/", "/aanbod/leden/"):
        html = client.get(adres).content.decode()
        assert "geheim@zwaluw.test" not in html
        assert ("Zwaluwhuis" in html) == (wie == "redacteur")


def test_a_beheerder_invites_changes_and_ends_on_the_pages() -> None:
    els, organisatie = make_goedgekeurd()
    client, jan = client_of(els), make_gebruiker()
    leden = f"/aanbod/leden/{organisatie.pk}"
    wrong = client.post(f"{leden}/uitnodigen/", {"email": "jan@", "rollen": ["redacteur"]})
    assert wrong.status_code == HTTPStatus.BAD_REQUEST
    assert "jan@" in wrong.content.decode()
    client.post(f"{leden}/uitnodigen/", {"email": jan.email, "rollen": ["redacteur"]})
    assert jan.email in client.get("/aanbod/leden/").content.decode()
    link = next(part for part in Bericht.objects.get(gebruiker=jan).tekst.split() if "/uitnodiging/" in part)
    pad = "/aanbod/" + link.partition("/aanbod/")[2]
    assert client.get(pad).status_code == HTTPStatus.NOT_FOUND
    invited = client_of(jan)
    assert "redacteur" in invited.get(pad).content.decode()
    assert invited.post(pad).status_code == HTTPStatus.FOUND
    assert invited.post(pad).status_code == HTTPStatus.NOT_FOUND
    assert invited.get("/aanbod/").status_code == HTTPStatus.OK
    client.post(f"{leden}/{jan.pk}/", {"rollen": ["tekenbevoegd"]})
    assert "Tekenbevoegd" in invited.get("/aanbod/leden/").content.decode()
    last = client.post(f"{leden}/{els.pk}/", {"actie": "stop"})
    assert last.status_code == HTTPStatus.BAD_REQUEST
    assert "altijd een beheerder" in last.content.decode()
    client.post(f"{leden}/{jan.pk}/", {"actie": "stop"})
    assert invited.get("/aanbod/").status_code == HTTPStatus.FORBIDDEN


def test_export_and_erase_of_who_registered_an_aanbieder() -> None:
    els, organisatie = make_goedgekeurd(toelichting="Ik woon in Ede.")
    invite_lid(organisatie, email="a@b.test", rollen=[Aanbodrol.REDACTEUR], by=els, at=NU)
    exported = str(export_gegevens(els, at=NU)["aanbod"])
    for text in ("Ik woon in Ede.", "Tekenbevoegd", "a@b.test"):
        assert text in exported
    erase_alles(els, at=NU)
    row = Aanmelding.objects.get()
    assert (row.gebruiker, row.toelichting, row.organisatie) == (None, "", organisatie)
    assert Aanboduitnodiging.objects.get().uitgenodigd_door is None
    delete_account(els, at=NU)
    assert not organisatie.lidmaatschappen.exists()
