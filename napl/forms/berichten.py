"""The form by which staff search the log of mail."""

from typing import Any

from django import forms

from napl.domain.bericht.lezen import Berichtvraag
from napl.enums import BerichtStatus
from napl.registers import berichtsoorten

DAG = "Vul een dag in, zoals 07-05-2027."


class Berichtfilter(forms.Form):
    soort = forms.ChoiceField(label="Soort", required=False)
    status = forms.ChoiceField(label="Stand", required=False, choices=[("", "Alle"), *BerichtStatus.choices])
    wie = forms.CharField(
        label="Aan wie",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    van = forms.DateField(
        label="Vanaf",
        required=False,
        error_messages={"invalid": DAG},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    tot = forms.DateField(
        label="Tot en met",
        required=False,
        error_messages={"invalid": DAG},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = sorted(
            ((code, soort.titel) for code, soort in berichtsoorten.items()), key=lambda row: row[1]
        )
        self.fields["soort"].choices = [("", "Alle"), *kinds]  # type: ignore[attr-defined]

    @property
    def vraag(self) -> Berichtvraag:
        """Return what was asked, without the fields that could not be read."""
        if not self.is_bound:
            return Berichtvraag()
        self.full_clean()
        return Berichtvraag(**{naam: waarde for naam, waarde in self.cleaned_data.items() if waarde})
