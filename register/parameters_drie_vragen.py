"""The answers to the Drie vragen as they stand in the address; what is not understood is named."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict

from napl.domain.plaats import find_plaats
from napl.enums import Sector
from napl.parameters import ONBEKEND, SLUG, Getalfield, Invoerfout, read_form
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.drie_vragen import MAX_RONDE, Antwoorden
from register.enums import Beginmoment, Deelnameplek, Thema, Tijdruimte
from register.filters import Placefield
from register.models import Vak

MAX_WOORDEN = 100
EIGEN_WOORDEN = 2000
ANTWOORDEN = ("sector", "thema", "vak", "woorden", "ontwikkelpad", "doel", "uren", "begin", "waar", "plaats")


class Keuzefield(forms.ChoiceField):
    def __init__(self, label: str, choices: list[tuple[str, str]]) -> None:
        super().__init__(
            label=label, choices=choices, required=False, error_messages={"invalid_choice": ONBEKEND}
        )


class Slugfield(forms.CharField):
    """The slug of one thing in the database."""

    def __init__(self, label: str, queryset: QuerySet[Any]) -> None:
        super().__init__(label=label, required=False)
        self.queryset = queryset

    def validate(self, value: Any) -> None:
        if value and not (SLUG.fullmatch(value) and self.queryset.filter(slug=value).exists()):
            raise ValidationError(ONBEKEND, "onbekend", {"value": value})


class Drievragenparameters(forms.Form):
    sector = Keuzefield("Sector", Sector.choices)
    thema = Keuzefield("Thema", Thema.choices)
    vak = Slugfield("Vak", Vak.objects.all())
    woorden = forms.CharField(label="Waar het over gaat", required=False, max_length=MAX_WOORDEN)
    ontwikkelpad = Slugfield("Ontwikkelpad", Ontwikkelpad.objects.all())
    doel = forms.CharField(label="Wat u beter wilt kunnen", required=False, max_length=MAX_WOORDEN)
    uren = Keuzefield("Hoeveel uur u hebt", Tijdruimte.choices)
    begin = Keuzefield("Wanneer u wilt beginnen", Beginmoment.choices)
    waar = Keuzefield("Waar u wilt meedoen", Deelnameplek.choices)
    plaats = Placefield(label="In de buurt van", required=False, max_length=60)
    vraag = Keuzefield("Vraag", [(nummer, nummer) for nummer in ("1", "2", "3")])
    ronde = Getalfield(label="Ronde", required=False, min_value=1, max_value=MAX_RONDE)
    # What the page of the talk is about; whether it is listed is for the domain to say.
    traject = forms.CharField(label="Traject", required=False, max_length=120)
    # Set when somebody says "weet ik nog niet" to the sector, so that the question is not asked again.
    allesectoren = Keuzefield("Sector", [("ja", "ja")])


class Eigenwoorden(forms.Form):
    """What somebody writes on the page for the talk: shown once, never kept."""

    waarom = forms.CharField(
        label="Waarom wil ik dit leren?",
        required=False,
        max_length=EIGEN_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    opbrengst = forms.CharField(
        label="Wat hebben mijn leerlingen en collega's eraan?",
        required=False,
        max_length=EIGEN_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    nodig = forms.CharField(
        label="Wat heb ik van de school nodig?",
        required=False,
        max_length=EIGEN_WOORDEN,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def read_antwoorden(data: QueryDict) -> tuple[Antwoorden, Mapping[str, Any], list[Invoerfout]]:
    """Return the answers, the rest of the address, and what could not be understood."""
    values, fouten = read_form(Drievragenparameters, data)
    answers = {naam: " ".join(str(values.get(naam) or "").split()) for naam in ANTWOORDEN}
    plaats = find_plaats(answers["plaats"])
    # As it is written on the map, however it was typed.
    answers["plaats"] = plaats.naam if plaats else ""
    return Antwoorden(**answers), values, fouten
