"""allauth, fitted to the register."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest  # noqa: TID251 - the adapter is part of the views


class Accountadapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Say no: making an account of one's own comes with the rest of identity."""
        return False
