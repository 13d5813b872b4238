"""The page of a consultation, the page of who answers, and the same in the API."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from napl import klok
from napl.enums import Rol
from napl.models import Gebruiker
from ontwikkelpaden.domain.bewerken import afdruk
from ontwikkelpaden.domain.consultatie import return_to_concept
from ontwikkelpaden.domain.consultatiereactie import (
    Reactiegegevens,
    answer_reactie,
    publish_antwoorden,
    react,
)
from ontwikkelpaden.domain.invoer import MAX_TEKST
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Consultatie, Consultatiereactie, Padversie
from tests.factories import make_gebruiker
from tests.ontwikkelpaden.bouw import consulteer, maak_versie

pytestmark = pytest.mark.django_db
PAGINA = "/ontwikkelpaden/rekenen/v1/consultatie/"
REAGEER = f"{PAGINA}reageren/"
API = "/api/v1/ontwikkelpaden/rekenen/versies/1/reacties"
GEHEIM = "Dit staat er nog niet."


@pytest.fixture
def consultatie() -> Consultatie:
    return consulteer(maak_versie(als=None), at=klok.nu())


@pytest.fixture
def leraar(client: Client) -> Gebruiker:
    gebruiker = make_gebruiker(Rol.LERAAR)
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    return gebruiker


def sluit(consultatie: Consultatie) -> None:
    """Let the period end yesterday."""
    gisteren = klok.vandaag() - timedelta(days=1)
    Consultatie.objects.filter(pk=consultatie.pk).update(opent_op=gisteren, sluit_op=gisteren)


def zeg(consultatie: Consultatie, **velden: Any) -> Consultatiereactie:
    gegevens = Reactiegegevens(**{"tekst": GEHEIM, **velden})
    return react(consultatie, gegevens, by=velden.pop("by", None) or make_gebruiker(), at=klok.nu())


def html(client: Client, url: str = PAGINA, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def test_everybody_reads_the_question_and_the_raamwerk(client: Client, consultatie: Consultatie) -> None:
    page = html(client)

    assert "Herkent u dit?" in page
    assert page.count("<dt>Vakbekwaam</dt>") == 2
    assert "Log in om te reageren" in page
    assert 'aria-current="step"' in page
    assert "<textarea" not in page


def test_nobody_reads_reactions_before_the_answers(client: Client, consultatie: Consultatie) -> None:
    zeg(consultatie)

    assert GEHEIM not in html(client)
    assert client.get(API).json()["aantal"] == 0
    sluit(consultatie)
    assert GEHEIM not in html(client)
    assert GEHEIM not in client.get(API).content.decode()


def test_a_teacher_reacts_and_changes_that(
    client: Client, consultatie: Consultatie, leraar: Gebruiker
) -> None:
    gestuurd = client.post(REAGEER, {"onderwerp": "pad", "r-tekst": "Helder."})
    reactie = Consultatiereactie.objects.get()
    assert gestuurd["Location"] == f"{PAGINA}#onderdeel-pad"
    client.post(
        REAGEER, {"onderwerp": "pad", "r-reactie": reactie.pk, "r-tekst": "Toch niet.", "r-toon_naam": "on"}
    )

    reactie.refresh_from_db()
    assert (reactie.tekst, reactie.toon_naam, reactie.door) == ("Toch niet.", True, leraar)
    assert "Toch niet." in html(client)


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [(" ", "Vul in wat u wilt zeggen."), ("x" * (MAX_TEKST + 1), "Deze tekst is te lang")],
)
@pytest.mark.usefixtures("leraar", "consultatie")
def test_a_bad_text_is_named_at_its_field_and_kept(client: Client, tekst: str, melding: str) -> None:
    response = client.post(REAGEER, {"onderwerp": "pad", "r-tekst": tekst})
    page = response.content.decode()
    assert response.status_code == 400
    assert f"Uw reactie: {melding}" in page
    assert tekst in page

    answer = client.post(API, json.dumps({"tekst": tekst}), content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["ongeldigeVelden"][0]["naam"] == "tekst"
    assert melding in answer.json()["detail"]
    assert not Consultatiereactie.objects.exists()


@pytest.mark.usefixtures("leraar", "consultatie")
def test_a_second_press_of_the_button_says_so(client: Client) -> None:
    client.post(REAGEER, {"onderwerp": "pad", "r-tekst": "Helder."})
    page = client.post(REAGEER, {"onderwerp": "pad", "r-tekst": "Nog iets."})
    api = client.post(API, json.dumps({"tekst": "Nog iets."}), content_type="application/json")

    assert (page.status_code, api.status_code) == (409, 409)
    assert "U hebt hier al op gereageerd" in page.content.decode()
    assert "Nog iets." in page.content.decode()
    assert "U hebt hier al op gereageerd" in api.json()["detail"]
    assert Consultatiereactie.objects.get().tekst == "Helder."


@pytest.mark.usefixtures("leraar")
def test_too_late_is_said_and_loses_nothing(client: Client, consultatie: Consultatie) -> None:
    sluit(consultatie)
    page = client.post(REAGEER, {"onderwerp": "pad", "r-tekst": "Net te laat."})
    api = client.post(API, json.dumps({"tekst": "Net te laat."}), content_type="application/json")

    assert (page.status_code, api.status_code) == (409, 409)
    assert "De consultatie is gesloten." in page.content.decode()
    assert "Net te laat." in page.content.decode()
    assert "De consultatie is gesloten." in api.json()["detail"]
    assert not Consultatiereactie.objects.exists()


def test_a_visitor_cannot_react_through_the_api(client: Client, consultatie: Consultatie) -> None:
    answer = client.post(API, json.dumps({"tekst": "Ik."}), content_type="application/json")

    assert answer.status_code == 403
    assert not consultatie.reacties.exists()


@pytest.mark.usefixtures("leraar")
def test_the_api_takes_a_reaction_to_one_part(client: Client, consultatie: Consultatie) -> None:
    sub = client.get("/api/v1/ontwikkelpaden/rekenen/versies/1").json()["raamwerk"][0]["subdimensies"][1]
    body = {"tekst": "Kort en goed.", "subdimensie": sub["id"], "toonNaam": True}

    made = client.post(API, json.dumps(body), content_type="application/json")
    wrong = client.post(API, json.dumps({**body, "subdimensie": 10**15}), content_type="application/json")

    assert made.status_code == 201
    assert made.json()["onderwerp"] == sub["naam"] == "Kern"
    assert wrong.json()["ongeldigeVelden"][0]["naam"] == "subdimensie"
    changed = client.put(
        f"{API}/{made.json()['id']}", json.dumps({"tekst": "Langer."}), content_type="application/json"
    )
    assert changed.json()["tekst"] == "Langer."


def test_after_publication_everybody_reads_and_names_are_a_choice(
    client: Client, consultatie: Consultatie
) -> None:
    open_naam, zonder_naam = make_gebruiker(), make_gebruiker()
    eerste = react(consultatie, Reactiegegevens("Een.", toon_naam=True), by=open_naam, at=klok.nu())
    tweede = react(consultatie, Reactiegegevens("Twee."), by=zonder_naam, at=klok.nu())
    sluit(consultatie)
    for reactie in (eerste, tweede):
        answer_reactie(reactie, antwoord="Dank u.", by=make_gebruiker(Rol.COORDINATOR), at=klok.nu())
    publish_antwoorden(consultatie, by=None, at=klok.nu())

    page = html(client)
    data = client.get(API).json()

    assert open_naam.naam in page
    assert zonder_naam.naam not in page
    assert page.count("Dank u.") == 2
    assert [item["naam"] for item in data["resultaten"]] == [
        open_naam.naam,
        "Een deelnemer aan de consultatie",
    ]
    assert zonder_naam.naam not in json.dumps(data)


def test_who_answers_sees_all_and_answers_after_the_closing_date(
    client: Client, consultatie: Consultatie
) -> None:
    reactie = zeg(consultatie)
    client.force_login(make_gebruiker(Rol.COORDINATOR), "allauth.account.auth_backends.AuthenticationBackend")
    antwoorden = f"{PAGINA}antwoorden/"
    veld = f"a{reactie.pk}-antwoord"

    assert GEHEIM in html(client, antwoorden)
    assert "<textarea" not in html(client, antwoorden)
    sluit(consultatie)
    leeg = client.post(antwoorden, {"reactie": reactie.pk, veld: " "})
    assert leeg.status_code == 400
    assert "Antwoord: Vul een antwoord in." in leeg.content.decode()
    client.post(antwoorden, {"reactie": reactie.pk, veld: "Wij leggen het uit."})
    reactie.refresh_from_db()
    assert reactie.antwoord == "Wij leggen het uit."
    assert "Antwoorden publiceren" in html(client, antwoorden)


def test_a_consultation_that_was_broken_off_says_why_and_shows_no_text(
    client: Client, consultatie: Consultatie
) -> None:
    Padversie.objects.filter(pk=consultatie.versie_id).update(status=PadStatus.CONCEPT)
    Consultatie.objects.filter(pk=consultatie.pk).update(
        afgebroken_op=klok.nu(), afgebroken_reden="Er ontbreekt iets."
    )

    page = html(client)

    assert "Er ontbreekt iets." in page
    assert "Samenhang" not in page
    assert client.get("/ontwikkelpaden/rekenen/v1/").status_code == 404


def test_a_version_in_consultation_has_its_page_but_is_not_current(
    client: Client, consultatie: Consultatie
) -> None:
    assert client.get("/ontwikkelpaden/rekenen/v1/").status_code == 200
    assert 'href="/ontwikkelpaden/rekenen/"' not in html(client, "/ontwikkelpaden/")
    assert client.get("/api/v1/ontwikkelpaden").json()["aantal"] == 0


def test_a_concept_has_no_consultation(client: Client) -> None:
    maak_versie(als=None)

    assert client.get(PAGINA).status_code == 404
    assert client.get(API).status_code == 404


@pytest.mark.usefixtures("consultatie")
def test_before_the_first_day_the_page_says_when(client: Client, leraar: Gebruiker) -> None:
    Consultatie.objects.update(opent_op=date(2099, 1, 1), sluit_op=date(2099, 2, 1))

    assert "U kunt reageren van <strong>1 januari 2099</strong>" in html(client)
    assert client.post(REAGEER, {"onderwerp": "pad", "r-tekst": "Vroeg."}).status_code == 409
    assert not Consultatiereactie.objects.filter(door=leraar).exists()


@pytest.mark.usefixtures("leraar")
def test_sending_one_part_keeps_what_was_typed_at_others(client: Client, consultatie: Consultatie) -> None:
    samenhang, kern = (
        f"r{pk}"
        for pk in consultatie.versie.dimensies.order_by("subdimensies__volgorde").values_list(
            "subdimensies__pk", flat=True
        )
    )
    typed = {f"{samenhang}-tekst": "Klaar om te sturen.", f"{kern}-tekst": "Nog niet af.", "r-tekst": ""}

    response = client.post(REAGEER, {"onderwerp": samenhang[1:], **typed})

    page = response.content.decode()
    assert response.status_code == 200
    assert "Dank u wel. Uw reactie is bewaard." in page
    assert "nog niet verstuurd" in page
    assert "Nog niet af.</textarea>" in page
    assert [row.tekst for row in Consultatiereactie.objects.all()] == ["Klaar om te sturen."]
    # Sent by Enter, so from no part: nothing is saved and nothing is lost.
    nergens = client.post(REAGEER, {"onderwerp": "", **typed})
    assert nergens.status_code == 400
    assert "Nog niet af.</textarea>" in nergens.content.decode()
    assert Consultatiereactie.objects.count() == 1


@pytest.mark.usefixtures("leraar")
def test_a_text_for_a_consultation_that_stopped_is_given_back(
    client: Client, consultatie: Consultatie
) -> None:
    return_to_concept(consultatie.versie, reden="Er ontbreekt iets.", by=None, at=klok.nu())

    response = client.post(REAGEER, {"onderwerp": "pad", "r-tekst": "Lang over nagedacht."})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Deze versie is niet meer in consultatie." in page
    assert "Lang over nagedacht." in page
    assert "Samenhang" not in page
    assert not Consultatiereactie.objects.exists()


def test_one_button_saves_all_answers_that_were_typed(client: Client, consultatie: Consultatie) -> None:
    een, twee, drie = (zeg(consultatie) for _ in range(3))
    sluit(consultatie)
    client.force_login(make_gebruiker(Rol.COORDINATOR), "allauth.account.auth_backends.AuthenticationBackend")
    leeg = afdruk("")
    fields = {f"a{row.pk}-gelezen": leeg for row in (een, twee, drie)}

    client.post(
        f"{PAGINA}antwoorden/",
        {
            "reactie": een.pk,
            **fields,
            f"a{een.pk}-antwoord": "Eerste.",
            f"a{twee.pk}-antwoord": "Tweede.",
            f"a{drie.pk}-antwoord": " ",
        },
    )

    rows = Consultatiereactie.objects.order_by("pk").values_list("antwoord", flat=True)
    assert list(rows) == ["Eerste.", "Tweede.", ""]


def test_an_answer_of_somebody_else_is_never_written_over(client: Client, consultatie: Consultatie) -> None:
    reactie, ander = zeg(consultatie), zeg(consultatie)
    sluit(consultatie)
    bureau = make_gebruiker(Rol.COORDINATOR)
    client.force_login(bureau, "allauth.account.auth_backends.AuthenticationBackend")
    for row in (reactie, ander):
        answer_reactie(row, antwoord="Van een collega.", by=bureau, at=klok.nu())
    oud = {f"a{row.pk}-gelezen": afdruk("") for row in (reactie, ander)}
    velden = {"reactie": reactie.pk, **oud, f"a{reactie.pk}-antwoord": "Van mij."}

    response = client.post(f"{PAGINA}antwoorden/", velden)

    page = response.content.decode()
    assert response.status_code == 400
    assert "Iemand anders gaf intussen ook een antwoord" in page
    assert "Van een collega." in page
    assert "Van mij.</textarea>" in page
    antwoorden = set(Consultatiereactie.objects.values_list("antwoord", flat=True))
    assert antwoorden == {"Van een collega."}
    nu = {**velden, f"a{reactie.pk}-gelezen": afdruk("Van een collega.")}
    assert client.post(f"{PAGINA}antwoorden/", nu).status_code == 302
    reactie.refresh_from_db()
    assert reactie.antwoord == "Van mij."


@pytest.mark.parametrize(
    ("reageert", "melding"),
    [(True, "De makers beantwoorden nu de reacties."), (False, "Er zijn geen reacties gekomen.")],
)
def test_after_the_last_day_the_page_says_what_happens_next(
    client: Client, consultatie: Consultatie, *, reageert: bool, melding: str
) -> None:
    if reageert:
        zeg(consultatie)
    sluit(consultatie)
    assert melding in html(client)
