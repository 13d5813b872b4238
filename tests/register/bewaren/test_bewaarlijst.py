"""The bewaarlijst: in the account, in the session of a visitor, and from the one to the other."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from napl import klok
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from register.domain.bewaren import lijst
from register.domain.bewaren.lijst import drop_traject, keep_traject, keep_trajecten, write_notitie
from register.domain.opname import close_opname
from register.domain.traject import withdraw_traject
from register.models import Bewaardtraject, Opname, Traject
from register.models.bewaren import MAX_NOTITIE
from register.views.bewaarsessie import MAX_ZONDER_ACCOUNT
from tests.factories import NU, GebruikerFactory, make_gebruiker, make_traject

pytestmark = pytest.mark.django_db

LIJST = "/bewaarlijst/"
WACHTWOORD = "een-lang-wachtwoord"


def keep(client: Client, *trajecten: Traject, **data: Any) -> Any:
    return client.post(f"{LIJST}bewaar/", {"traject": [traject.slug for traject in trajecten], **data})


def page(client: Client, url: str = LIJST) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def vera() -> Gebruiker:
    return Gebruiker.objects.create_user("vera@voorbeeld.test", WACHTWOORD, naam="Vera")


@pytest.fixture
def van_vera(client: Client, vera: Gebruiker) -> Client:
    client.force_login(vera, "allauth.account.auth_backends.AuthenticationBackend")
    return client


# The verbs


def test_a_traject_is_kept_once(vera: Gebruiker) -> None:
    traject = make_traject()
    assert keep_traject(traject, by=vera, at=NU)
    assert not keep_traject(traject, by=vera, at=NU + timedelta(days=1))
    assert Bewaardtraject.objects.get().bewaard_op == NU
    with pytest.raises(IntegrityError), transaction.atomic():
        Bewaardtraject.objects.create(gebruiker=vera, traject=traject, bewaard_op=NU)


def test_a_full_list_takes_nothing_more_and_says_so(vera: Gebruiker) -> None:
    first, second, third = (make_traject(f"Traject {number}") for number in range(3))
    keep_trajecten([first, second], by=vera, at=NU)
    with pytest.raises(Domeinfout, match="Uw bewaarlijst is vol"):
        keep_trajecten([third], by=vera, at=NU, max_aantal=2)
    assert keep_trajecten([first], by=vera, at=NU, max_aantal=2).al_bewaard == 1, (
        "what is there needs no room"
    )


def test_dropping_takes_the_note_along_and_leaves_others_alone(vera: Gebruiker) -> None:
    traject, piet = make_traject(), GebruikerFactory.create()
    for gebruiker in (vera, piet):
        keep_traject(traject, by=gebruiker, at=NU)
        write_notitie(traject, "Vragen aan Ans", by=gebruiker)
    assert drop_traject(traject, by=vera)
    assert not drop_traject(traject, by=vera)
    assert list(Bewaardtraject.objects.values_list("gebruiker", "notitie")) == [(piet.pk, "Vragen aan Ans")]


def test_a_note_has_a_greatest_length_with_line_ends_counted_once(vera: Gebruiker) -> None:
    traject = make_traject()
    keep_traject(traject, by=vera, at=NU)
    longest = "a\r\n" * (MAX_NOTITIE // 2 - 1) + "ab"
    assert len(write_notitie(traject, longest, by=vera).notitie) == MAX_NOTITIE
    with pytest.raises(Domeinfout, match=r"2001 tekens\. Er passen 2000") as raised:
        write_notitie(traject, "a" * (MAX_NOTITIE + 1), by=vera)
    assert raised.value.veld == "notitie"
    assert write_notitie(traject, "nul\x00teken ", by=vera).notitie == "nulteken"
    with pytest.raises(IntegrityError), transaction.atomic():
        Bewaardtraject.objects.update(notitie="a" * (MAX_NOTITIE + 1))


def test_a_note_needs_a_kept_traject_and_an_account(vera: Gebruiker) -> None:
    with pytest.raises(Domeinfout, match="staat niet meer op uw bewaarlijst"):
        write_notitie(make_traject(), "Dag", by=vera)
    vera.is_active = False
    with pytest.raises(GeenRecht):
        write_notitie(make_traject(), "Dag", by=vera)


# With an account


def test_keeping_goes_back_with_a_message_and_the_list_shows_it(van_vera: Client) -> None:
    traject = make_traject("Rekenen in groep 3")
    answer = keep(van_vera, traject, volgende=f"/trajecten/{traject.slug}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/trajecten/{traject.slug}/")
    detail = page(van_vera, answer["Location"])
    assert 'Het traject staat op uw bewaarlijst. <a href="/bewaarlijst/">' in detail
    assert "Bewaarlijst (1)" in detail
    assert "Haal van de lijst" in detail
    assert "Rekenen in groep 3" in page(van_vera)
    assert "Dit stond al op uw bewaarlijst" in keep_and_read(van_vera, traject)


def keep_and_read(client: Client, *trajecten: Traject) -> str:
    return page(client, keep(client, *trajecten)["Location"])


@pytest.mark.parametrize(
    "elders", ["https://elders.example/", "//elders.example", "/\\elders.example", "javascript:alert(1)", ""]
)
def test_keeping_never_leads_to_another_site(van_vera: Client, elders: str) -> None:
    assert keep(van_vera, make_traject(), volgende=elders)["Location"] == LIJST


def test_nothing_chosen_and_nonsense_are_said_and_harmless(van_vera: Client) -> None:
    concept = make_traject("Nog niet openbaar", opname=None)
    for slugs in ([], ["bestaat-niet", "\x00", "'; --", "x" * 300], [concept.slug]):
        answer = van_vera.post(f"{LIJST}bewaar/", {"traject": slugs})
        assert "Er is niets bewaard" in page(van_vera, answer["Location"])
    assert not Bewaardtraject.objects.exists()


def test_a_full_account_says_so_on_the_page(van_vera: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(keep_trajecten.__wrapped__.__kwdefaults__, "max_aantal", 1)  # type: ignore[attr-defined]
    keep(van_vera, make_traject("Een"))
    assert "Uw bewaarlijst is vol" in keep_and_read(van_vera, make_traject("Twee"))
    assert Bewaardtraject.objects.count() == 1


def test_nobody_sees_the_list_or_the_note_of_another(van_vera: Client, vera: Gebruiker) -> None:
    traject = make_traject("Gedeeld traject")
    piet = GebruikerFactory.create()
    keep_traject(traject, by=piet, at=NU)
    write_notitie(traject, "Geheim van Piet", by=piet)
    assert "Gedeeld traject" not in page(van_vera)
    keep_traject(traject, by=vera, at=NU)
    assert "Geheim van Piet" not in page(van_vera)
    van_vera.post(f"{LIJST}notitie/", {"traject": traject.slug, "notitie": "Van Vera"})
    van_vera.post(f"{LIJST}weg/", {"traject": traject.slug})
    assert Bewaardtraject.objects.get().notitie == "Geheim van Piet"


def test_a_note_is_written_shown_and_escaped(van_vera: Client, vera: Gebruiker) -> None:
    traject = make_traject()
    keep_traject(traject, by=vera, at=NU)
    data = {"traject": traject.slug, "notitie": "Iets voor <b>mij</b>", "volgende": f"{LIJST}#{traject.slug}"}
    answer = van_vera.post(f"{LIJST}notitie/", data)
    assert answer["Location"] == f"{LIJST}#{traject.slug}"
    html = page(van_vera)
    assert "Iets voor &lt;b&gt;mij&lt;/b&gt;" in html
    assert "<b>mij</b>" not in html
    assert "Iets voor" not in page(van_vera, f"/trajecten/{traject.slug}/")


def test_a_note_that_is_too_long_comes_back_with_what_was_typed(van_vera: Client, vera: Gebruiker) -> None:
    traject = make_traject()
    keep_traject(traject, by=vera, at=NU)
    typed = "woord " * 400
    answer = van_vera.post(f"{LIJST}notitie/", {"traject": traject.slug, "notitie": typed})
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "Uw notitie is te lang: 2399 tekens" in html
    assert typed.strip() in html
    assert Bewaardtraject.objects.get().notitie == ""


def test_a_refused_note_is_shown_on_the_page_where_it_stands(
    van_vera: Client, vera: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("register.views.bewaarlijst.GROOTTE", 1)
    first, second = make_traject("Eerste"), make_traject("Tweede")
    keep_traject(first, by=vera, at=NU)
    keep_traject(second, by=vera, at=NU + timedelta(hours=1))
    html = van_vera.post(f"{LIJST}notitie/", {"traject": first.slug, "notitie": "a" * 2001}).content.decode()
    assert "Eerste" in html
    assert "Tweede" not in html


@pytest.mark.parametrize("slug", ["bestaat-niet", "\x00", ""])
def test_a_note_at_nothing_is_told(van_vera: Client, slug: str) -> None:
    answer = van_vera.post(f"{LIJST}notitie/", {"traject": slug, "notitie": "Dag"})
    assert "Dit traject kennen wij niet" in page(van_vera, answer["Location"])


def test_what_left_the_register_stays_visible_and_can_be_removed(van_vera: Client, vera: Gebruiker) -> None:
    ingetrokken, beeindigd, vervallen = (make_traject(naam) for naam in ("Weg", "Voorbij", "Nooit vermeld"))
    keep_trajecten([ingetrokken, beeindigd, vervallen], by=vera, at=NU)
    beslisser = make_gebruiker(Rol.BESLISSER)
    withdraw_traject(ingetrokken, reden="De aanbieder stopt.", by=beslisser, at=klok.nu())
    close_opname(beeindigd, per=klok.vandaag(), reden="De erkenning liep af.", by=beslisser, at=klok.nu())
    Opname.objects.filter(traject=vervallen).delete()
    html = page(van_vera)
    assert html.count("Staat niet meer in het register") == 3
    assert "De aanbieder stopt." in html
    assert "De erkenning liep af." in html
    assert "Nooit vermeld" not in html, "never public by what the log says now"
    for traject in (ingetrokken, beeindigd, vervallen):
        van_vera.post(f"{LIJST}weg/", {"traject": traject.slug})
    assert not Bewaardtraject.objects.exists()


QUERIES = 11


@pytest.mark.parametrize("aantal", [5, 50])
def test_the_list_takes_as_many_queries_for_five_as_for_fifty(
    van_vera: Client, vera: Gebruiker, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keep_trajecten([make_traject(f"Traject {number}") for number in range(aantal)], by=vera, at=NU)
    with django_assert_num_queries(QUERIES):
        html = page(van_vera)
    assert html.count('class="napl-bewaard"') == aantal


# Without an account


def test_a_visitor_keeps_in_the_session_and_it_ends_with_the_browser(client: Client) -> None:
    traject = make_traject("Zonder account")
    assert "Bekijk uw bewaarlijst" in keep_and_read(client, traject)
    html = page(client)
    assert "Zonder account" in html
    assert "Log in om de lijst te houden" in html
    assert "Schrijf een notitie" not in html
    assert client.session["bewaarlijst"] == [traject.pk], "ids, no more"
    assert client.session.get_expire_at_browser_close()
    assert "Zonder account" not in page(Client()), "another browser has another list"
    client.post(f"{LIJST}weg/", {"traject": traject.slug})
    assert "Uw lijst is nog leeg" in page(client)


def test_a_visitor_who_keeps_nothing_gets_no_session_and_no_query_for_it(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page(client)
    assert "sessionid" not in client.cookies


def test_the_list_of_a_visitor_is_bounded(client: Client) -> None:
    trajecten = [make_traject(f"Traject {number}") for number in range(MAX_ZONDER_ACCOUNT + 2)]
    keep(client, *trajecten[:49])
    html = keep_and_read(client, *trajecten[49:])
    assert "Zonder account passen er 50 trajecten" in html
    assert "Het traject staat op uw bewaarlijst" in html
    assert len(client.session["bewaarlijst"]) == MAX_ZONDER_ACCOUNT


def test_a_note_asks_a_visitor_to_log_in(client: Client) -> None:
    answer = client.post(f"{LIJST}notitie/", {"traject": make_traject().slug, "notitie": "Dag"})
    assert answer["Location"].startswith("/account/inloggen/?next=")


def test_the_list_moves_along_through_the_login_page(client: Client, vera: Gebruiker) -> None:
    eerst, dubbel, gewist = make_traject("Eerst"), make_traject("Dubbel"), make_traject("Gewist")
    keep_traject(dubbel, by=vera, at=NU)
    write_notitie(dubbel, "Blijft staan", by=vera)
    keep(client, eerst, dubbel, gewist)
    Opname.objects.filter(traject=gewist).delete()
    Traject.objects.filter(pk=gewist.pk).update(live=None)
    client.session.save()
    answer = client.post("/account/inloggen/", {"login": vera.email, "password": WACHTWOORD, "next": LIJST})
    assert answer["Location"] == LIJST
    assert "bewaarlijst" not in client.session
    html = page(client)
    assert "Wat u voor het inloggen bewaarde, staat nu in uw account" in html
    assert "Blijft staan" in html
    assert Bewaardtraject.objects.filter(gebruiker=vera).count() == 3
    client.post("/account/uitloggen/")
    assert "Eerst" not in page(client), "a shared computer remembers nothing"


def test_moving_along_loses_nothing_for_lack_of_room(
    client: Client, vera: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(keep_trajecten.__wrapped__.__kwdefaults__, "max_aantal", 1)  # type: ignore[attr-defined]
    keep(client, make_traject("Een"), make_traject("Twee"))
    client.post("/account/inloggen/", {"login": vera.email, "password": WACHTWOORD})
    assert Bewaardtraject.objects.filter(gebruiker=vera).count() == 2


def test_a_login_that_fails_moves_nothing(client: Client, vera: Gebruiker) -> None:
    keep(client, make_traject())
    client.post("/account/inloggen/", {"login": vera.email, "password": "verkeerd"})
    assert len(client.session["bewaarlijst"]) == 1
    assert not Bewaardtraject.objects.exists()


@pytest.mark.parametrize("pad", ["bewaar", "weg", "notitie"])
def test_a_post_needs_the_token_of_the_form(pad: str, vera: Gebruiker) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(vera, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(f"{LIJST}{pad}/", {"traject": make_traject().slug}).status_code == 403
    assert not Bewaardtraject.objects.exists()


def test_looking_changes_nothing(van_vera: Client) -> None:
    for pad in ("bewaar", "weg", "notitie"):
        assert van_vera.get(f"{LIJST}{pad}/").status_code == 405


def test_the_limits_fit_each_other() -> None:
    assert MAX_ZONDER_ACCOUNT <= lijst.MAX_BEWAARD
    assert timezone.is_aware(NU)
