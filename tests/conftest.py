"""What every test needs: clients that are logged in with a role."""

from collections.abc import Callable

import pytest
from django.test import Client

from napl.enums import Rol
from tests.factories import make_gebruiker


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
