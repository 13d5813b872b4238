"""The forms around the pool and what a deskundige declares; what may be said is up to the domain."""

from typing import Any

from django import forms

from kwaliteit.domain.deskundige.opgave import MAX_TEGELIJK, Bandinvoer, Kennis
from kwaliteit.domain.deskundige.pool import Contract
from kwaliteit.enums import Bandsoort
from kwaliteit.models import Deskundige
from napl.enums import Sector
from napl.models import Gebruiker
from ontwikkelpaden.forms.consultatie import Domeinformulier, Domeintekst
from ontwikkelpaden.models import Ontwikkelpad
from register.enums import Thema
from register.models import Aanbieder
from register.models.ordening import WerkzameAanpak

_KIES = {"required": "Kies een van deze.", "invalid_choice": "Kies een van deze."}


def _dag(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        error_messages={"required": "Kies een dag.", "invalid": "Vul een datum in."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _vak(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": 2000})


class Kandidaatformulier(Domeinformulier):
    gebruiker = forms.ModelChoiceField(
        Gebruiker.objects.none(), label="Wie", empty_label="Kies iemand", error_messages=_KIES
    )
    selectie = Domeintekst(
        label="Waarom kiest u deze persoon?",
        help_text="Bijvoorbeeld: ervaring met beoordelen en met welk onderwijs. Alleen het bureau leest dit.",
        widget=_vak(),
    )

    def __init__(self, *args: Any, kandidaten: list[Gebruiker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = Gebruiker.objects.filter(pk__in=[item.pk for item in kandidaten]).order_by("naam", "pk")
        self.fields["gebruiker"].queryset = keuzes  # type: ignore[attr-defined]


class Contractformulier(Domeinformulier):
    van = _dag("Eerste dag van het contract")
    tot = _dag(
        "Contract loopt tot", required=False, help_text="De dag ervoor is de laatste. Leeg: geen einddatum."
    )
    nummer = forms.CharField(label="Nummer van het contract", required=False, max_length=60)

    @property
    def contract(self) -> Contract:
        data = self.cleaned_data
        return Contract(data["van"], data["tot"], data["nummer"])


class Stopformulier(Domeinformulier):
    reden = Domeintekst(label="Waarom stopt dit?", help_text="Alleen het bureau leest dit.", widget=_vak())


class Kennisformulier(Domeinformulier):
    sectoren = forms.MultipleChoiceField(
        label="Sectoren", choices=Sector.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    paden = forms.ModelMultipleChoiceField(
        Ontwikkelpad.objects.order_by("naam"),
        label="Ontwikkelpaden waar u veel van weet",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    themas = forms.MultipleChoiceField(
        label="Thema's", choices=Thema.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    aanpakken = forms.ModelMultipleChoiceField(
        WerkzameAanpak.objects.order_by("naam"),
        label="Werkzame aanpakken",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    max_tegelijk = forms.IntegerField(
        label="Hoeveel beoordelingen wilt u hoogstens tegelijk?",
        help_text="Vul 0 in als u nu niet gevraagd wilt worden.",
        min_value=0,
        max_value=MAX_TEGELIJK,
        error_messages={
            "required": "Vul een aantal in.",
            "invalid": "Vul een aantal in.",
            "max_value": f"Vul hoogstens {MAX_TEGELIJK} in.",
            "min_value": "Vul 0 of meer in.",
        },
    )

    @classmethod
    def of(cls, deskundige: Deskundige) -> "Kennisformulier":
        return cls(
            initial={
                "sectoren": deskundige.sectoren,
                "themas": deskundige.themas,
                "paden": [pad.pk for pad in deskundige.paden.all()],
                "aanpakken": [aanpak.pk for aanpak in deskundige.aanpakken.all()],
                "max_tegelijk": deskundige.max_tegelijk,
            }
        )

    @property
    def kennis(self) -> Kennis:
        data = self.cleaned_data
        return Kennis(
            [Sector(item) for item in data["sectoren"]],
            [Thema(item) for item in data["themas"]],
            list(data["paden"]),
            list(data["aanpakken"]),
        )


class Bandformulier(Domeinformulier):
    soort = forms.ChoiceField(
        label="Wat voor band is het?",
        choices=Bandsoort.choices,
        error_messages=_KIES,
        widget=forms.RadioSelect,
    )
    aanbieder = forms.ModelChoiceField(
        Aanbieder.objects.order_by("naam"),
        label="Met welke aanbieder?",
        required=False,
        empty_label="Staat er niet bij",
        error_messages=_KIES,
    )
    naam = forms.CharField(
        label="Of met wie anders?",
        required=False,
        max_length=200,
        help_text="De naam van de organisatie. Bij familie: waar die persoon werkt, niet hoe die heet.",
    )
    geldig_van = _dag("Vanaf", required=False)
    geldig_tot = _dag("Tot", required=False, help_text="Leeg: het is nog zo.")
    toelichting = forms.CharField(label="Toelichting", required=False, widget=_vak(2))

    @property
    def invoer(self) -> Bandinvoer:
        data = self.cleaned_data
        return Bandinvoer(
            Bandsoort(data["soort"]),
            data["aanbieder"],
            data["naam"],
            data["toelichting"],
            data["geldig_van"],
            data["geldig_tot"],
        )


class Eindformulier(Domeinformulier):
    geldig_tot = _dag("Sinds wanneer is dit voorbij?")


class Afwezigformulier(Domeinformulier):
    geldig_van = _dag("Eerste dag dat u er niet bent")
    geldig_tot = _dag("Eerste dag dat u er weer bent")
