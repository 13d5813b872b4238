"""The list of the search log, empty before and after."""

from tests.register.zoeklog.conftest import rij

__all__ = ["rij"]
