"""An aanbieder's own pages: they work without script, lose nothing and show nothing of another."""

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from napl.enums import Rol
from register.domain.traject import Trajectgegevens, write_concept
from register.domain.trajecteditor.bewaren import working_versie
from register.enums import OpnameSoort, VersieStatus
from register.models import Traject, Trajectversie, Typering, Uitvoering
from tests.factories import PadversieFactory, make_uitvoering
from tests.register.trajecteditor.adressen import EIGENADRESSEN
from tests.register.trajecteditor.bouw import COMPLEET, Huis, make_eigen, make_huis, make_lid

pytestmark = pytest.mark.django_db
AUTO = {"X-Autobewaar": "1"}
GEHEIM = "Zwaluwenstaart"


@pytest.fixture
def huis() -> Huis:
    return make_huis()


@pytest.fixture
def traject(huis: Huis) -> Traject:
    return make_eigen(huis)


def _url(naam: str, traject: Traject, **rest: Any) -> str:
    return reverse(f"register:eigen-{naam}", kwargs={"slug": traject.slug, **rest})


def _sectie(traject: Traject, sectie: str) -> str:
    return _url("sectie", traject, sectie=sectie)


def _posted(client: Client, url: str, **velden: Any) -> dict[str, Any]:
    """Return what a browser would send from the page, with these fields typed."""
    form = client.get(url).context["form"]
    begin = {
        veld.html_name: value
        for veld in form
        if (value := veld.value()) not in (None, False) and not veld.field.disabled
    }
    basis = client.get(url).context["basis"]
    return {**begin, "basis": basis, **velden}


def _make(huis: Huis) -> Traject:
    traject = make_eigen(huis, GEHEIM)
    write_concept(traject, Trajectgegevens(naam=f"{GEHEIM} concept", **COMPLEET))
    make_uitvoering(traject, plaats=GEHEIM)
    return traject


def _kwargs(naam: str, traject: Traject) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if naam.endswith("-sectie"):
        extra["sectie"] = "basis"
    if naam.endswith("-uitvoering"):
        extra["pk"] = traject.uitvoeringen.get().pk
    return {"slug": traject.slug, **extra}


@pytest.mark.parametrize("naam", EIGENADRESSEN)
def test_a_page_is_there_for_who_works_there_and_for_nobody_else(naam: str, huis: Huis) -> None:
    traject = _make(huis)
    url = reverse(naam, kwargs=_kwargs(naam, traject))
    assert huis.client.get(url).status_code == HTTPStatus.OK
    ander = make_huis("Taalhuis").client
    for methode in ("get", "post"):
        before = _everything()
        response = getattr(ander, methode)(url, {"naam": "Gekaapt", "stand": "vol"})
        kan_niet = methode == "post" and response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
        assert kan_niet or response.status_code == HTTPStatus.NOT_FOUND
        assert GEHEIM not in response.content.decode()
        assert _everything() == before


def _everything() -> list[list[tuple[Any, ...]]]:
    return [
        list(model._default_manager.order_by("pk").values_list()) for model in (Trajectversie, Uitvoering)
    ]


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.BEHANDELAAR, Rol.DESKUNDIGE])
def test_another_role_is_refused(rol: Rol, huis: Huis, client_met: Any) -> None:
    for naam in EIGENADRESSEN:
        url = reverse(naam, kwargs=_kwargs(naam, _make(huis)))
        assert client_met(rol).get(url).status_code == HTTPStatus.FORBIDDEN


def test_the_list_shows_what_is_ones_own(huis: Huis) -> None:
    make_eigen(make_huis("Taalhuis"), GEHEIM)
    make_eigen(huis, "Ons traject")
    text = huis.client.get(reverse("register:eigen-trajecten")).content.decode()
    assert "Ons traject" in text
    assert GEHEIM not in text


