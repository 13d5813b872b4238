"""The login."""

from typing import Any

from allauth.account.forms import LoginForm
from django.core.exceptions import ValidationError


class Inlogformulier(LoginForm):
    """The login of allauth with our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mailadres"
        self.fields["password"].label = "Wachtwoord"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs["autocomplete"] = "username"

    def user_credentials(self) -> dict[str, Any]:
        """Name the account once more under the name of the form field: axes counts attempts by it."""
        credentials: dict[str, Any] = super().user_credentials()
        return {**credentials, "login": credentials["email"]}

    def clean(self) -> dict[str, Any]:
        """Say that an account is off; allauth would send its owner to a page that we do not have."""
        cleaned: dict[str, Any] = super().clean()  # type: ignore[no-untyped-call]
        if self.user is not None and not self.user.is_active:
            raise ValidationError(
                "Dit account staat uit. Vraag het programmabureau om hulp.", code="inactive"
            )
        return cleaned
