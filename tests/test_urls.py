"""Walk every address of the project as every role and compare the answer with the table of rights."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import get_resolver, path, reverse

from napl.enums import Rol
from napl.models import Lidmaatschap
from napl.rechten import tabel
from napl.views.stijlgids import stijlgids
from tests.adressen import VOORBEELDEN, Adres, Voorbeeld, walk
from tests.factories import VANDAAG, OrganisatieFactory, make_gebruiker

ADRESSEN = list(walk(get_resolver().url_patterns))
MET_RECHT = [adres for adres in ADRESSEN if adres.recht in tabel]


def without_decision(adressen: list[Adres]) -> list[str]:
    return [f"/{adres.route} ({adres.naam or 'no name'})" for adres in adressen if adres.recht not in tabel]


def test_every_address_has_a_name_of_its_own() -> None:
    names = [adres.naam for adres in ADRESSEN]
    assert all(name and not name.endswith(":") for name in names)
    assert len(names) == len(set(names))


def test_every_address_says_which_right_it_needs() -> None:
    """Pages say it with ``vereist_recht``, API views with ``recht``; the right is a row of the table."""
    assert without_decision(ADRESSEN) == []
    assert stijlgids.recht in tabel, "debug only, so the walk does not meet it"  # type: ignore[attr-defined]


def test_the_walk_sees_a_view_without_a_decision() -> None:
    def forgotten(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert without_decision(list(walk([path("vergeten/", forgotten, name="vergeten")]))) == [
        "/vergeten/ (vergeten)"
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("adres", MET_RECHT, ids=lambda adres: adres.naam)
def test_the_answer_to_every_role_is_the_one_of_the_table(adres: Adres) -> None:
    voorbeeld = VOORBEELDEN.get(adres.naam, Voorbeeld())
    if "<" in adres.route and adres.naam not in VOORBEELDEN:
        pytest.fail(f"Add how to call {adres.naam!r} to VOORBEELDEN in tests/adressen.py.")
    url = adres.url(voorbeeld)
    for rol, client in clients():
        response = getattr(client, voorbeeld.methode)(url)
        problem = judge(adres, voorbeeld, rol, url, response)
        assert problem is None, f"{rol} at {url}: {problem}"


def clients() -> Iterator[tuple[Rol, Client]]:
    """Yield a client as every role in turn: one account whose membership changes is quicker than many."""
    yield Rol.BEZOEKER, Client()
    gebruiker = make_gebruiker()
    client = Client()
    client.force_login(gebruiker, "allauth.account.auth_backends.AuthenticationBackend")
    yield Rol.GEBRUIKER, client
    lid = Lidmaatschap(gebruiker=gebruiker, organisatie=OrganisatieFactory.create(), geldig_van=VANDAAG)
    for rol in set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER}:
        lid.rol = rol
        lid.save()
        yield rol, client


def judge(adres: Adres, voorbeeld: Voorbeeld, rol: Rol, url: str, response: Any) -> str | None:
    """Return what is wrong with an answer, or None."""
    row = tabel[adres.recht or ""]
    status = response.status_code
    to_login = status == HTTPStatus.FOUND and response["Location"].startswith(
        f"{reverse('account_login')}?next="
    )
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return f"give {adres.naam!r} a methode in VOORBEELDEN"
    if not has_role(rol, row.rollen):
        login_first = rol == Rol.BEZOEKER and not adres.is_api
        refused = to_login if login_first else status == HTTPStatus.FORBIDDEN
        return None if refused else f"answered {status} without the right {row.naam!r}"
    # With a predicate it also matters whose thing it is; the tests of the verb know about that.
    if row.predicaat is None and (to_login or status == HTTPStatus.FORBIDDEN):
        return f"was refused in spite of the right {row.naam!r}"
    if voorbeeld.bestaat and status == HTTPStatus.NOT_FOUND:
        return "was not found; the sample proves nothing"
    return None


def has_role(rol: Rol, allowed: frozenset[Rol]) -> bool:
    """Say whether the table lets a role in; everybody is a visitor, whoever has a role is a user."""
    held = {Rol.BEZOEKER, rol} if rol == Rol.BEZOEKER else {Rol.BEZOEKER, Rol.GEBRUIKER, rol}
    return bool(held & allowed)
