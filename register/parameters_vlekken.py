"""The parameters of the gap matrix; what can be chosen are the axes of the matrix itself."""

from typing import Any

from django import forms
from django.http import QueryDict

from napl.enums import Sector
from napl.parameters import ONBEKEND, CodesField
from ontwikkelpaden.enums import Niveau
from register.domain.queries.matrix import HEEL_NEDERLAND, Matrix, Pad, Plek
from register.parameters import Lijstparameters

JA_NEE = {"true": True, "false": False}


def _choices(items: tuple[Pad, ...] | tuple[Plek, ...]) -> list[tuple[str, str]]:
    return [(item.slug, item.naam) for item in items]


class Vlekkenparameters(Lijstparameters):
    """For the API: several values per filter."""

    ontwikkelpad = CodesField(label="Ontwikkelpad", required=False)
    niveau = CodesField(label="Niveau", required=False, choices=Niveau.choices)
    sector = CodesField(label="Sector", required=False, choices=Sector.choices)
    regio = CodesField(label="Regio", required=False)
    alleenLeeg = forms.ChoiceField(
        label="Alleen lege cellen",
        required=False,
        choices=[(value, value) for value in JA_NEE],
        error_messages={"invalid_choice": "‘%(value)s’ is geen bekende waarde. Gebruik true of false."},
    )

    def __init__(self, data: QueryDict, *, matrix: Matrix) -> None:
        super().__init__(data)
        self.fields["ontwikkelpad"].choices = _choices(matrix.paden)  # type: ignore[attr-defined]
        self.fields["regio"].choices = _choices(matrix.plekken)  # type: ignore[attr-defined]


class Kaartparameters(forms.Form):
    """For the page: one place at a time; an empty choice is no choice."""

    ontwikkelpad = forms.ChoiceField(
        label="Ontwikkelpad", required=False, error_messages={"invalid_choice": ONBEKEND}
    )
    regio = forms.ChoiceField(label="Regio", required=False, error_messages={"invalid_choice": ONBEKEND})
    sector = CodesField(label="Sector", required=False, choices=Sector.choices)
    niveau = CodesField(label="Niveau", required=False, choices=Niveau.choices)

    def __init__(self, data: QueryDict, *, matrix: Matrix) -> None:
        super().__init__(data)
        self.fields["ontwikkelpad"].choices = _choices(matrix.paden)  # type: ignore[attr-defined]
        self.fields["regio"].choices = _choices(matrix.plekken)  # type: ignore[attr-defined]

    def clean_regio(self) -> Any:
        return self.cleaned_data["regio"] or HEEL_NEDERLAND
