"""allauth, fitted to the register."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Accountadapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Say no: making an account of one's own comes with the rest of identity."""
        return False
