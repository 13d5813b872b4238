"""The search parameters of the contract, parsed and validated once for page and API."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import django_filters
from django import forms
from django.db.models import TextChoices
from django.http import QueryDict

from napl.domain.plaats import find_plaats
from napl.enums import Sector
from napl.paginering import MAX_GROOTTE, STANDAARD_GROOTTE
from napl.parameters import (
    MAX_TOON,
    ONBEKEND,
    Bedragfield,
    CodesField,
    Getalfield,
    Invoerfout,
    SlugsField,
    read_fields,
)
from ontwikkelpaden.enums import Niveau
from register.domain.zoeken import Sortering, Zoekvraag, known_values
from register.domain.zoeken.facetlijst import TABELLEN
from register.enums import Ervaringsjaren, Locatie, Onderwijstype, OpnameSoort, Thema, Vorm, Werkvorm
from register.models import Traject

MAX_Q = 200
MAX_BEDRAG = 1_000_000
MAX_UREN = 20_000
MAX_AFSTAND = 300
# How far somebody travels who only names a place.
STANDAARD_AFSTAND = 25


class Codes(django_filters.Filter):
    field_class = CodesField

    def __init__(self, choices: type[TextChoices], label: str) -> None:
        super().__init__(label=label, choices=choices.choices)


class Waardenfield(SlugsField):
    """Values of a facet; the search index knows them, so the database is asked only for what is new."""

    def __init__(self, *, facet: str, **kwargs: Any) -> None:
        self.facet = facet
        super().__init__(queryset=TABELLEN[facet], **kwargs)

    def validate(self, value: Any) -> None:
        if not known_values(self.facet, value):
            super().validate(value)


class Waarden(django_filters.Filter):
    field_class = Waardenfield

    def __init__(self, facet: str, label: str, uitleg: str = "") -> None:
        super().__init__(label=label, facet=facet, help_text=uitleg)


class IntegerFilter(django_filters.Filter):
    field_class = Getalfield


class DecimalFilter(django_filters.Filter):
    field_class = Bedragfield


class DayFilter(django_filters.Filter):
    field_class = forms.DateField


class TextFilter(django_filters.Filter):
    field_class = forms.CharField


class ChoiceFilter(django_filters.Filter):
    field_class = forms.ChoiceField


class Placefield(forms.CharField):
    """The name of a place in the Netherlands, as it is written."""

    def clean(self, value: Any) -> str:
        naam: str = super().clean(value)
        plaats = find_plaats(naam)
        if naam and plaats is None:
            raise forms.ValidationError(
                "Wij kennen de plaats ‘%(value)s’ niet. Vul de naam van een plaats in Nederland in.",
                params={"value": naam},
            )
        return plaats.naam if plaats else ""


class PlaceFilter(django_filters.Filter):
    field_class = Placefield


class TrajectFilterSet(django_filters.FilterSet):
    """Parses; the search itself is ``register.domain.zoeken.zoek``."""

    q = TextFilter(label="Zoekwoorden", max_length=MAX_Q)
    sector = Codes(Sector, "Sector")
    onderwijstype = Codes(Onderwijstype, "Onderwijstype")
    vak = Waarden("vak", "Vak")
    ontwikkelpad = Waarden("ontwikkelpad", "Ontwikkelpad")
    niveau = Codes(Niveau, "Niveau")
    thema = Codes(Thema, "Thema")
    vorm = Codes(Vorm, "Vorm")
    werkvorm = Codes(Werkvorm, "Werkvorm")
    aanpak = Waarden("aanpak", "Werkzame aanpak")
    regio = Waarden("regio", "Regio")
    aanbieder = Waarden("aanbieder", "Aanbieder")
    locatie = Codes(Locatie, "Plek")
    prijsMax = DecimalFilter(
        label="Prijs tot en met", min_value=0, max_value=MAX_BEDRAG, max_digits=9, decimal_places=2
    )
    duurMax = IntegerFilter(label="Studielast tot en met (uur)", min_value=0, max_value=MAX_UREN)
    startVan = DayFilter(label="Start vanaf", input_formats=["%Y-%m-%d"])
    startTot = DayFilter(label="Start tot en met", input_formats=["%Y-%m-%d"])
    plaats = PlaceFilter(label="Plaats", max_length=60)
    afstand = IntegerFilter(label="Afstand (km)", min_value=1, max_value=MAX_AFSTAND)
    ervaringsjaren = Codes(Ervaringsjaren, "Ervaring")
    financiering = Waarden(
        "financiering",
        "Past mogelijk bij",
        "Hiermee krijgt u misschien geld of tijd. Het is geen belofte: ga zelf na of dit voor u geldt.",
    )
    opname = Codes(OpnameSoort, "Beoordeling")
    precies = ChoiceFilter(label="Zoek precies", choices=[("true", "ja"), ("false", "nee")])
    sorteer = ChoiceFilter(label="Sorteer op", choices=Sortering.choices)
    pagina = IntegerFilter(label="Pagina", min_value=1, max_value=1_000_000)
    paginaGrootte = IntegerFilter(label="Aantal per pagina", min_value=1, max_value=MAX_GROOTTE)

    class Meta:
        model = Traject
        fields: list[str] = []


# Known from the contract, but nothing in the register has a value for it yet: every value is unknown.
NOG_ZONDER_WAARDEN = ("oordeel",)
# Asks the API for the facets beside the results; not a filter.
UITVOER = ("facetten",)
VELDNAMEN = {
    "prijsMax": "prijs_max",
    "duurMax": "duur_max",
    "startVan": "start_van",
    "startTot": "start_tot",
    "paginaGrootte": "pagina_grootte",
}
PARAMETERNAMEN = {veld: parameter for parameter, veld in VELDNAMEN.items()}


@dataclass(frozen=True)
class Gelezen:
    """The question as far as it was understood, and what was not."""

    vraag: Zoekvraag
    fouten: list[Invoerfout]


def parameter(veld: str) -> str:
    """Return the name in the address of a field of Zoekvraag."""
    return PARAMETERNAMEN.get(veld, veld)


def label(veld: str) -> str:
    return str(TrajectFilterSet.base_filters[parameter(veld)].label)


def uitleg(veld: str) -> str:
    """Return what somebody has to know before choosing; mostly nothing."""
    return str(_fields()[parameter(veld)].help_text)


def read_zoekvraag(data: QueryDict, *, standaard_grootte: int = STANDAARD_GROOTTE) -> Gelezen:
    """Read the parameters; what cannot be understood is reported and left out, the rest stays intact."""
    cleaned, fouten = read_fields(_fields(), data, ook_bekend=(*UITVOER, *NOG_ZONDER_WAARDEN))
    fouten += [
        Invoerfout(naam, naam, ONBEKEND % {"value": waarde[:MAX_TOON]})
        for naam in NOG_ZONDER_WAARDEN
        for waarde in data.getlist(naam)[:1]
        if waarde
    ]
    vraag = _to_vraag(cleaned, standaard_grootte)
    if vraag.start_van and vraag.start_tot and vraag.start_tot < vraag.start_van:
        fouten.append(Invoerfout("startTot", label("start_tot"), "Deze datum ligt voor ‘Start vanaf’."))
        vraag = vraag.without("start_tot")
    return Gelezen(vraag, fouten)


@cache
def _fields() -> dict[str, forms.Field]:
    """Return the fields of the filters; they hold nothing of a request, so they are made once."""
    return {naam: item.field for naam, item in TrajectFilterSet.base_filters.items()}


def _to_vraag(cleaned: Mapping[str, Any], standaard_grootte: int) -> Zoekvraag:
    values: dict[str, Any] = {}
    for naam, value in cleaned.items():
        if value in (None, "", []):
            continue
        values[VELDNAMEN.get(naam, naam)] = tuple(value) if isinstance(value, list) else value
    values["precies"] = values.get("precies") == "true"
    if "plaats" in values:
        values.setdefault("afstand", STANDAARD_AFSTAND)
    else:
        values.pop("afstand", None)
    if "sorteer" in values:
        values["sorteer"] = Sortering(values["sorteer"])
    values.setdefault("pagina_grootte", standaard_grootte)
    values["q"] = values.get("q", "").replace("\x00", "").strip()
    return Zoekvraag(**values)
