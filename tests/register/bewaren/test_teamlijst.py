"""The list of a team: colleagues see and change it, and nobody else learns anything of it."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl.enums import OrganisatieSoort, Rol
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from register.domain.bewaren import teamlijst
from register.domain.bewaren.lijst import keep_traject, write_notitie
from register.domain.bewaren.teamlijst import (
    create_teamlijst,
    delete_teamlijst,
    share_on_new_teamlijst,
    share_trajecten,
    unshare_traject,
)
from register.domain.traject import withdraw_traject
from register.models import Teamlijst, Teamlijstitem
from tests.factories import (
    NU,
    VANDAAG,
    GebruikerFactory,
    OrganisatieFactory,
    make_gebruiker,
    make_traject,
)

pytestmark = pytest.mark.django_db
LIJSTEN = "/mijn/teamlijsten/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def make_lid(team: Organisatie, rol: Rol = Rol.LERAAR, naam: str = "", **periode: Any) -> Gebruiker:
    gebruiker: Gebruiker = GebruikerFactory.create(naam=naam or f"Lid {Gebruiker.objects.count()}")
    values = {"geldig_van": date(2024, 1, 1), **periode}
    Lidmaatschap.objects.create(gebruiker=gebruiker, organisatie=team, rol=rol, **values)
    return gebruiker


def client_of(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, BACKEND)
    return client


@pytest.fixture
def school() -> Organisatie:
    team: Organisatie = OrganisatieFactory.create(naam="De Regenboog", soort=OrganisatieSoort.SCHOOL)
    return team


@pytest.fixture
def vera(school: Organisatie) -> Gebruiker:
    return make_lid(school, naam="Vera")


@pytest.fixture
def lijst(school: Organisatie, vera: Gebruiker) -> Teamlijst:
    """Make a list with something on it that could leak."""
    lijst, _ = share_on_new_teamlijst(
        school,
        [make_traject("Rekenen samen")],
        naam="Rekenbeleid",
        opmerking="Iets voor de bovenbouw",
        by=vera,
        at=NU,
    )
    return lijst


def outsiders(school: Organisatie) -> dict[str, Gebruiker]:
    other = OrganisatieFactory.create(soort=OrganisatieSoort.SCHOOL)
    return {
        "another school": make_lid(other),
        "head of another school": make_lid(other, Rol.SCHOOLLEIDER),
        "left the school": make_lid(school, geldig_tot=date(2024, 6, 1)),
        "begins later": make_lid(school, geldig_van=date(2999, 1, 1)),
        "another role here": make_lid(school, Rol.BESTUURDER),
        "the bureau": make_gebruiker(Rol.BEHEER, Rol.COORDINATOR),
        "no role": GebruikerFactory.create(),
    }


OUTSIDERS = (
    "another school",
    "head of another school",
    "left the school",
    "begins later",
    "another role here",
    "the bureau",
    "no role",
)


@pytest.mark.parametrize("wie", OUTSIDERS)
def test_others_see_nothing_and_change_nothing(
    wie: str, school: Organisatie, lijst: Teamlijst, vera: Gebruiker
) -> None:
    people = outsiders(school)
    assert set(people) == set(OUTSIDERS)
    other, traject = people[wie], lijst.items.get().traject
    client, url = client_of(other), f"{LIJSTEN}{lijst.pk}/"
    for answer in (
        client.get(url),
        client.post(url, {"traject": traject.slug}),
        client.post(url, {"actie": "verwijder-lijst"}),
        client.get(LIJSTEN),
        client.get(f"{LIJSTEN}delen/?traject={traject.slug}"),
        client.post(f"{LIJSTEN}delen/?traject={traject.slug}", {"lijst": f"lijst-{lijst.pk}"}),
        client.post(f"{LIJSTEN}delen/?traject={traject.slug}", {"lijst": f"nieuw-{school.pk}", "naam": "x"}),
    ):
        html = answer.content.decode()
        assert answer.status_code in {200, 400, 403}
        for secret in ("Rekenbeleid", "bovenbouw", "Vera", "De Regenboog"):
            assert secret not in html
    assert client.get(url).status_code == 403
    for attempt in (
        lambda: create_teamlijst(school, naam="Van buiten", by=other, at=NU),
        lambda: share_trajecten(lijst, [make_traject()], by=other, at=NU),
        lambda: unshare_traject(lijst, traject, by=other),
        lambda: delete_teamlijst(lijst, by=other),
    ):
        with pytest.raises(GeenRecht):
            attempt()
    assert list(Teamlijstitem.objects.values_list("traject", "toegevoegd_door")) == [(traject.pk, vera.pk)]
    assert Teamlijst.objects.count() == 1


def test_a_visitor_logs_in_first(lijst: Teamlijst) -> None:
    answer = Client().get(f"{LIJSTEN}{lijst.pk}/")
    assert answer["Location"] == f"/account/inloggen/?next={LIJSTEN}{lijst.pk}/"


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.SCHOOLLEIDER])
def test_a_colleague_sees_it_and_who_added_what(rol: Rol, school: Organisatie, lijst: Teamlijst) -> None:
    client = client_of(make_lid(school, rol))
    assert "Rekenbeleid" in client.get(LIJSTEN).content.decode()
    html = client.get(f"{LIJSTEN}{lijst.pk}/").content.decode()
    assert "Rekenen samen" in html
    assert "Toegevoegd door Vera op 1 september 2026" in html
    assert "Iets voor de bovenbouw" in html


def test_a_board_has_lists_too() -> None:
    board = OrganisatieFactory.create(soort=OrganisatieSoort.SCHOOLBESTUUR)
    assert create_teamlijst(board, naam="Bestuur", by=make_lid(board, Rol.SCHOOLLEIDER), at=NU).pk


def test_a_colleague_without_a_name_is_not_shown_by_address(
    school: Organisatie, lijst: Teamlijst, vera: Gebruiker
) -> None:
    Gebruiker.objects.filter(pk=vera.pk).update(naam="")
    html = client_of(make_lid(school)).get(f"{LIJSTEN}{lijst.pk}/").content.decode()
    assert "Toegevoegd door een collega" in html
    assert vera.email not in html


def test_the_choice_of_the_bewaarlijst_is_copied_without_the_note(
    school: Organisatie, vera: Gebruiker
) -> None:
    een, twee = make_traject("Een"), make_traject("Twee")
    for traject in (een, twee):
        keep_traject(traject, by=vera, at=NU)
        write_notitie(traject, "Mijn baas mag dit niet weten", by=vera)
    client = client_of(vera)
    assert "Deel met mijn team" in client.get("/bewaarlijst/").content.decode()
    assert (
        "Deel met mijn team" not in client_of(GebruikerFactory.create()).get("/bewaarlijst/").content.decode()
    )
    url = f"{LIJSTEN}delen/?traject={een.slug}&traject={twee.slug}"
    html = client.get(url).content.decode()
    assert "al uw collega's in dit team kunnen dit lezen" in html
    data = {"lijst": f"nieuw-{school.pk}", "naam": "Studiedag", "opmerking": "Wie gaat mee?"}
    answer = client.post(url, data)
    lijst = Teamlijst.objects.get()
    assert answer["Location"] == f"{LIJSTEN}{lijst.pk}/"
    html = client_of(make_lid(school)).get(answer["Location"]).content.decode()
    assert html.count("Wie gaat mee?") == 2
    assert "Mijn baas" not in html
    again = client.post(url, {"lijst": f"lijst-{lijst.pk}", "opmerking": "Nog eens"})
    assert "2 stond er al op" in client.get(again["Location"]).content.decode()
    assert not Teamlijstitem.objects.filter(opmerking="Nog eens").exists()


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({"lijst": "nieuw", "naam": ""}, "Geef de lijst een naam."),
        ({"lijst": "nieuw", "naam": "rekenbeleid"}, "Uw team heeft al een lijst met de naam"),
        ({"lijst": "nieuw", "naam": "x" * 101}, "De naam is te lang: 101 tekens"),
        (
            {"lijst": "nieuw", "naam": "Nieuw", "opmerking": "Getypt" + "x" * 500},
            "Uw opmerking is te lang: 506",
        ),
        ({"lijst": "lijst-0", "naam": ""}, "Kies een van deze lijsten."),
        ({"naam": "Nieuw"}, "Kies een lijst."),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_refusal_names_the_field_loses_nothing_and_makes_nothing(
    school: Organisatie, lijst: Teamlijst, vera: Gebruiker, data: dict[str, str], melding: str
) -> None:
    if data.get("lijst") == "nieuw":
        data = {**data, "lijst": f"nieuw-{school.pk}"}
    answer = client_of(vera).post(f"{LIJSTEN}delen/?traject={make_traject('Nieuw').slug}", data)
    assert answer.status_code == 400
    html = answer.content.decode()
    assert melding in html
    assert data["naam"] in html
    assert data.get("opmerking", "") in html
    assert (Teamlijst.objects.count(), Teamlijstitem.objects.count()) == (1, 1)


def test_sharing_nothing_leads_back(vera: Gebruiker) -> None:
    client = client_of(vera)
    for query in ("", "?traject=bestaat-niet", "?traject=%00"):
        answer = client.get(f"{LIJSTEN}delen/{query}")
        assert answer["Location"] == "/bewaarlijst/"
    assert "Kies eerst op uw bewaarlijst" in client.get("/bewaarlijst/").content.decode()


def test_any_colleague_takes_off_and_an_empty_list_can_go(school: Organisatie, lijst: Teamlijst) -> None:
    client, url = client_of(make_lid(school)), f"{LIJSTEN}{lijst.pk}/"
    html = client.post(url, {"actie": "verwijder-lijst"}, follow=True).content.decode()
    assert "Er staan nog trajecten op deze lijst" in html
    client.post(url, {"traject": lijst.items.get().traject.slug})
    client.post(url, {"traject": "\x00"})
    assert not lijst.items.exists()
    assert client.post(url, {"actie": "verwijder-lijst"})["Location"] == LIJSTEN
    assert not Teamlijst.objects.exists()
    assert client.get(url).status_code == 404


def test_what_was_withdrawn_stays_visible_with_the_reason(school: Organisatie, lijst: Teamlijst) -> None:
    traject = lijst.items.get().traject
    withdraw_traject(traject, reden="De aanbieder stopt.", by=make_gebruiker(Rol.BESLISSER), at=NU)
    html = client_of(make_lid(school)).get(f"{LIJSTEN}{lijst.pk}/").content.decode()
    assert "Staat niet meer in het register sinds 1 september 2026" in html
    assert "De aanbieder stopt." in html


def test_a_list_and_their_number_are_bounded(
    school: Organisatie, lijst: Teamlijst, vera: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teamlijst, "MAX_OP_LIJST", 1)
    monkeypatch.setattr(teamlijst, "MAX_LIJSTEN", 1)
    with pytest.raises(Domeinfout, match="Deze lijst is vol"):
        share_trajecten(lijst, [make_traject("Te veel")], by=vera, at=NU)
    with pytest.raises(Domeinfout, match="heeft al 1 lijsten"):
        create_teamlijst(school, naam="Te veel", by=vera, at=NU)


def test_the_database_keeps_a_traject_once_and_a_remark_short(lijst: Teamlijst) -> None:
    item = lijst.items.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Teamlijstitem.objects.create(lijst=lijst, traject=item.traject, toegevoegd_op=NU)
    with pytest.raises(IntegrityError), transaction.atomic():
        Teamlijstitem.objects.update(opmerking="x" * 501)


@pytest.mark.parametrize("aantal", [5, 50])
def test_a_list_takes_as_many_queries_for_five_as_for_fifty(
    aantal: int,
    school: Organisatie,
    vera: Gebruiker,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    lijst = create_teamlijst(school, naam="Lang", by=vera, at=NU)
    share_trajecten(lijst, [make_traject(f"Traject {number}") for number in range(aantal)], by=vera, at=NU)
    client = client_of(vera)
    with django_assert_num_queries(12):
        html = client.get(f"{LIJSTEN}{lijst.pk}/").content.decode()
    assert html.count('class="napl-bewaard"') == aantal


def test_a_list_is_seen_on_the_date_of_the_membership(school: Organisatie, lijst: Teamlijst) -> None:
    former = make_lid(school, geldig_tot=VANDAAG)
    assert Teamlijst.objects.zichtbaar_voor(former, date(2026, 8, 31)).exists()
    assert not Teamlijst.objects.zichtbaar_voor(former, VANDAAG).exists()