def test_the_list_asks_as_much_for_many_as_for_few(
    huis: Huis, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = huis.client, reverse("register:eigen-trajecten")
    for number in range(2):
        make_uitvoering(make_eigen(huis, f"Traject {number}"))
    client.get(url)
    with django_assert_num_queries(QUERIES_LIJST):
        client.get(url)
    for number in range(2, 12):
        traject = make_eigen(huis, f"Traject {number}")
        make_uitvoering(traject)
        write_concept(traject, Trajectgegevens(naam="Concept", **COMPLEET))
    with django_assert_num_queries(QUERIES_LIJST):
        client.get(url)


# Session, account and roles (3), count and page (2), versies with typing and approaches (3), opnames,
# uitvoeringen and aanbieders (3), the aanbieders of the account (1), and what the menu counts (2).
QUERIES_LIJST = 14


def test_a_new_traject_leads_to_its_task_list(huis: Huis) -> None:
    response = huis.client.post(reverse("register:eigen-nieuw"), {"naam": "Een nieuw traject"}, follow=True)
    traject = Traject.objects.get()
    assert response.redirect_chain == [(_url("traject", traject), HTTPStatus.FOUND)]
    assert "Nog niet gepubliceerd" in response.content.decode()
    assert traject.versies.get().status == VersieStatus.CONCEPT


def test_a_name_that_is_missing_or_too_long_says_so(huis: Huis) -> None:
    for naam, melding in (("", "Vul een naam in."), ("x" * 201, "hooguit 200 tekens")):
        response = huis.client.post(reverse("register:eigen-nieuw"), {"naam": naam})
        assert response.status_code == HTTPStatus.BAD_REQUEST
        assert melding in response.content.decode()
    assert not Traject.objects.exists()


@pytest.mark.parametrize(
    "sectie", ["basis", "voor-wie", "inhoud", "ontwikkelpaden", "werkvormen", "tijd", "kosten"]
)
def test_saving_a_section_as_it_came_changes_nothing(sectie: str, traject: Traject, huis: Huis) -> None:
    url = _sectie(traject, sectie)
    response = huis.client.post(url, _posted(huis.client, url))
    assert response.status_code == HTTPStatus.FOUND
    assert not traject.versies.filter(status=VersieStatus.CONCEPT).exists()


def test_a_section_that_is_not_there_is_not_found(traject: Traject, huis: Huis) -> None:
    assert huis.client.get(_sectie(traject, "bijzaken")).status_code == HTTPStatus.NOT_FOUND


def test_without_script_what_is_right_is_saved_and_what_is_wrong_stays_typed(
    traject: Traject, huis: Huis
) -> None:
    url = _sectie(traject, "basis")
    velden = _posted(huis.client, url, samenvatting="Een betere zin.", website="dit is geen adres")
    response = huis.client.post(url, velden)
    text = response.content.decode()
    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "Dit is geen adres van een webpagina" in text
    assert 'value="dit is geen adres"' in text
    concept = working_versie(traject)
    assert (concept.samenvatting, concept.website) == ("Een betere zin.", "https://www.voorbeeld.nl/rekenen")


def test_the_script_gets_what_it_starts_from_next(traject: Traject, huis: Huis) -> None:
    url = _sectie(traject, "basis")
    velden = _posted(huis.client, url, samenvatting="Eén.")
    first = huis.client.post(url, velden, headers=AUTO).json()
    assert (first["fouten"], first["wacht"]) == ({}, [])
    again = {**velden, "samenvatting": "Twee.", "basis": first["basis"]}
    assert huis.client.post(url, again, headers=AUTO).status_code == HTTPStatus.OK
    assert working_versie(traject).samenvatting == "Twee."


def test_the_script_hears_which_field_is_wrong_and_the_rest_is_saved(traject: Traject, huis: Huis) -> None:
    url = _sectie(traject, "tijd")
    velden = _posted(huis.client, url, duur_maanden="veel", uren_per_week="2,5")
    answer = huis.client.post(url, velden, headers=AUTO).json()
    assert list(answer["fouten"]) == ["duur_maanden"]
    assert str(working_versie(traject).uren_per_week) == "2.5"


def test_what_is_half_typed_is_not_wrong_yet(traject: Traject, huis: Huis) -> None:
    padversie = PadversieFactory.create()
    url = _sectie(traject, "ontwikkelpaden")
    velden = _posted(huis.client, url, pad_0=str(padversie.pk), rijen="1")
    answer = huis.client.post(url, velden, headers=AUTO).json()
    assert answer["fouten"] == {}
    assert answer["wacht"] == ["Niveau", "Grond"]
    assert not Typering.objects.filter(versie__traject=traject).exists()
    refused = huis.client.post(url, velden)
    assert refused.status_code == HTTPStatus.BAD_REQUEST
    assert "Kies een niveau." in refused.content.decode()


def test_a_path_is_added_and_taken_away(traject: Traject, huis: Huis) -> None:
    padversie = PadversieFactory.create()
    url = _sectie(traject, "ontwikkelpaden")
    rij = {"pad_0": str(padversie.pk), "niveau_0": "expert", "grond_0": "Deelnemers schrijven beleid."}
    huis.client.post(url, _posted(huis.client, url, rijen="1", verder="nog-een", **rij))
    typering = working_versie(traject).typeringen.get()
    assert (typering.padversie, typering.niveau, typering.grond) == (padversie, "expert", rij["grond_0"])
    assert huis.client.get(url).context["form"].aantal == 2
    huis.client.post(url, _posted(huis.client, url, rijen="2", weg_0="on"))
    assert not working_versie(traject).typeringen.exists()


def test_a_conflict_shows_both_and_each_can_be_chosen(traject: Traject, huis: Huis) -> None:
    url = _sectie(traject, "basis")
    mine = _posted(huis.client, url, samenvatting="Van mij.", website="https://www.voorbeeld.nl/mijn")
    collega = Client()
    collega.force_login(make_lid(huis.aanbieder), "allauth.account.auth_backends.AuthenticationBackend")
    collega.post(url, _posted(collega, url, samenvatting="Van een collega."))
    response = huis.client.post(url, mine)
    text = response.content.decode()
    assert response.status_code == HTTPStatus.CONFLICT
    assert "een collega." in text
    assert "Van mij." in text
    assert working_versie(traject).samenvatting == "Van een collega."
    again = {**mine, "basis": response.context["basis"]}
    huis.client.post(url, {**again, "keuze": "ander", "botsing": "samenvatting"})
    concept = working_versie(traject)
    assert (concept.samenvatting, concept.website) == ("Van een collega.", "https://www.voorbeeld.nl/mijn")
    huis.client.post(url, {**again, "keuze": "mijn", "botsing": "samenvatting"})
    assert working_versie(traject).samenvatting == "Van mij."


def test_the_preview_is_the_page_of_the_traject_with_the_draft(traject: Traject, huis: Huis) -> None:
    gegevens = Trajectgegevens(naam="Zo gaat het heten", **COMPLEET)
    write_concept(traject, gegevens)
    response = huis.client.get(_url("voorbeeld", traject))
    text = response.content.decode()
    assert "register/traject_detail.html" in [template.name for template in response.templates]
    assert "Zo gaat het heten" in text
    assert "Dit is een voorbeeld." in text
    assert "noindex" in text
    publiek = Client().get(reverse("register:traject-detail", args=[traject.slug])).content.decode()
    assert "Zo gaat het heten" not in publiek
    assert "Dit is een voorbeeld." not in publiek


def test_the_preview_of_what_was_never_published_has_no_button_that_leads_nowhere(huis: Huis) -> None:
    huis.client.post(reverse("register:eigen-nieuw"), {"naam": "Nieuw"})
    text = huis.client.get(_url("voorbeeld", Traject.objects.get())).content.decode()
    assert "Leg uw deelname vast" not in text
    assert "Zet in mijn route" not in text


def test_the_differences_stand_beside_each_other(traject: Traject, huis: Huis) -> None:
    write_concept(traject, Trajectgegevens(naam="Rekenen met plezier", **COMPLEET))
    text = huis.client.get(_url("verschil", traject)).content.decode()
    assert "<del> inzicht</del>" in text
    assert "<ins> plezier</ins>" in text
    assert "Doelgroep" not in text


def test_publishing_asks_first_and_says_what_it_does_not_do(huis: Huis) -> None:
    traject = make_eigen(huis, opname=None)
    write_concept(traject, Trajectgegevens(naam="Rekenen met plezier", **COMPLEET))
    url = _url("publiceren", traject)
    assert "komt hiermee nog niet in het register" in huis.client.get(url).content.decode()
    huis.client.post(url)
    traject.refresh_from_db()
    assert traject.live is not None
    assert traject.live.naam == "Rekenen met plezier"
    assert not traject.opnames.exists()


def test_publishing_a_recognised_text_is_explained_and_refused(huis: Huis) -> None:
    traject = make_eigen(huis, opname=OpnameSoort.ERKEND)
    write_concept(traject, Trajectgegevens(naam="Heel anders", **COMPLEET))
    url = _url("publiceren", traject)
    text = huis.client.get(url).content.decode()
    assert "Dit vraagt een nieuwe erkenning" in text
    assert "Publiceer deze tekst" not in text
    assert huis.client.post(url).status_code == HTTPStatus.CONFLICT
    traject.refresh_from_db()
    assert traject.live is not None
    assert traject.live.naam == "Rekenen met inzicht"


def test_a_draft_is_thrown_away_after_a_question(traject: Traject, huis: Huis) -> None:
    write_concept(traject, Trajectgegevens(naam="Weg ermee", **COMPLEET))
    url = _url("weggooien", traject)
    assert huis.client.get(url).status_code == HTTPStatus.OK
    assert traject.versies.count() == 2
    huis.client.post(url)
    assert traject.versies.get().naam == "Rekenen met inzicht"
    assert huis.client.get(url).status_code == HTTPStatus.NOT_FOUND


def test_everything_missing_says_why_and_leads_to_its_field(huis: Huis) -> None:
    huis.client.post(reverse("register:eigen-nieuw"), {"naam": "Nieuw"})
    traject = Traject.objects.get()
    response = huis.client.get(_url("traject", traject))
    text = response.content.decode()
    for eis in response.context["volledigheid"].ontbreekt:
        assert eis.waarom in text
    assert f"{_sectie(traject, 'inhoud')}#veld-leeruitkomsten" in text
    assert 'id="veld-leeruitkomsten"' in huis.client.get(_sectie(traject, "inhoud")).content.decode()
