"""The forms of signing up and of a forgotten password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from napl.models import Gebruiker
from napl.tekst import tidy

# In our words: those of Django are not all translated.
REDENEN = {
    "password_too_short": "Dit wachtwoord is te kort. Gebruik minstens 12 tekens.",
    "password_too_common": "Dit wachtwoord gebruiken te veel mensen. Kies een ander wachtwoord.",
}
GEEN_ADRES = "Vul een e-mailadres in, bijvoorbeeld naam@school.nl."


class Emailveld(forms.EmailField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="E-mailadres",
            max_length=254,
            error_messages={"required": GEEN_ADRES, "invalid": GEEN_ADRES},
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        return str(super().clean(value)).lower()


class Nieuwwachtwoordveld(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=200,
            strip=False,
            error_messages={"required": "Kies een wachtwoord."},
            help_text="Minstens 12 tekens. Een paar woorden achter elkaar onthoudt u makkelijk.",
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
            **kwargs,
        )


class Aanmeldformulier(forms.Form):
    email = Emailveld(help_text="Hier sturen wij de code naartoe. U logt er later ook mee in.")
    wachtwoord = Nieuwwachtwoordveld(label="Wachtwoord")
    naam = forms.CharField(
        label="Uw naam",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_naam(self) -> str:
        return tidy(self.cleaned_data["naam"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        account = Gebruiker(email=cleaned.get("email", ""), naam=cleaned.get("naam", ""))
        _judge(self, "wachtwoord", account)
        return cleaned


class Codeveld(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            label="Code uit de e-mail",
            max_length=20,
            error_messages={"required": "Vul de code in die in de e-mail staat."},
            help_text="Zes cijfers. De code is 15 minuten geldig.",
            widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        )


class Codeformulier(forms.Form):
    code = Codeveld()


class Wachtwoordaanvraag(forms.Form):
    email = Emailveld(help_text="Het adres waarmee u inlogt.")


class Nieuwwachtwoord(forms.Form):
    code = Codeveld()
    wachtwoord = Nieuwwachtwoordveld(label="Nieuw wachtwoord")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        _judge(self, "wachtwoord", None)
        return cleaned


def _judge(form: forms.Form, naam: str, account: Gebruiker | None) -> None:
    """Tell at the field what is wrong with a password."""
    value = form.cleaned_data.get(naam)
    if not value:
        return
    try:
        validate_password(value, account)
    except ValidationError as error:
        for item in error.error_list:
            form.add_error(naam, REDENEN.get(item.code or "", item.messages[0]))
