"""Try every action of the matrix as everybody, and find the addresses that it does not know yet."""

import inspect
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import get_resolver, path, reverse
from django.views.decorators.http import require_http_methods

import tests.rechtenmatrix as pakket
from napl.enums import Rol
from napl.models import Gebruiker
from napl.rechten import rollen_van, tabel
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
# Where everything is somebody's own, or of a few people: each address and method here has a row.
PERSOONLIJK = (*MET_GEHEIM, "mijn/", "ateliers/")
WERKWOORDEN = ("get", "post", "put", "patch", "delete")
_VAN_WIE_VRAAGT = "makes something of whoever asks; it takes no object and answers with nothing of anybody"
BUITEN: Mapping[str, str] = {
    "get ontwikkelpaden:atelier-list": "public, and the same for everybody",
    "post register:teamlijst-deel": "what goes on the list stands in the query: test_teamlijst.py",
    "post mijn-gegevens-wissen": "asks the password of whoever asks first: tests/kern/test_gegevens.py",
    "post register:teamroute-behoeften": "a member may see and not offer (403), others 404: test_paginas.py",
    **dict.fromkeys(
        (
            "get api-mijn-leerruimte",
            "get mijn-berichten",
            "get register:teamlijst-deel",
            "get register:teamroute-nieuw",
            "get register:zoekwaarschuwing-nieuw",
            "get register:route-informeel",
            "post api-deelname-list",
            "post api-mijn-bestanden",
            "post api-mijn-doelen",
            "post api-mijn-zelfevaluaties",
            "post api-route",
            "post mijn-berichten",
            "post mijn-bestanden",
            "post ontwikkelpaden:doel-nieuw",
            "post ontwikkelpaden:zelfevaluatie-begin",
            "post register:deelname-nieuw",
            "post register:passend",
            "post register:teamroute-nieuw",
            "post register:zoekwaarschuwing-nieuw",
            "put api-mijn-leerruimte",
        ),
        _VAN_WIE_VRAAGT,
    ),
}


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


def test_every_personal_address_is_in_the_matrix_with_each_of_its_methods() -> None:
    known = {f"{geval.methode} {geval.adres}" for geval in GEVALLEN}
    asked = {
        f"{methode} {adres.naam}"
        for adres in ADRESSEN.values()
        if adres.route.removeprefix("api/v1/").startswith(PERSOONLIJK)
        for methode in methods_of(adres)
    }
    assert sorted(asked - known - BUITEN.keys()) == [], "Add rows, or say in BUITEN why there is none."
    assert sorted(BUITEN.keys() - (asked - known)) == [], "They have a row or are gone: not BUITEN."


def test_a_personal_address_without_a_row_is_found() -> None:
    def nieuw(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    [adres] = walk([path("mijn/nieuw/", require_http_methods(["GET", "HEAD", "POST"])(nieuw), name="nieuw")])
    assert methods_of(adres) == {"get", "post"}


def methods_of(adres: Adres) -> set[str]:
    """Return the methods that an address takes: as a page's decorator says, or as a class of the API has."""
    klasse = getattr(adres.view, "cls", None) or getattr(adres.view, "view_class", None)
    if klasse is not None:
        return {methode for methode in WERKWOORDEN if hasattr(klasse, methode)}
    [allowed] = [names for view in _layers(adres.view) if (names := _allowed_by(view))]
    return {name.lower() for name in allowed} & set(WERKWOORDEN)


def _layers(view: Callable[..., Any] | None) -> Iterator[Callable[..., Any]]:
    while view is not None:
        yield view
        view = getattr(view, "__wrapped__", None)


def _allowed_by(view: Callable[..., Any]) -> list[str]:
    """Return what ``require_http_methods`` lets through, when this layer is that decorator."""
    found: list[str] = inspect.getclosurevars(view).nonlocals.get("request_method_list", [])
    return found


@pytest.mark.parametrize("geval", GEVALLEN, ids=str)
def test_a_row_lets_somebody_in_and_keeps_somebody_out(geval: Geval) -> None:
    assert geval.mag
    assert set(Wie) - (geval.mag if geval.leest is None else geval.leest)


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
        may = geval.mag if geval.leest is None else geval.leest
        if geval.blijft is not None and wie not in may and not geval.blijft():
            return f"{wie}: {url} changed what is another's"
        return _judge(geval, wie, url, response, _refusal(geval, wie, spelers))
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
    if geval.methode == "put":
        return client.put(url, encode_multipart(BOUNDARY, gegevens), content_type=MULTIPART_CONTENT)
    return getattr(client, geval.methode)(url, gegevens)


def _read(response: Any) -> str:
    """Return the text of an answer; a file is read to its end, so that it is closed."""
    whole: bytes = b"".join(response.streaming_content) if response.streaming else response.content
    if response.headers.get("Content-Type") == "application/zip":
        with zipfile.ZipFile(io.BytesIO(whole)) as archief:
            whole = b"".join(archief.read(naam) for naam in archief.namelist())
    return whole.decode(errors="replace")


def _judge_cache(geval: Geval, url: str, response: Any) -> str | None:
    """Ask that no cache keeps what is somebody's own, and that no page of another site reads it."""
    if geval.methode != "get":
        return None
    if not ADRESSEN[geval.adres].route.removeprefix("api/v1/").startswith(("mijn/", *MET_GEHEIM)):
        return None
    if "no-store" not in response.headers.get("Cache-Control", ""):
        return f"{url} can be kept by a cache"
    return f"{url} can be read from any site" if "Access-Control-Allow-Origin" in response.headers else None


def _judge_geheim(geval: Geval, wie: Wie, text: str) -> str | None:
    if not geval.geheim:
        return None
    if wie not in (geval.mag if geval.leest is None else geval.leest):
        return "tells what it must not" if geval.geheim in text else None
    must = geval.leest is not None and geval.methode == "get"
    return "does not hold the secret, so it proves nothing" if must and geval.geheim not in text else None


def _refusal(geval: Geval, wie: Wie, spelers: Spelers) -> int:
    """Return what somebody with an account gets who may not."""
    if geval.deur is None or wie == Wie.BEZOEKER:
        return geval.anders
    account = Gebruiker.objects.get(pk=spelers[wie].pk)
    opens = rollen_van(account) & tabel[ADRESSEN[geval.adres].recht or ""].rollen
    return geval.anders if opens else geval.deur


def _judge(geval: Geval, wie: Wie, url: str, response: Any, anders: int) -> str | None:
    status = response.status_code
    to_login = status == HTTPStatus.FOUND and response["Location"].startswith(reverse("account_login"))
    text = _read(response)
    if wie in geval.mag and (status not in GOED or to_login):
        return f"{wie}: {status} at {url}"
    if problem := _judge_geheim(geval, wie, text):
        return f"{wie}: {url} {problem}"
    if wie in geval.mag:
        return _judge_cache(geval, url, response)
    if wie != Wie.BEZOEKER:
        return None if status == anders else f"{wie}: {status} at {url}, expected {anders}"
    if geval.bezoeker is not None:
        return None if status == geval.bezoeker else f"{wie}: {status} at {url}"
    refused = status == HTTPStatus.FORBIDDEN if ADRESSEN[geval.adres].is_api else to_login
    return None if refused else f"{wie}: {status} at {url}, expected the login"
