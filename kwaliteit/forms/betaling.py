"""The forms around money; what may be, and when, is up to the domain."""

import re
from decimal import Decimal
from typing import Any

from django import forms

from kwaliteit.domain.betaling.ontvangen import Overboeking
from kwaliteit.domain.betaling.tarieven import Tariefsleutel
from kwaliteit.enums import Aanbiedergroep, Aanvraagroute, Tariefklasse, Terugbetaalfase
from ontwikkelpaden.forms.consultatie import Domeinformulier, Domeintekst

KIES = {"required": "Kies een van deze.", "invalid_choice": "Kies een van deze."}


def _dag(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        error_messages={"required": "Kies een dag.", "invalid": "Vul een datum in."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


# With points per thousand, or with a comma (or a point) before the cents: "1.000" is a thousand, never one.
_DUIZEND = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?")
_GEWOON = re.compile(r"[0-9]+([.,][0-9]{1,2})?")


class Bedragveld(forms.DecimalField):
    """Euros as Dutch people write them."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        tekst = str(value or "").replace("€", "").replace("\xa0", "").replace(" ", "")
        if _DUIZEND.fullmatch(tekst):
            tekst = tekst.replace(".", "")
        elif tekst and not _GEWOON.fullmatch(tekst):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(tekst.replace(",", "."))


def _bedrag(label: str, help_text: str = "") -> Bedragveld:
    return Bedragveld(
        label=label,
        help_text=help_text,
        max_digits=9,
        error_messages={
            "required": "Vul een bedrag in.",
            "invalid": "Vul een bedrag in, zoals 950 of 49,50.",
            "max_digits": "Dit bedrag is te groot.",
            "max_whole_digits": "Dit bedrag is te groot.",
        },
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 12}),
    )


_GROND = "Bijvoorbeeld een besluit, met de datum."


class Tariefformulier(Domeinformulier):
    klasse = forms.ChoiceField(label="Soort traject", choices=Tariefklasse.choices, error_messages=KIES)
    groep = forms.ChoiceField(label="Soort aanbieder", choices=Aanbiedergroep.choices, error_messages=KIES)
    route = forms.ChoiceField(label="Route", choices=Aanvraagroute.choices, error_messages=KIES)
    bedrag = _bedrag("Bedrag in euro", "0 betekent dat de beoordeling gratis is.")
    geldig_van = _dag("Vanaf", "Kies een dag die nog komt. Het tarief van nu geldt tot die dag.")
    grond = Domeintekst(
        label="Waarop berust dit?",
        help_text=_GROND,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 1000}),
    )

    @property
    def sleutel(self) -> Tariefsleutel:
        data = self.cleaned_data
        return Tariefsleutel(
            Tariefklasse(data["klasse"]), Aanbiedergroep(data["groep"]), Aanvraagroute(data["route"])
        )


class Regelformulier(Domeinformulier):
    fase = forms.ChoiceField(
        label="Als de aanvraag stopt", choices=Terugbetaalfase.choices, error_messages=KIES
    )
    percentage = forms.IntegerField(
        label="Hoeveel procent gaat terug?",
        error_messages={"required": "Vul een getal in.", "invalid": "Vul een heel getal in."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 3}),
    )
    geldig_van = _dag("Voor facturen vanaf", "Kies een dag die nog komt.")
    grond = Domeintekst(
        label="Waarop berust dit?",
        help_text=_GROND,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 1000}),
    )


def _afschrift() -> Domeintekst:
    return Domeintekst(
        label="Kenmerk",
        help_text="Wat het afschrift erbij zegt, zodat u de regel terugvindt.",
        widget=forms.TextInput(attrs={"maxlength": 100, "autocomplete": "off"}),
    )


class Betaalformulier(Domeinformulier):
    """A line of the bank statement."""

    bedrag = _bedrag("Ontvangen bedrag in euro")
    datum = _dag("Dag waarop het binnenkwam")
    kenmerk = _afschrift()

    @property
    def boeking(self) -> Overboeking:
        data = self.cleaned_data
        return Overboeking(Decimal(data["bedrag"]), data["datum"], data["kenmerk"])


class Uitbetaalformulier(Domeinformulier):
    datum = _dag("Dag van de overboeking")
    kenmerk = _afschrift()


class Afwijsformulier(Domeinformulier):
    reden = Domeintekst(
        label="Waarom gaat dit niet terug?",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
    )
