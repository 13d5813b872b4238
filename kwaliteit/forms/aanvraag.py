"""The forms around an erkenningsaanvraag; what may be said, and when, is up to the domain."""

from collections.abc import Sequence
from typing import Any

from django import forms

from napl.models import Gebruiker
from ontwikkelpaden.forms.consultatie import Domeinformulier


class Behandelaarformulier(Domeinformulier):
    naar = forms.ChoiceField(
        label="Draag over aan",
        error_messages={"required": "Kies een collega.", "invalid_choice": "Kies een collega."},
    )

    def __init__(self, *args: Any, collegas: Sequence[Gebruiker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collegas = {str(item.pk): item for item in collegas}
        veld = self.fields["naar"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - declared above
        veld.choices = [("", "Kies een collega"), *((key, item.naam) for key, item in self.collegas.items())]

    @property
    def gekozen(self) -> Gebruiker:
        return self.collegas[self.cleaned_data["naar"]]


class Indienformulier(Domeinformulier):
    verklaring = forms.BooleanField(
        label="Ik mag namens deze aanbieder tekenen, en wat hier staat klopt.",
        required=False,
        help_text="Met dit vinkje en de knop ondertekent u de aanvraag.",
    )
