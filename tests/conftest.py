"""What every test needs: clients that are logged in with a role."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from napl.enums import Rol
from tests.factories import make_gebruiker

JOURNEYS = Path(__file__).parent / "journeys"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say what may run beside each other: modules may, but all journeys share one browser and register."""
    for item in items:
        group = JOURNEYS if JOURNEYS in item.path.parents else item.path
        item.add_marker(pytest.mark.xdist_group(str(group.relative_to(JOURNEYS.parent))))


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
