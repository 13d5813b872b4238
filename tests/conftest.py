"""What every test needs: clients that are logged in with a role."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from napl.enums import Rol
from tests.factories import make_gebruiker

JOURNEYS = Path(__file__).parent / "journeys"
# They change nothing of what the journeys look at, and take about as long as all of those together.
PAGINABEZOEK = {"test_alle_paginas.py", "test_toetsenbord.py", "test_vangnet.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say what may run beside each other, and begin with what takes longest."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item.path)))
    items.sort(key=lambda item: JOURNEYS not in item.path.parents)


def _group(path: Path) -> str:
    """Keep a module together; journeys share a browser and a register, visits of all pages have their own."""
    if JOURNEYS not in path.parents:
        return str(path.relative_to(JOURNEYS.parent))
    return "paginas" if path.name in PAGINABEZOEK else "journeys"


@pytest.fixture
def client_met() -> Callable[..., Client]:
    """Make a client that is logged in as somebody with these roles; without roles as a visitor."""

    def make(*rollen: Rol) -> Client:
        client = Client()
        if rollen:
            with_membership = [rol for rol in rollen if rol not in {Rol.BEZOEKER, Rol.GEBRUIKER}]
            if set(rollen) != {Rol.BEZOEKER}:
                client.force_login(
                    make_gebruiker(*with_membership), "allauth.account.auth_backends.AuthenticationBackend"
                )
        return client

    return make
