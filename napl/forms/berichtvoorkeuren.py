"""The form by which somebody chooses which mail comes when."""

from typing import Any

from django import forms

from napl.domain.bericht.voorkeur import choices_of
from napl.enums import Berichtritme
from napl.registers import Berichtsoort


class Voorkeurformulier(forms.Form):
    """One field for every kind that can be turned off."""

    def __init__(self, *args: Any, soorten: list[tuple[str, Berichtsoort]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, soort in soorten:
            self.fields[code] = forms.ChoiceField(
                label=soort.titel,
                help_text=soort.gelegenheid,
                choices=[(ritme.value, ritme.label) for ritme in choices_of(soort)],
                initial=Berichtritme.DIRECT,
                widget=forms.RadioSelect,
                error_messages={
                    "required": "Kies wanneer u deze e-mail wilt.",
                    "invalid_choice": "Kies wanneer u deze e-mail wilt.",
                },
            )
