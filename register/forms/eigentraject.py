"""Begin a traject: its name, and for which aanbieder."""

from collections.abc import Sequence
from typing import Any

from django import forms

from register.forms.invoer import Importformulier
from register.models import Aanbieder


class Kopieformulier(forms.Form):
    naam = forms.CharField(
        label="Naam van het traject",
        max_length=200,
        help_text="U kunt de naam later nog wijzigen.",
        error_messages={
            "required": "Vul een naam in.",
            "max_length": "Houd de naam korter: hooguit 200 tekens.",
        },
    )


class MetAanbieder(forms.Form):
    """Asks for which aanbieder, where somebody works for more than one."""

    aanbieder = forms.ChoiceField(
        label="Wie geeft het traject?",
        error_messages={
            "required": "Kies wie het traject geeft.",
            "invalid_choice": "Kies een aanbieder waarvoor u werkt.",
        },
    )

    def __init__(self, *args: Any, aanbieders: Sequence[Aanbieder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._aanbieders = {str(row.pk): row for row in aanbieders}
        field = self.fields["aanbieder"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the field above
        field.choices = [(pk, row.naam) for pk, row in self._aanbieders.items()]
        if len(self._aanbieders) == 1:
            del self.fields["aanbieder"]

    def gekozen(self) -> Aanbieder:
        if len(self._aanbieders) == 1:
            return next(iter(self._aanbieders.values()))
        return self._aanbieders[self.cleaned_data["aanbieder"]]


class Nieuwformulier(MetAanbieder, Kopieformulier):
    pass


class Bestandformulier(MetAanbieder, Importformulier):
    """The same file as an import takes, for one's own trajecten."""
