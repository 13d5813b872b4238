"""The parameters of the smaller lists, parsed and validated once for page and API."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict  # noqa: TID251 - only the parsed query string, no request

from napl.enums import Sector
from napl.models import Regio
from napl.paginering import MAX_GROOTTE
from register.enums import AanbiederSoort, Locatie
from register.filters import MAX_Q, CodesField, Invoerfout, SlugsField
from register.models import Traject

MAX_PAGINA = 1_000_000


class Lijstparameters(forms.Form):
    """What every list takes; the names are those of the contract, hence the camelCase."""

    pagina = forms.IntegerField(label="Pagina", required=False, min_value=1, max_value=MAX_PAGINA)
    paginaGrootte = forms.IntegerField(  # noqa: N815
        label="Aantal per pagina", required=False, min_value=1, max_value=MAX_GROOTTE
    )


class Aanbiederparameters(Lijstparameters):
    q = forms.CharField(label="Naam van de aanbieder", required=False, max_length=MAX_Q)
    soort = CodesField(label="Soort aanbieder", required=False, choices=AanbiederSoort.choices)
    sector = CodesField(label="Sector", required=False, choices=Sector.choices)


class Uitvoeringparameters(Lijstparameters):
    traject = SlugsField(label="Traject", required=False, queryset=Traject.objects.none())
    regio = SlugsField(label="Regio", required=False, queryset=Regio.objects.all())
    locatie = CodesField(label="Plek", required=False, choices=Locatie.choices)
    startVan = forms.DateField(  # noqa: N815
        label="Start vanaf", required=False, input_formats=["%Y-%m-%d"]
    )
    startTot = forms.DateField(  # noqa: N815
        label="Start tot en met", required=False, input_formats=["%Y-%m-%d"]
    )

    def __init__(self, *args: Any, peildatum: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is not listed does not exist for who asks.
        cast("SlugsField", self.fields["traject"]).queryset = Traject.objects.vermeld_op(peildatum)

    def clean(self) -> None:
        van, tot = self.cleaned_data.get("startVan"), self.cleaned_data.get("startTot")
        if van and tot and tot < van:
            self.add_error("startTot", "Deze datum ligt voor ‘Start vanaf’.")


class Regioparameters(Lijstparameters):
    sector = CodesField(label="Sector", required=False, choices=Sector.choices)


def read_parameters(
    form_class: type[forms.Form], data: QueryDict, **kwargs: Any
) -> tuple[Mapping[str, Any], list[Invoerfout]]:
    """Return what was understood, and what was not; a parameter with an error counts as absent."""
    form = form_class(_without_blanks(data), **kwargs)
    fouten = [Invoerfout(naam, naam, "Dit filter bestaat niet.") for naam in data if naam not in form.fields]
    form.is_valid()
    for naam, meldingen in form.errors.items():
        fouten.append(Invoerfout(naam, str(form.fields[naam].label), str(meldingen[0])))
    return form.cleaned_data, fouten


def _without_blanks(data: QueryDict) -> QueryDict:
    """Leave out what a form on a page sends for "all": an empty value."""
    clean = data.copy()
    for naam, values in data.lists():
        clean.setlist(naam, [value.replace("\x00", "") for value in values if value])
    return clean
