"""The figures of an aanbieder: counted without a person, never so little that it is somebody."""

import json
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from napl import klok
from napl.enums import Rol
from register.domain.cijfers.tellen import count_partij, purge_cijfers
from register.domain.queries.trajectcijfers import months_until, read_cijfers
from register.enums import Cijfersoort
from register.models import Traject, Trajectcijfer
from register.views import cijferlog
from tests.factories import make_traject
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_lid

pytestmark = pytest.mark.django_db
BEKEKEN, BEWAARD = Cijfersoort.BEKEKEN, Cijfersoort.BEWAARD
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}
Genoteerd = list[tuple[Cijfersoort, list[int]]]


def regel(soort: str, *pks: int, dag: str = "2026-09-01") -> str:
    return json.dumps([dag, soort, pks])


def tel(traject: Traject, soort: Cijfersoort, aantal: int, dag: date | None = None) -> None:
    Trajectcijfer.objects.create(traject=traject, soort=soort, dag=dag or klok.vandaag(), aantal=aantal)


def client_of(gebruiker: object) -> Client:
    client = Client()
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")  # type: ignore[arg-type]
    return client


@pytest.fixture
def genoteerd(monkeypatch: pytest.MonkeyPatch) -> Genoteerd:
    seen: Genoteerd = []
    monkeypatch.setattr(cijferlog, "note_cijfers", lambda soort, pks, dag: seen.append((soort, list(pks))))
    return seen


def test_a_batch_is_added_up_once_and_what_makes_no_sense_is_passed_over() -> None:
    een, twee = make_traject("Een"), make_traject("Twee")
    sleutel = uuid4()
    regels = [
        regel("bekeken", een.pk),
        regel("bekeken", een.pk),
        regel("gevonden", een.pk, twee.pk, 999_999),
        regel("verzonnen", een.pk),
        "geen json",
        regel("bekeken", twee.pk, dag="gisteren"),
    ]
    assert count_partij(sleutel, regels, dag=date(2026, 9, 1)) == 4
    assert count_partij(sleutel, regels, dag=date(2026, 9, 1)) == 0
    assert count_partij(uuid4(), [regel("bekeken", een.pk)], dag=date(2026, 9, 1)) == 1
    rows = Trajectcijfer.objects.order_by("soort", "traject").values_list("traject", "soort", "aantal")
    assert list(rows) == [(een.pk, "bekeken", 3), (een.pk, "gevonden", 1), (twee.pk, "gevonden", 1)]
    assert purge_cijfers(before=date(2026, 9, 2)) == 3


def test_pages_count_a_person_and_no_program(genoteerd: Genoteerd) -> None:
    traject = make_traject("Gezien")
    for agent in ("", "Googlebot/2.1", "curl/8.5.0", "python-requests/2.32"):
        Client().get(f"/trajecten/{traject.slug}/", headers={"User-Agent": agent})
    Client().head(f"/trajecten/{traject.slug}/", headers=BROWSER)
    Client().get(f"/trajecten/{traject.slug}/", headers={**BROWSER, "Sec-Purpose": "prefetch"})
    assert genoteerd == []
    client = Client(headers=BROWSER)
    client.get(f"/trajecten/{traject.slug}/")
    client.get("/trajecten/?q=gezien")
    for _ in range(2):
        client.post("/bewaarlijst/bewaar/", {"traject": traject.slug})
    assert [(soort, pks) for soort, pks in genoteerd if pks] == [
        (Cijfersoort.BEKEKEN, [traject.pk]),
        (Cijfersoort.GEVONDEN, [traject.pk]),
        (Cijfersoort.BEWAARD, [traject.pk]),
    ]


def test_going_on_to_the_aanbieder_is_counted(genoteerd: Genoteerd) -> None:
    traject = make_traject("Door", website="https://aanbieder.example/door")
    response = Client(headers=BROWSER).get(f"/trajecten/{traject.slug}/naar-aanbieder/")
    assert (response.status_code, response["Location"]) == (302, "https://aanbieder.example/door")
    assert genoteerd == [(Cijfersoort.DOORGEGAAN, [traject.pk])]
    assert Client().get("/trajecten/bestaat-niet/naar-aanbieder/").status_code == 404


def test_few_saves_are_not_told_and_cannot_be_found_by_subtracting() -> None:
    traject, op = make_traject("Bewaard"), date(2026, 9, 20)
    tel(traject, BEWAARD, 9, date(2026, 8, 3))
    tel(traject, BEWAARD, 2, date(2026, 9, 3))
    tel(traject, BEKEKEN, 2, date(2026, 9, 3))
    found = read_cijfers([traject.pk], op)
    sept = found.cellen[traject.pk, date(2026, 9, 1)].getallen
    assert (str(sept[BEWAARD]), str(sept[BEKEKEN])) == ("minder dan 5", "2")
    assert str(found.cellen[traject.pk, date(2026, 8, 1)].getallen[BEWAARD]) == "9"
    assert str(found.traject(traject.pk).getallen[BEWAARD]) == "ten minste 9", "not 11"
    assert months_until(op)[0] == date(2025, 10, 1)


def test_an_aanbieder_sees_its_own_and_nobody_elses(client_met: Callable[..., Client]) -> None:
    aanbieder, ander = maak_aanbieder(), maak_aanbieder()
    eigen = make_traject("Eigen traject", aanbieders=[aanbieder])
    vreemd = make_traject("Geheim van de buren", aanbieders=[ander])
    tel(eigen, BEKEKEN, 31)
    tel(vreemd, BEKEKEN, 77)
    client = client_of(maak_lid(aanbieder))
    for url in ("/aanbod/cijfers/", "/aanbod/cijfers/cijfers.csv"):
        text = client.get(url).content.decode()
        assert "Eigen traject" in text
        assert "31" in text
        assert vreemd.live is not None
        assert vreemd.live.naam not in text
        for vraag in (f"aanbieder={ander.slug}", f"traject={vreemd.slug}"):
            assert client.get(f"{url}?{vraag}").status_code == 404
    bureau = client_met(Rol.BEHANDELAAR)
    assert "Kies een aanbieder" in bureau.get("/aanbod/cijfers/").content.decode()
    assert "Geheim van de buren" in bureau.get(f"/aanbod/cijfers/?aanbieder={ander.slug}").content.decode()
    assert client_met(Rol.LERAAR).get("/aanbod/cijfers/").status_code == 403


@pytest.mark.parametrize("aantal", [2, 20])
def test_the_page_takes_as_many_queries_at_any_size(
    django_assert_num_queries: DjangoAssertNumQueries, aantal: int
) -> None:
    aanbieder = maak_aanbieder()
    for nummer in range(aantal):
        tel(make_traject(f"Traject {nummer}", aanbieders=[aanbieder]), BEKEKEN, nummer + 1)
    client = client_of(maak_lid(aanbieder))
    with django_assert_num_queries(8):
        html = client.get("/aanbod/cijfers/").content.decode()
    assert html.count('<th scope="row"><a') == aantal
