"""The list of the search log, empty before and after, and a path to be typed with."""

import pytest

from ontwikkelpaden.models import Padversie
from tests.factories import PadversieFactory
from tests.register.zoeklog.conftest import rij

__all__ = ["rij"]


@pytest.fixture
def pad() -> Padversie:
    versie: Padversie = PadversieFactory.create(
        pad__naam="Rekenexpert", omschrijving="Leraar die rekenen trekt. En nog veel meer tekst."
    )
    return versie
