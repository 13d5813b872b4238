"""The forms of sharing, and of erasing."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms

from napl.domain.account import require_wachtwoord
from napl.domain.delen import MAX_BERICHT, require_ontvanger, require_periode
from napl.forms.aanmelden import Emailveld
from napl.fouten import Domeinfout
from napl.models import Gebruiker

MAAND = timedelta(days=30)


class Datumveld(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"required": "Kies een datum.", "invalid": "Vul een datum in, zoals 2027-03-31."},
            **kwargs,
        )


class Delingformulier(forms.Form):
    wat = forms.ChoiceField(
        label="Wat wilt u laten zien?",
        error_messages={
            "required": "Kies wat u wilt laten zien.",
            "invalid_choice": "Dit is niet (meer) van u. Kies iets anders.",
        },
    )
    email = Emailveld(help_text="Van één persoon. Alleen een account met dit adres kan kijken.")
    geldig_van = Datumveld(label="Vanaf")
    tot_en_met = Datumveld(label="Tot en met", help_text="Hoogstens een jaar. Intrekken kan altijd eerder.")
    bericht = forms.CharField(
        label="Bericht voor de ontvanger",
        required=False,
        max_length=MAX_BERICHT,
        help_text="Staat boven wat u deelt, niet in de e-mail.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        eigenaar: Gebruiker,
        keuzes: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        vandaag: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.eigenaar, self.vandaag = eigenaar, vandaag
        self.fields["wat"].choices = [("", "Kies…"), *keuzes]  # type: ignore[attr-defined]
        self.fields["geldig_van"].initial = vandaag
        self.fields["tot_en_met"].initial = vandaag + MAAND

    def clean_email(self) -> str:
        try:
            return require_ontvanger(self.eigenaar, self.cleaned_data["email"])
        except Domeinfout as fout:
            raise forms.ValidationError(fout.melding) from fout

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        van, laatste = cleaned.get("geldig_van"), cleaned.get("tot_en_met")
        if van and laatste:
            try:
                require_periode(van, laatste + timedelta(days=1), op=self.vandaag)
            except Domeinfout as fout:
                self.add_error("geldig_van" if fout.veld == "geldig_van" else "tot_en_met", fout.melding)
        return cleaned

    @property
    def opdracht(self) -> dict[str, Any]:
        """Return what the verb asks, of a form that is valid."""
        deel, _, keuze = self.cleaned_data["wat"].partition(":")
        return {
            "deel": deel,
            "keuze": keuze,
            "email": self.cleaned_data["email"],
            "geldig_van": self.cleaned_data["geldig_van"],
            "geldig_tot": self.cleaned_data["tot_en_met"] + timedelta(days=1),
            "bericht": self.cleaned_data["bericht"],
        }


class Verlengformulier(forms.Form):
    verloopt_op = Datumveld(label="Bewaren tot")


class Wisformulier(forms.Form):
    """Asks for the password of who erases: a screen that somebody left open is not enough."""

    wachtwoord = forms.CharField(
        label="Uw wachtwoord",
        strip=False,
        error_messages={"required": "Vul uw wachtwoord in, zodat wij weten dat u het bent."},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker

    def clean_wachtwoord(self) -> str:
        value: str = self.cleaned_data["wachtwoord"]
        try:
            require_wachtwoord(self.gebruiker, value)
        except Domeinfout as fout:
            raise forms.ValidationError(fout.melding) from fout
        return value
