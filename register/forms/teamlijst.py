"""Share trajecten with a team: on which list, and with which remark."""

from collections.abc import Iterable
from typing import Any

from django import forms

from napl.models import Organisatie
from register.models import Teamlijst

BESTAAND, NIEUW = "lijst", "nieuw"


class Deelformulier(forms.Form):
    lijst = forms.ChoiceField(
        label="Op welke lijst?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies een lijst.",
            "invalid_choice": "Kies een van deze lijsten.",
        },
    )
    naam = forms.CharField(
        label="Naam van de nieuwe lijst",
        required=False,
        error_messages={"required": "Geef de lijst een naam."},
        help_text="Alleen als u een nieuwe lijst maakt.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    opmerking = forms.CharField(
        label="Opmerking",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Let op: al uw collega's in dit team kunnen dit lezen, met uw naam erbij.",
    )

    def __init__(
        self, *args: Any, lijsten: Iterable[Teamlijst], teams: Iterable[Organisatie], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._lijsten = {lijst.pk: lijst for lijst in lijsten}
        self._teams = {team.pk: team for team in teams}
        choices = [
            (f"{BESTAAND}-{pk}", f"{lijst.naam} ({lijst.organisatie.naam})")
            for pk, lijst in self._lijsten.items()
        ]
        choices += [(f"{NIEUW}-{pk}", f"Nieuwe lijst voor {team.naam}") for pk, team in self._teams.items()]
        field = self.fields["lijst"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices
        if choices:
            field.initial = choices[0][0]
        if not self._lijsten:
            # Then it is a new list in any case.
            self.fields["naam"].required = True
            self.fields["naam"].help_text = ""

    def team(self, pk: int) -> Organisatie:
        return self._teams[pk]

    def bestaande_lijst(self, pk: int) -> Teamlijst:
        return self._lijsten[pk]
