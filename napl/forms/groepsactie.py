"""What has to be chosen for an action on several cases."""

from datetime import datetime

from django import forms

from napl.registers import Groepsactie


class Groepsformulier(forms.Form):
    def __init__(self, *args: object, actie: Groepsactie, at: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if actie.keuzes is not None:
            self.fields["keuze"] = forms.ChoiceField(
                label=actie.vraag,
                choices=[("", "Maak een keuze"), *actie.keuzes(at)],
                error_messages={
                    "required": "Maak een keuze.",
                    "invalid_choice": "Maak een keuze uit de lijst.",
                },
            )
