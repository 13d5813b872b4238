"""Sharing a part of a dossier: with one person, for a while, with every look written down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from napl.domain.bericht import send_berichten
from napl.domain.delen import DelingDicht, create_deling, look_at_deling, revoke_deling
from napl.enums import Delingstand, Rol
from napl.fouten import Domeinfout, GeenRecht, TeDruk
from napl.models import Bericht, Bestandsinzage, Deling, Delinginzage, Gebeurtenis, Gebruiker
from napl.registers import Dossierdeel, Dossierstuk, Dossierveld, dossierdelen
from tests.bestanden import make_bestand, make_pdf_bytes
from tests.factories import NU, VANDAAG, GebruikerFactory, make_gebruiker

pytestmark = pytest.mark.django_db
GEHEIM = "Ik twijfel over mijn lessen"
EINDE = date(2026, 10, 1)
LATER = date(2099, 1, 1)


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, settings: Settings) -> Iterator[None]:
    settings.MEDIA_ROOT, settings.BESTAND_MAX_JAREN = tmp_path, 100
    cache.clear()
    texts = {"een": GEHEIM, "twee": "Iets anders dat geheim is"}

    def stukken(gebruiker: Gebruiker, keuze: str | None) -> list[Dossierstuk]:
        if not gebruiker.naam.startswith("Vera"):
            return []
        return [
            Dossierstuk(f"Stuk {key}", [Dossierveld("tekst", "Tekst", text)], [Dossierstuk(f"Onder {key}")])
            for key, text in texts.items()
            if keuze in {None, key}
        ]

    def wis(gebruiker: Gebruiker, at: Any) -> int:
        gone = len(texts)
        texts.clear()
        return gone

    def keuzes(gebruiker: Gebruiker) -> list[tuple[str, str]]:
        return [(key, f"Stuk {key}") for key in texts]

    dossierdelen.add("proef", Dossierdeel("Proefdeel", "Een deel.", stukken, wis, keuzes))
    dossierdelen.add("eigen", Dossierdeel("Alleen van mij", "", stukken, wis, deelbaar=False))
    yield
    dossierdelen.remove("proef")
    dossierdelen.remove("eigen")
    cache.clear()


@pytest.fixture
def vera() -> Gebruiker:
    gebruiker = make_gebruiker(Rol.LERAAR)
    gebruiker.naam = "Vera Bos"
    gebruiker.save()
    return gebruiker


@pytest.fixture
def coach() -> Gebruiker:
    return GebruikerFactory.create(email="coach@school.test")


@dataclass
class Gedeeld:
    deling: Deling
    url: str
    api: str


def share(vera: Gebruiker, **velden: Any) -> Gedeeld:
    values = {
        "deel": "proef",
        "keuze": "een",
        "email": "Coach@School.test",
        "geldig_van": VANDAAG,
        "geldig_tot": EINDE,
        "bericht": "Voor ons gesprek.",
        "by": vera,
        "at": NU,
        **velden,
    }
    deling, token = create_deling(**values)
    return Gedeeld(deling, f"/gedeeld/{token}/", f"/api/v1/gedeeld/{token}")


def open_now(vera: Gebruiker, **velden: Any) -> Gedeeld:
    """Share from today on: a page asks what day it is."""
    today = timezone.localdate()
    return share(vera, geldig_van=today, geldig_tot=today + timedelta(days=30), at=timezone.now(), **velden)


def client_of(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def text_of(response: Any) -> str:
    whole: bytes = b"".join(response.streaming_content) if response.streaming else response.content
    return whole.decode(errors="replace")


def test_the_one_person_sees_what_was_chosen_and_nothing_else(vera: Gebruiker, coach: Gebruiker) -> None:
    shared = open_now(vera)
    response = client_of(coach).get(shared.url)
    html = text_of(response)
    assert response.status_code == 200
    assert (GEHEIM in html, "Onder een" in html, "Voor ons gesprek" in html) == (True, True, True)
    assert "Iets anders dat geheim is" not in html
    assert response["Referrer-Policy"] == "no-referrer"
    assert "private, no-store" in response["Cache-Control"]
    in_api = client_of(coach).get(shared.api)
    assert in_api.json()["stukken"][0]["tekst"] == GEHEIM
    assert "Iets anders" not in text_of(in_api)


def test_every_look_is_visible_to_the_owner(vera: Gebruiker, coach: Gebruiker) -> None:
    shared = open_now(vera)
    client_of(coach).get(shared.url)
    client_of(coach).get(shared.api)
    looks = Delinginzage.objects.order_by("pk")
    assert [(look.gebruiker, look.wat) for look in looks] == [(coach, "pagina"), (coach, "api")]
    html = text_of(client_of(vera).get(f"/mijn/delen/{shared.deling.pk}/"))
    assert html.count("coach@school.test") >= 3
    assert "2 keer" in text_of(client_of(vera).get("/mijn/delen/"))
    shared.deling.refresh_from_db()
    assert shared.deling.ontvanger == coach


@pytest.mark.parametrize("rol", [Rol.LERAAR, Rol.SCHOOLLEIDER, Rol.BESTUURDER, Rol.COORDINATOR, Rol.BEHEER])
def test_with_the_link_somebody_else_finds_nothing(vera: Gebruiker, rol: Rol) -> None:
    shared, other = open_now(vera), make_gebruiker(rol)
    other.lidmaatschappen.update(organisatie=vera.lidmaatschappen.get().organisatie)
    for address in (shared.url, shared.api, f"/mijn/delen/{shared.deling.pk}/"):
        response = client_of(other).get(address)
        assert response.status_code == 404, address
        assert GEHEIM not in text_of(response)
    with pytest.raises(GeenRecht):
        revoke_deling(shared.deling, by=other, at=NU)
    assert not Delinginzage.objects.exists()


def test_a_guessed_link_and_one_of_another_are_the_same(vera: Gebruiker, coach: Gebruiker) -> None:
    shared = open_now(vera)
    guessed = client_of(coach).get("/gedeeld/abcdefghijklmnopqrstuvwxyz/")
    of_another = client_of(make_gebruiker()).get(shared.url)
    assert (guessed.status_code, of_another.status_code) == (404, 404)
    assert client_of(vera).get(shared.url).status_code == 404, "it was made for somebody else"


def test_a_visitor_logs_in_first(vera: Gebruiker) -> None:
    shared = open_now(vera)
    assert Client().get(shared.url)["Location"].startswith("/account/inloggen/?next=/gedeeld/")
    assert Client().get(shared.api).status_code == 403


@pytest.mark.parametrize(
    ("change", "reden"),
    [
        ({"geldig_van": date(2098, 1, 1), "geldig_tot": LATER}, "begint op 01-01-2098"),
        ({"geldig_van": date(2020, 1, 1), "geldig_tot": date(2020, 2, 1)}, "voorbij"),
        ({"ingetrokken_op": NU}, "ingetrokken"),
    ],
)
def test_outside_its_time_the_page_says_why_and_shows_nothing(
    vera: Gebruiker, coach: Gebruiker, change: dict[str, Any], reden: str
) -> None:
    shared = open_now(vera)
    Deling.objects.update(**change)
    for address in (shared.url, shared.api):
        response = client_of(coach).get(address)
        assert response.status_code == 410
        assert reden in text_of(response)
        assert GEHEIM not in text_of(response)
    assert not Delinginzage.objects.exists()


def test_taking_it_back_works_at_once_and_twice(vera: Gebruiker, coach: Gebruiker) -> None:
    shared = open_now(vera)
    visitor = client_of(coach)
    assert visitor.get(shared.url).status_code == 200
    for _ in range(2):
        client_of(vera).post(f"/mijn/delen/{shared.deling.pk}/")
    assert visitor.get(shared.url).status_code == 410
    assert Gebeurtenis.objects.filter(soort="deling.ingetrokken").count() == 1


def test_the_stand_follows_from_the_dates(vera: Gebruiker) -> None:
    deling = share(vera, geldig_van=VANDAAG + timedelta(days=1)).deling
    stand = deling.stand
    assert stand(VANDAAG) == Delingstand.NOG_NIET
    assert stand(VANDAAG + timedelta(days=1)) == Delingstand.OPEN
    assert stand(EINDE) == Delingstand.VERLOPEN
    with pytest.raises(DelingDicht):
        look_at_deling(deling, by=vera, at=NU)


def test_the_mail_and_the_log_hold_no_content_and_the_link_is_not_kept(vera: Gebruiker) -> None:
    shared = open_now(vera)
    token = shared.url.split("/")[2]
    send_berichten(at=timezone.now())
    [sent] = mail.outbox
    assert sent.to == ["coach@school.test"]
    assert shared.url in sent.body
    assert GEHEIM not in str(sent.body)
    assert "Voor ons gesprek" not in str(sent.body)
    assert "Vera Bos" not in f"{sent.body}{sent.subject}"
    kept = str(
        list(Bericht.objects.values()) + list(Deling.objects.values()) + list(Gebeurtenis.objects.values())
    )
    assert token not in kept
    assert "coach" not in str(list(Gebeurtenis.objects.values("gegevens")))


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"email": "geen adres"}, "email"),
        ({"geldig_van": VANDAAG - timedelta(days=1)}, "geldig_van"),
        ({"geldig_tot": VANDAAG}, "geldig_tot"),
        ({"geldig_tot": VANDAAG + timedelta(days=367)}, "geldig_tot"),
        ({"deel": "bestaat-niet"}, "deel"),
        ({"deel": "eigen", "keuze": ""}, "wat"),
        ({"keuze": "van-een-ander"}, "wat"),
        ({"bericht": "x" * 501}, "bericht"),
    ],
)
def test_what_cannot_be_shared_is_refused_with_the_field(
    vera: Gebruiker, velden: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Domeinfout) as refused:
        share(vera, **velden)
    assert refused.value.veld == veld
    assert not Deling.objects.exists()


def test_sharing_with_oneself_or_too_often_is_refused(vera: Gebruiker) -> None:
    with pytest.raises(Domeinfout, match="uw eigen adres"):
        share(vera, email=vera.email.upper())
    for number in range(20):
        share(vera, email=f"iemand{number}@school.test")
    with pytest.raises(TeDruk):
        share(vera)


def test_the_page_shows_exactly_what_the_other_will_see_before_it_is_shared(vera: Gebruiker) -> None:
    client, today = client_of(vera), timezone.localdate()
    page = text_of(client.get("/mijn/delen/nieuw/"))
    assert "Alles van ‘Proefdeel’" in page
    assert "Alleen van mij" not in page
    given = {
        "wat": "proef:een",
        "email": "coach@school.test",
        "geldig_van": today.isoformat(),
        "tot_en_met": (today + timedelta(days=7)).isoformat(),
        "bericht": "",
    }
    preview = text_of(client.post("/mijn/delen/nieuw/", given))
    assert GEHEIM in preview
    assert "Iets anders dat geheim is" not in preview
    assert not Deling.objects.exists()
    changed = text_of(client.post("/mijn/delen/nieuw/", {**given, "actie": "wijzig"}))
    assert 'value="coach@school.test"' in changed
    client.post("/mijn/delen/nieuw/", {**given, "actie": "deel"})
    deling = Deling.objects.get()
    assert deling.geldig_tot == today + timedelta(days=8), "the last day counts"
    assert re.search("coach@school.test", text_of(client.get(f"/mijn/delen/{deling.pk}/")))


def test_mistakes_are_named_at_their_field_and_nothing_typed_is_lost(vera: Gebruiker) -> None:
    given = {
        "wat": "proef:drie",
        "email": vera.email,
        "geldig_van": "2020-01-01",
        "tot_en_met": "",
        "bericht": "Dag",
    }
    response = client_of(vera).post("/mijn/delen/nieuw/", given)
    form = response.context["form"]
    assert response.status_code == 400
    assert set(form.errors) == {"wat", "email", "tot_en_met"}
    assert "Dag</textarea>" in text_of(response)


def test_a_file_goes_along_while_it_is_shared_and_no_other(vera: Gebruiker, coach: Gebruiker) -> None:
    shown, other = (make_bestand(vera, verloopt_op=LATER, naam=naam) for naam in ("a.pdf", "geheim.pdf"))
    shared = open_now(vera, deel="bestanden", keuze=str(shown.pk))
    visitor = client_of(coach)
    assert "geheim.pdf" not in text_of(visitor.get(shared.url))
    address = f"{shared.url}bestanden/{shown.pk}/"
    response = visitor.get(address)
    assert response["Content-Disposition"].startswith("attachment")
    assert text_of(response).encode() == make_pdf_bytes()
    assert Bestandsinzage.objects.get().grond == "deling"
    assert visitor.get(f"{shared.url}bestanden/{other.pk}/").status_code == 404
    assert visitor.get(f"/bestanden/{shown.pk}/").status_code == 404, "only through the link"
    assert client_of(make_gebruiker()).get(address).status_code == 404
    revoke_deling(shared.deling, by=vera, at=NU)
    assert visitor.get(address).status_code == 410


def test_what_was_erased_is_not_shown_any_more(vera: Gebruiker, coach: Gebruiker) -> None:
    shared = open_now(vera)
    dossierdelen["proef"].wis(vera, NU)
    html = text_of(client_of(coach).get(shared.url))
    assert "Hier staat niets meer in" in html
    assert GEHEIM not in html


def test_the_list_takes_the_same_queries_for_few_and_for_many(
    vera: Gebruiker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(vera)
    client.get("/mijn/delen/")
    for size in (2, 12):
        while Deling.objects.count() < size:
            share(vera, email=f"iemand{Deling.objects.count()}@school.test")
        with django_assert_num_queries(5):
            client.get("/mijn/delen/")


def test_what_opens_something_by_itself_is_not_shared(vera: Gebruiker, coach: Gebruiker) -> None:
    """A code outlives a deling: it is in one's own export, and not in what another sees, however deep."""
    code = Dossierveld("code", "Code", "k7pm-9xq2", deelbaar=False)

    def stukken(gebruiker: Gebruiker, keuze: str | None) -> list[Dossierstuk]:
        return [Dossierstuk("Boven", [code], [Dossierstuk("Onder", [code])])]

    dossierdelen.add("codes", Dossierdeel("Codes", "", stukken, lambda gebruiker, at: 0))
    try:
        gedeeld = open_now(vera, deel="codes", keuze="")
        for address in (gedeeld.url, gedeeld.api):
            answer = client_of(coach).get(address)
            assert "Onder" in answer.content.decode()
            assert "k7pm" not in answer.content.decode()
        assert "k7pm" in client_of(vera).get("/api/v1/mijn/gegevens").content.decode()
    finally:
        dossierdelen.remove("codes")


def test_a_closed_link_keeps_its_address_as_secret_as_an_open_one(vera: Gebruiker, coach: Gebruiker) -> None:
    gedeeld = open_now(vera)
    revoke_deling(gedeeld.deling, by=vera, at=timezone.now())
    answer = client_of(coach).get(gedeeld.url)
    assert answer.status_code == 410
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
