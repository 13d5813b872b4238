"""A search is written down without a person, once, and never at the cost of the search."""

import json
import logging
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from django.test import Client
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from napl.enums import Rol
from register.domain.zoeklog import Gezocht, noteren
from register.domain.zoeklog.wachtrij import MAX_WACHTEND, STIL_SECONDEN, WACHT_SECONDEN, Wachtrij
from tests.factories import VANDAAG, RegioFactory, make_traject
from tests.register.zoeklog.hulp import seek, waiting

pytestmark = pytest.mark.usefixtures("rij")
ZOEK = "/trajecten/"


def test_a_line_holds_a_day_the_words_the_choice_and_the_number() -> None:
    seek("Rekenen ", 3, sector=("po",), regio=("drenthe",))
    assert [json.loads(regel) for regel in waiting()] == [
        [VANDAAG.isoformat(), "rekenen", ["po", "drenthe"], None, 3]
    ]


@pytest.mark.parametrize("rest", [{"pagina": 2}, {"q": "jan@school.nl"}, {"q": ""}])
def test_a_next_page_and_personal_data_do_not_reach_redis(rest: dict[str, Any]) -> None:
    seek(**{"q": "rekenen", **rest})
    assert waiting() == []


@pytest.mark.parametrize("rest", [{"thema": ("toetsing",)}, {"prijs_max": 1}, {"sector": ("po", "vo")}])
def test_with_another_filter_the_number_says_nothing_about_the_words(rest: dict[str, Any]) -> None:
    seek("rekenen", 0, **rest)
    assert [json.loads(regel)[2:] for regel in waiting()] == [[["", ""], None, None]]


def test_the_same_words_with_another_filter_are_not_another_search() -> None:
    seek("Rekenen", thema=("toetsing",), vorige=Gezocht("rekenen"))
    seek("rekenen", vorige=Gezocht("rekenen", ("po",)))
    assert waiting() == []
    seek("rekenen", sector=("po",), vorige=Gezocht("rekenen"))
    seek("rekenen", vorige=Gezocht("taal"))
    assert [json.loads(regel)[2:4] for regel in waiting()] == [[["po", ""], ["", ""]], [["", ""], None]]


@pytest.mark.django_db
def test_the_page_notes_a_search_and_nothing_of_who_searched(client_met: Callable[..., Client]) -> None:
    client = client_met(Rol.LERAAR)
    RegioFactory.create(slug="drenthe")
    make_traject("Rekenen in de klas")
    client.get(
        ZOEK,
        {"q": "Rekenen", "regio": "drenthe"},
        REMOTE_ADDR="203.0.113.7",
        HTTP_USER_AGENT="Proefblad 1.0",
        HTTP_REFERER="http://testserver/mijn/?persoon=42",
    )
    (regel,) = waiting()
    assert json.loads(regel) == [json.loads(regel)[0], "rekenen", ["", "drenthe"], None, 0]
    for secret in ("203.0.113.7", "Proefblad", "mijn", "42", str(client.session.session_key)):
        assert secret not in regel
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", json.loads(regel)[0]), "a day, not a moment"


@pytest.mark.django_db
def test_the_page_does_not_count_what_nobody_asked_for(client: Client) -> None:
    client.head(ZOEK, {"q": "rekenen"})
    client.get(ZOEK, {"q": "rekenen"}, HTTP_SEC_PURPOSE="prefetch;prerender")
    client.get(ZOEK, {"q": "rekenen", "pagina": "2"})
    client.get(ZOEK, {"thema": "toetsing"})
    client.get(
        ZOEK, {"q": "rekenen", "thema": "toetsing"}, HTTP_REFERER="http://testserver/trajecten/?q=rekenen"
    )
    current = "http://testserver/trajecten/?q=rekenen"
    client.get(ZOEK, {"q": "rekenen", "sorteer": "naam"}, HTTP_HX_REQUEST="true", HTTP_HX_CURRENT_URL=current)
    assert waiting() == []


@pytest.mark.django_db
@pytest.mark.parametrize("referer", ["http://[", "x" * 5000, "http://testserver/trajecten/?" + "&" * 3000])
def test_a_strange_referer_is_no_former_search(client: Client, referer: str) -> None:
    assert client.get(ZOEK, {"q": "rekenen"}, HTTP_REFERER=referer).status_code == 200
    assert len(waiting()) == 1


def test_the_list_is_capped(rij: Wachtrij) -> None:
    redis: Any = rij._redis
    redis.rpush(rij._rij, *["oud"] * MAX_WACHTEND)
    rij.push("nieuw")
    assert redis.llen(rij._rij) == MAX_WACHTEND
    assert redis.lindex(rij._rij, -1) == "nieuw"


class Klaar(Exception):  # noqa: N818
    """Ends what would go on for ever."""


class Eenmalig(Wachtrij):
    def push(self, *regels: str) -> None:
        super().push(*regels)
        raise Klaar(len(regels))


def test_what_comes_within_a_moment_goes_in_one_round_trip(rij: Wachtrij) -> None:
    later: Queue[str] = Queue()

    def meanwhile(_: float) -> None:
        later.put("tweede")
        later.put("derde")

    later.put("eerste")
    with pytest.raises(Klaar, match="3"):
        Eenmalig(rij._redis, rij._rij.removesuffix("zoeklog"), wacht=meanwhile)._push_forever(later)
    assert rij._redis.lrange(rij._rij, 0, -1) == ["eerste", "tweede", "derde"]


@pytest.fixture
def dode_redis(tmp_path: Path) -> Iterator[Redis]:
    """Yield a Redis that takes a connection and never answers."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "r.sock"))
        server.listen()
        yield Redis(
            unix_socket_path=str(tmp_path / "r.sock"),
            socket_timeout=WACHT_SECONDEN,
            retry=Retry(NoBackoff(), 0),
        )


@pytest.mark.django_db
def test_a_search_goes_on_when_redis_hangs(
    client: Client, dode_redis: Redis, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = [100.0]
    rij = Wachtrij(dode_redis, "", tik=lambda: clock[0])
    monkeypatch.setattr(noteren, "wachtrij", lambda: rij)
    with caplog.at_level(logging.WARNING, "register.domain.zoeklog"):
        for _ in range(3):
            assert client.get(ZOEK, {"q": "rekenen"}).status_code == 200
        assert len(caplog.records) == 1, "one search waited, the others did not try"
        clock[0] += STIL_SECONDEN + 1
        client.get(ZOEK, {"q": "rekenen"})
        assert len(caplog.records) == 2
    assert "rekenen" not in caplog.text
