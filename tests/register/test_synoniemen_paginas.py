"""The pages on which the redactie keeps the synonyms: list, form, preview, removal, file."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from napl.enums import Rol
from napl.models import Gebruiker
from register.domain.synoniembestand import load_synoniemen
from register.domain.synoniemen import Synoniemgegevens, add_synoniem, change_synoniem, remove_synoniem
from register.domain.synoniemen_voorbeeld import preview_change
from register.enums import Synoniemrichting
from register.models import Synoniem
from tests.factories import NU, VANDAAG, AanbiederFactory, make_gebruiker, make_traject

pytestmark = pytest.mark.django_db

LIJST = "/bureau/synoniemen/"
NIEUW = "/bureau/synoniemen/nieuw/"
TWEE, EEN = Synoniemrichting.TWEE_KANTEN.value, Synoniemrichting.EEN_KANT.value
GYM = {"van": "gym", "naar": "bewegingsonderwijs", "richting": EEN, "toelichting": "Zo zegt men dat."}


@pytest.fixture
def redactie(db: None) -> Gebruiker:
    return make_gebruiker(Rol.REDACTIE)


@pytest.fixture
def client(client_met: Callable[..., Client], db: None) -> Client:
    return client_met(Rol.REDACTIE)


def add(by: Gebruiker, van: str = "gym", naar: str = "bewegingsonderwijs", richting: str = EEN) -> Synoniem:
    return add_synoniem(Synoniemgegevens(van, naar, richting), by=by, at=NU)


def text(response: Any, status: int = 200) -> str:
    assert response.status_code == status
    return re.sub(r"\s+", " ", response.content.decode())


def offer() -> None:
    """List two about gym lessons under either word, one about neither, and one that is not listed."""
    aanbieder = AanbiederFactory.create(naam="Sportacademie")
    make_traject("Leergang bewegingsonderwijs", aanbieders=[aanbieder])
    make_traject("Gym geven in groep 3", aanbieders=[aanbieder])
    make_traject("Rekenen in groep 3", aanbieders=[aanbieder])
    make_traject("Bewegingsonderwijs verborgen", aanbieders=[aanbieder], opname=None)


def test_the_redactie_finds_the_synonyms_in_its_menu(client: Client, redactie: Gebruiker) -> None:
    add(redactie)
    assert f'href="{LIJST}"' in text(client.get("/bureau/"))
    html = text(client.get(LIJST))
    assert "1 synoniem" in html
    assert "bewegingsonderwijs" in html


def test_the_menu_of_others_does_not_lead_there(client_met: Callable[..., Client]) -> None:
    for rol in (Rol.BEHANDELAAR, Rol.COORDINATOR):
        assert LIJST not in text(client_met(rol).get("/bureau/"))


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"q": "iber"}, {"ib'er"}),
        ({"q": "IB’er"}, {"ib'er"}),
        ({"q": "begeleider"}, {"ib'er"}),
        ({"q": "ballet"}, set()),
        ({"q": "%"}, set()),
        ({"richting": "een-kant"}, {"gym"}),
        ({"herkomst": "bestand"}, set()),
        ({"herkomst": "redactie"}, {"gym", "ib'er"}),
        ({}, {"gym", "ib'er"}),
    ],
)
def test_the_list_is_searched_and_filtered(
    params: dict[str, str], found: set[str], client: Client, redactie: Gebruiker
) -> None:
    add(redactie)
    add(redactie, "ib'er", "intern begeleider", TWEE)
    gone = add(redactie, "ballet", "dans")
    remove_synoniem(gone, versie=1, by=redactie, at=NU)
    rows = client.get(LIJST, params).context["pagina"].resultaten
    assert {row.van for row in rows} == found


def test_a_filter_that_does_not_exist_is_named_and_the_list_stays(
    client: Client, redactie: Gebruiker
) -> None:
    add(redactie)
    html = text(client.get(LIJST, {"richting": "schuin", "q": "gym"}))
    assert "Dit deel van uw vraag begrijpen wij niet" in html
    assert "1 synoniem" in html
    assert 'value="gym"' in html


def count_queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def test_the_list_has_pages_and_asks_as_many_queries_for_many(client: Client, redactie: Gebruiker) -> None:
    add(redactie)
    client.get(LIJST)
    few = count_queries(lambda: client.get(LIJST))
    load_synoniemen(at=NU)
    assert count_queries(lambda: client.get(LIJST, {"pagina": "2"})) == few <= 8
    html = text(client.get(LIJST, {"pagina": "2"}))
    assert html.count("Wijzigen<span") == 50
    assert "Pagina 2 van" in html


def test_the_form_asks_and_says_what_is_missing(client: Client) -> None:
    assert "Bekijk wat er verandert" in text(client.get(NIEUW))
    html = text(client.post(NIEUW, {"van": "gym", "naar": "", "stap": "bekijken"}), status=400)
    assert "Vindt ook: Vul een woord in" in html
    assert "Richting: Kies een richting." in html
    assert 'value="gym"' in html
    assert not Synoniem.objects.exists()


@pytest.mark.parametrize("stap", ["bekijken", "opslaan", "aanpassen", "raar", ""])
def test_a_refusal_of_the_domain_stands_at_its_field_and_keeps_what_was_typed(
    stap: str, client: Client, redactie: Gebruiker
) -> None:
    add(redactie)
    typed = {"van": "bewegingsonderwijs", "naar": "Gym", "richting": TWEE, "toelichting": "Mijn uitleg."}
    html = text(client.post(NIEUW, {**typed, "stap": stap}), status=400)
    assert "Vindt ook: Voor deze twee woorden is er al een regel: gym → bewegingsonderwijs." in html
    assert "Mijn uitleg." in html
    assert 'value="Gym"' in html
    assert Synoniem.objects.count() == 1


def test_fill_in_look_adjust_and_save(client: Client) -> None:
    offer()
    html = text(client.post(NIEUW, {**GYM, "stap": "bekijken"}))
    assert not Synoniem.objects.exists(), "looking saves nothing"
    assert "Komt erbij: 1 traject" in html
    assert "Leergang bewegingsonderwijs</a>, Sportacademie" in html
    assert "verborgen" not in html
    carried = dict(re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', html))
    carried = {naam: value for naam, value in carried.items() if naam in GYM}
    assert carried == GYM

    html = text(client.post(NIEUW, {**carried, "stap": "aanpassen"}))
    assert 'value="bewegingsonderwijs"' in html
    assert "Zo zegt men dat." in html
    assert not Synoniem.objects.exists()

    response = client.post(NIEUW, {**carried, "stap": "opslaan"}, follow=True)
    assert "Toegevoegd: gym → bewegingsonderwijs." in text(response)
    synoniem = Synoniem.objects.get()
    assert {naam: getattr(synoniem, naam) for naam in GYM} == GYM


def test_a_rule_is_changed_after_a_look_at_what_comes_and_goes(client: Client, redactie: Gebruiker) -> None:
    offer()
    rule = add(redactie)
    url = f"{LIJST}{rule.pk}/"
    assert 'value="bewegingsonderwijs"' in text(client.get(url))
    typed = {"van": "gym", "naar": "rekenen", "richting": EEN, "versie": "1"}
    html = text(client.post(url, {**typed, "stap": "bekijken"}))
    assert "Nu is de regel: gym → bewegingsonderwijs." in html
    assert "Komt erbij: 1 traject" in html
    assert "Valt weg: 1 traject" in html
    assert html.index("Rekenen in groep 3") < html.index("Valt weg") < html.index("Leergang beweging")
    response = client.post(url, {**typed, "stap": "opslaan"}, follow=True)
    assert "Gewijzigd: gym → rekenen." in text(response)


def test_who_comes_second_is_told_and_can_go_on_with_what_was_typed(
    client: Client, redactie: Gebruiker
) -> None:
    rule = add(redactie)
    change_synoniem(rule, Synoniemgegevens("gym", "sport", EEN), versie=1, by=redactie, at=NU)
    typed = {"van": "gym", "naar": "rekenen", "richting": EEN, "versie": "1", "stap": "opslaan"}
    url = f"{LIJST}{rule.pk}/"
    html = text(client.post(url, typed), status=400)
    assert "Iemand anders heeft deze regel intussen gewijzigd. Nu staat er: gym → sport." in html
    assert 'value="rekenen"' in html
    versie = re.search(r'name="versie" value="(\d+)"', html)
    assert versie is not None
    client.post(url, {**typed, "versie": versie[1]})
    rule.refresh_from_db()
    assert rule.naar == "rekenen"


@pytest.mark.parametrize("versie", ["", "nul", "-1", "9" * 30, "²"])
def test_a_version_that_was_tampered_with_changes_nothing(
    versie: str, client: Client, redactie: Gebruiker
) -> None:
    rule = add(redactie)
    url = f"{LIJST}{rule.pk}/"
    typed = {"van": "gym", "naar": "rekenen", "richting": EEN, "versie": versie, "stap": "opslaan"}
    assert client.post(url, typed).status_code == 400
    assert client.post(f"{url}verwijderen/", {"versie": versie}).status_code == 409
    rule.refresh_from_db()
    assert (rule.naar, rule.actief) == ("bewegingsonderwijs", True)


def test_who_changes_what_was_removed_loses_nothing(client: Client, redactie: Gebruiker) -> None:
    rule = add(redactie)
    remove_synoniem(rule, versie=1, by=redactie, at=NU)
    url = f"{LIJST}{rule.pk}/"
    typed = {"van": "gym", "naar": "rekenen", "richting": EEN, "versie": "1", "stap": "opslaan"}
    html = text(client.post(url, typed), status=400)
    assert "intussen verwijderd" in html
    assert 'value="rekenen"' in html
    assert client.get(url).status_code == 404
    assert client.get(f"{url}verwijderen/").status_code == 404


def test_a_rule_is_removed_after_a_look_at_what_is_lost(client: Client, redactie: Gebruiker) -> None:
    offer()
    rule = add(redactie)
    url = f"{LIJST}{rule.pk}/verwijderen/"
    html = text(client.get(url))
    assert "Valt weg: 1 traject" in html
    assert "Leergang bewegingsonderwijs" in html
    assert Synoniem.objects.get().actief
    response = client.post(url, {"versie": "1"}, follow=True)
    assert "Verwijderd: gym → bewegingsonderwijs." in text(response)
    assert not Synoniem.objects.get().actief
    html = text(client.post(url, {"versie": "1"}), status=409)
    assert "intussen verwijderd" in html


def test_the_file_can_be_downloaded(client: Client, redactie: Gebruiker) -> None:
    add(redactie, "ib'er", "intern begeleider", TWEE)
    add(redactie)
    response = client.get(f"{LIJST}synoniemen.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "van,naar,richting,toelichting",
        "gym,bewegingsonderwijs,een-kant,",
        "ib'er,intern begeleider,twee-kanten,",
    ]


def test_others_get_no_page_and_change_nothing(
    client_met: Callable[..., Client], redactie: Gebruiker
) -> None:
    rule = add(redactie, "geheimwoord", "dans")
    for rol in set(Rol) - {Rol.BEZOEKER, Rol.REDACTIE, Rol.BEHEER}:
        client = client_met(rol)
        for path in ("", "nieuw/", "synoniemen.csv", f"{rule.pk}/", f"{rule.pk}/verwijderen/"):
            response = client.get(LIJST + path)
            assert response.status_code == 403
            assert "geheimwoord" not in response.content.decode()
        client.post(NIEUW, {**GYM, "stap": "opslaan"})
        client.post(f"{LIJST}{rule.pk}/verwijderen/", {"versie": "1"})
    assert [(row.van, row.actief) for row in Synoniem.objects.all()] == [("geheimwoord", True)]


def brute(term: str, words: set[str], names: list[str]) -> int:
    return sum(any(word in re.findall(r"\w+", naam.lower()) for word in words) for naam in names)


@pytest.mark.parametrize("richting", [EEN, TWEE])
def test_the_numbers_of_the_preview_are_those_of_counting_by_hand(richting: str, redactie: Gebruiker) -> None:
    vakken = ("gym", "sport", "dans", "muziek")
    names = [f"{a} en {b} nummer{i}" for i, (a, b) in enumerate((a, b) for a in vakken for b in vakken)]
    for naam in names:
        make_traject(naam)
    add(redactie, "gym", "sport", EEN)
    nieuw = Synoniemgegevens("gym", "dans", richting)
    voorbeeld = preview_change(nieuw=nieuw, peildatum=VANDAAG)
    expected = [("gym", {"gym", "sport"}, {"gym", "sport", "dans"})]
    if richting == TWEE:
        expected.append(("dans", {"dans"}, {"dans", "gym"}))
    counted = [(term, brute(term, a, names), brute(term, b, names)) for term, a, b in expected]
    assert [(item.term, item.nu, item.straks) for item in voorbeeld.verschillen] == counted
    assert [item.nieuw for item in voorbeeld.verschillen] == [b - a for _, a, b in counted]
    assert all(len(item.eerste_nieuw) == min(10, item.nieuw) for item in voorbeeld.verschillen)


def test_a_preview_asks_as_many_queries_for_many_and_warns_for_a_flood(client: Client) -> None:
    typed = {**GYM, "naar": "dans", "richting": TWEE, "stap": "bekijken"}
    client.post(NIEUW, typed)  # the stems of words are kept once they are known
    seen = []
    for aantal in (2, 30):
        for number in range(aantal):
            make_traject(f"Dans {aantal} {number}")
            make_traject(f"Gym {aantal} {number}")
        seen.append(count_queries(lambda: client.post(NIEUW, typed)))
        html = text(client.post(NIEUW, typed))
        assert ("Deze regel voegt erg veel toe" in html) is (aantal == 30)
    assert seen[0] == seen[1] <= 19
    assert "Komt erbij: 32 trajecten" in html
    assert "Dit zijn de eerste 10 van de 32." in html


def test_a_rule_that_changes_nothing_now_says_so(client: Client) -> None:
    assert "De uitslag blijft gelijk" in text(client.post(NIEUW, {**GYM, "stap": "bekijken"}))
