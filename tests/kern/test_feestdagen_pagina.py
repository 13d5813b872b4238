"""The page of the holidays: what it shows, what it refuses, and that nothing typed is lost."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from napl.enums import Rol
from napl.models import Feestdag

pytestmark = pytest.mark.django_db
ADRES = "/bureau/feestdagen/"
EXTRA = {"datum": "2027-05-07", "naam": "Brugdag", "soort": "telt", "grond": "besluit van 1 maart 2027"}


@pytest.fixture
def client(client_met: Callable[..., Client]) -> Client:
    return client_met(Rol.COORDINATOR)


def test_the_days_of_the_law_are_there_by_themselves(client: Client) -> None:
    html = client.get(ADRES, {"jaar": "2027"}).content.decode()
    assert "Feestdagen in 2027" in html
    for text in ("dinsdag 27 april", "Koningsdag", "vrijdag 26 maart", "Goede Vrijdag"):
        assert text in html


def test_a_day_is_added_and_taken_back(client: Client) -> None:
    page = client.post(ADRES, EXTRA, follow=True)
    html = page.content.decode()
    assert page.redirect_chain == [(f"{ADRES}?jaar=2027", 302)]
    assert "Opgeslagen: Brugdag. Termijnen die lopen, zijn opnieuw berekend." in html
    assert "vrijdag 7 mei" in html
    row = Feestdag.objects.get(datum=date(2027, 5, 7))
    assert "Teruggezet: Brugdag" in client.post(f"{ADRES}{row.pk}/herstel/", follow=True).content.decode()
    assert not Feestdag.objects.exists()


@pytest.mark.parametrize(
    ("change", "melding"),
    [
        ({"datum": "morgen"}, "Vul een dag in, zoals 07-05-2027."),
        ({"datum": ""}, "Kies een dag."),
        ({"grond": ""}, "Vul in waarop dit berust"),
        ({"soort": "misschien"}, "Kies wat er geldt."),
        ({"datum": "2027-04-27"}, "Deze dag is volgens de wet al een feestdag."),
        ({"soort": "telt_niet"}, "Deze dag is volgens de wet geen feestdag."),
    ],
)
def test_bad_input_is_explained_and_kept(client: Client, change: dict[str, str], melding: str) -> None:
    response = client.post(ADRES, EXTRA | change)
    html = response.content.decode()
    assert response.status_code == 400
    assert melding in html
    assert 'value="Brugdag"' in html
    assert not Feestdag.objects.exists()


@pytest.mark.parametrize("jaar", ["", "morgen", "9999", "0", "٢٠٢٧", "2027x"])
def test_a_year_that_is_none_gives_this_year(client: Client, jaar: str) -> None:
    assert client.get(ADRES, {"jaar": jaar}).status_code == 200


def test_others_do_not_come_in(client_met: Callable[..., Client]) -> None:
    row = Feestdag.objects.create(datum=date(2027, 5, 7), naam="Brugdag", grond="besluit")
    for rol in (Rol.BEHANDELAAR, Rol.LERAAR):
        other = client_met(rol)
        assert other.get(ADRES).status_code == 403
        assert other.post(ADRES, EXTRA).status_code == 403
        assert other.post(f"{ADRES}{row.pk}/herstel/").status_code == 403
    assert Feestdag.objects.count() == 1
