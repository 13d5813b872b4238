"""Try every action of the matrix as everybody, and find the addresses that it does not know yet."""

from http import HTTPStatus
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

import tests.rechtenmatrix as pakket
from napl.enums import Rol
from napl.rechten import tabel
from tests.adressen import Adres, walk
from tests.rechtenmatrix.geval import Geval
from tests.rechtenmatrix.spelers import Spelers, Wie, make_spelers

DELEN = [naam for _, naam, _ in iter_modules(pakket.__path__) if naam.startswith("gevallen_")]
GEVALLEN: list[Geval] = [
    geval for naam in DELEN for geval in import_module(f"tests.rechtenmatrix.{naam}").GEVALLEN
]
ADRESSEN = {adres.naam: adres for adres in walk(get_resolver().url_patterns)}
GOED = {HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER}
# What a link with a secret opens is about somebody too, whoever may call the address.
MET_GEHEIM = ("gedeeld/", "bestanden/", "verklaringen/")


def is_about_somebody(adres: Adres) -> bool:
    """Say whether it matters whose object an address is about: not for who only needs a role."""
    row = tabel[adres.recht or ""]
    if "<" not in adres.route:
        return False
    if adres.route.removeprefix("api/v1/").startswith(MET_GEHEIM):
        return True
    for_any_account = Rol.GEBRUIKER in row.rollen and Rol.BEZOEKER not in row.rollen
    return row.predicaat is not None or for_any_account


def test_every_address_about_somebodys_object_is_in_the_matrix() -> None:
    known = {geval.adres for geval in GEVALLEN}
    missing = [naam for naam, adres in ADRESSEN.items() if is_about_somebody(adres) and naam not in known]
    assert missing == [], "Add rows to tests/rechtenmatrix/gevallen_<deel>.py."


@pytest.mark.parametrize("geval", GEVALLEN, ids=str)
def test_a_row_lets_somebody_in_and_keeps_somebody_out(geval: Geval) -> None:
    assert geval.mag
    assert set(Wie) - geval.mag


@pytest.mark.django_db
@pytest.mark.parametrize("geval", GEVALLEN, ids=str)
def test_the_answer_depends_on_whose_it_is(geval: Geval) -> None:
    spelers = make_spelers()
    wrong = [found for wie in Wie if (found := _try(geval, wie, spelers))]
    assert wrong == []


def _try(geval: Geval, wie: Wie, spelers: Spelers) -> str | None:
    """Do the action as somebody and undo it; return what is wrong with the answer, or None."""
    point = transaction.savepoint()
    try:
        url = reverse(geval.adres, kwargs=dict(geval.maak(spelers)))
        response = _call(geval, wie, url, spelers)
        return _judge(geval, wie, url, response)
    finally:
        transaction.savepoint_rollback(point)


def _call(geval: Geval, wie: Wie, url: str, spelers: Spelers) -> Any:
    client = Client(headers=dict(geval.kop))
    if wie != Wie.BEZOEKER:
        # A fresh object: the roles of an account are read once per object.
        account = type(spelers[wie]).objects.get(pk=spelers[wie].pk)
        client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    gegevens = dict(geval.gegevens(spelers))
    if geval.json:
        return getattr(client, geval.methode)(url, gegevens, content_type="application/json")
    return getattr(client, geval.methode)(url, gegevens)


def _read(response: Any) -> str:
    """Return the text of an answer; a file is read to its end, so that it is closed."""
    whole: bytes = b"".join(response.streaming_content) if response.streaming else response.content
    return whole.decode(errors="replace")


def _judge(geval: Geval, wie: Wie, url: str, response: Any) -> str | None:
    status = response.status_code
    to_login = status == HTTPStatus.FOUND and response["Location"].startswith(reverse("account_login"))
    text = _read(response)
    if wie in geval.mag:
        return None if status in GOED and not to_login else f"{wie}: {status} at {url}"
    if geval.geheim and geval.geheim in text:
        return f"{wie}: {url} tells what it must not"
    if wie != Wie.BEZOEKER:
        return None if status == geval.anders else f"{wie}: {status} at {url}, expected {geval.anders}"
    if geval.bezoeker is not None:
        return None if status == geval.bezoeker else f"{wie}: {status} at {url}"
    refused = status == HTTPStatus.FORBIDDEN if ADRESSEN[geval.adres].is_api else to_login
    return None if refused else f"{wie}: {status} at {url}, expected the login"
