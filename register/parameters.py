"""The parameters of the smaller lists, parsed and validated once for page and API."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from napl.enums import Sector
from napl.models import Regio
from napl.paginering import MAX_GROOTTE
from napl.parameters import ONBEKEND, CodesField, Getalfield, Invoerfout, SlugsField, read_form
from register.domain.aanvullen.tabel import MAX_Q as MAX_AANVUL_Q
from register.enums import AanbiederSoort, Locatie, Synoniemherkomst, Synoniemrichting
from register.filters import MAX_Q
from register.models import Traject

MAX_PAGINA = 1_000_000


class Lijstparameters(forms.Form):
    """What every list takes; the names are those of the contract, hence the camelCase."""

    pagina = Getalfield(label="Pagina", required=False, min_value=1, max_value=MAX_PAGINA)
    paginaGrootte = Getalfield(label="Aantal per pagina", required=False, min_value=1, max_value=MAX_GROOTTE)


class Aanbiederparameters(Lijstparameters):
    q = forms.CharField(label="Naam van de aanbieder", required=False, max_length=MAX_Q)
    soort = CodesField(label="Soort aanbieder", required=False, choices=AanbiederSoort.choices)
    sector = CodesField(label="Sector", required=False, choices=Sector.choices)


def _refuse_control_characters(value: str) -> None:
    if any(unicodedata.category(char) == "Cc" for char in value):
        raise ValidationError("Gebruik gewone letters, cijfers en leestekens.")


class Aanvulparameters(forms.Form):
    """What somebody typed so far; longer than any name is not typing any more."""

    q = forms.CharField(
        label="Begin van een woord",
        required=False,
        max_length=MAX_AANVUL_Q,
        validators=[_refuse_control_characters],
    )


class Uitvoeringparameters(Lijstparameters):
    traject = SlugsField(label="Traject", required=False, queryset=Traject.objects.none())
    regio = SlugsField(label="Regio", required=False, queryset=Regio.objects.all())
    locatie = CodesField(label="Plek", required=False, choices=Locatie.choices)
    startVan = forms.DateField(label="Start vanaf", required=False, input_formats=["%Y-%m-%d"])
    startTot = forms.DateField(label="Start tot en met", required=False, input_formats=["%Y-%m-%d"])

    def __init__(self, *args: Any, peildatum: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is not listed does not exist for who asks.
        cast("SlugsField", self.fields["traject"]).queryset = Traject.objects.vermeld_op(peildatum)

    def clean(self) -> None:
        van, tot = self.cleaned_data.get("startVan"), self.cleaned_data.get("startTot")
        if van and tot and tot < van:
            self.add_error("startTot", "Deze datum ligt voor ‘Start vanaf’.")


class Waardenfield(forms.MultipleChoiceField):
    """Several values in the order in which they were given; what they name is for the domain to say."""

    def validate(self, value: Any) -> None:
        pass


class Vergelijkparameters(forms.Form):
    traject = Waardenfield(label="Traject", required=False)
    alleenVerschillen = CodesField(
        label="Alleen verschillen", required=False, choices=[("true", "ja"), ("false", "nee")]
    )
    q = forms.CharField(label="Zoekwoorden", required=False, max_length=MAX_Q)


class Regioparameters(Lijstparameters):
    sector = CodesField(label="Sector", required=False, choices=Sector.choices)


class Synoniemparameters(Lijstparameters):
    q = forms.CharField(label="Woord", required=False, max_length=MAX_Q)
    richting = forms.ChoiceField(label="Richting", required=False, choices=Synoniemrichting.choices)
    herkomst = forms.ChoiceField(label="Herkomst", required=False, choices=Synoniemherkomst.choices)


# Days back from today; the first one holds when nothing is chosen.
ZOEKPERIODES = {
    "90": "Laatste 90 dagen",
    "30": "Laatste 30 dagen",
    "365": "Laatste jaar",
    "1095": "Laatste drie jaar",
}


class Zoekgedragparameters(forms.Form):
    periode = forms.ChoiceField(
        label="Periode",
        required=False,
        choices=list(ZOEKPERIODES.items()),
        error_messages={"invalid_choice": ONBEKEND},
    )
    sector = forms.ChoiceField(
        label="Sector", required=False, choices=Sector.choices, error_messages={"invalid_choice": ONBEKEND}
    )
    regio = forms.ModelChoiceField(
        label="Regio",
        required=False,
        queryset=Regio.objects.all(),
        to_field_name="slug",
        error_messages={"invalid_choice": ONBEKEND},
    )


def read_parameters(
    form_class: type[forms.Form], data: QueryDict, **kwargs: Any
) -> tuple[Mapping[str, Any], list[Invoerfout]]:
    """Return what was understood, and what was not; a parameter with an error counts as absent."""
    return read_form(lambda clean: form_class(clean, **kwargs), data)
