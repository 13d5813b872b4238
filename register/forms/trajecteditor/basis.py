"""What the forms of the sections share."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import TextChoices

from register.domain.trajecteditor.secties import NAMEN, VELDEN
from register.domain.trajecteditor.volledigheid import EISEN
from register.domain.trajectgegevens import Trajectgegevens
from register.enums import Trajectsectie

NODIG = frozenset(eis.veld for eis in EISEN if eis.nodig)


class Sectieformulier(forms.Form):
    """A section to fill in. Nothing is required to save: a draft may be half a sentence.

    What is wrong in one field does not keep the others from being saved, so ``waarden`` leaves it out.
    """

    sectie: ClassVar[Trajectsectie]
    # Fields that only make sense together: an error in one leaves out all.
    samen: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, gegevens: Trajectgegevens, **kwargs: Any
    ) -> None:
        super().__init__(data, initial=self.begin(gegevens), **kwargs)
        self.gegevens = gegevens
        for naam, field in self.fields.items():
            field.label = field.label or NAMEN.get(naam, naam)
            field.nodig = naam in NODIG  # type: ignore[attr-defined]

    @property
    def velden(self) -> tuple[str, ...]:
        return VELDEN[self.sectie]

    def begin(self, gegevens: Trajectgegevens) -> dict[str, Any]:
        """Return what the fields show for a content."""
        return {veld: show(getattr(gegevens, veld)) for veld in self.velden}

    def waarden(self) -> dict[str, Any]:
        """Return the values that are fit to save, by field."""
        wrong = set(self.errors)
        if wrong & set(self.samen):
            wrong |= set(self.samen)
        return {
            veld: self.read(veld) for veld in self.velden if veld not in wrong and veld in self.cleaned_data
        }

    def read(self, veld: str) -> Any:
        value = self.cleaned_data[veld]
        return normalise(value) if isinstance(value, str) else value


def show(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def normalise(text: str) -> str:
    """Give equal texts equal characters, whatever system they were typed on."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def tekst(hulp: str, *, rijen: int = 4, maximum: int | None = None) -> forms.CharField:
    return forms.CharField(
        required=False,
        max_length=maximum,
        help_text=hulp,
        widget=forms.Textarea(attrs={"rows": rijen}),
        error_messages={"max_length": f"Houd het korter: hooguit {maximum} tekens."},
    )


def keuze(soort: type[TextChoices], hulp: str, *, leeg: str = "Nog niet gekozen") -> forms.ChoiceField:
    return forms.ChoiceField(
        required=False,
        choices=[("", leeg), *soort.choices],
        help_text=hulp,
        error_messages={"invalid_choice": "Kies een van deze mogelijkheden."},
    )


class Codes(forms.MultipleChoiceField):
    """Several of a list, as a tuple in the order of the list."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, soort: type[TextChoices], hulp: str) -> None:
        super().__init__(
            required=False,
            choices=soort.choices,
            help_text=hulp,
            error_messages={"invalid_choice": "Kies uit deze lijst."},
        )

    def clean(self, value: Any) -> Any:
        chosen = set(super().clean(value))
        return tuple(code for code, _ in self.choices if code in chosen)  # type: ignore[union-attr, misc]
