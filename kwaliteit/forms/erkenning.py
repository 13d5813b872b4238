"""Forms about recognitions; what may be said, and when, is up to the domain."""

from django import forms

from kwaliteit.enums import Erkenningfilter, Schorsingsgrond
from ontwikkelpaden.forms.consultatie import Domeinformulier, Domeintekst

MAX = 5000


def _dag(label: str, uitleg: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=uitleg,
        error_messages={"required": "Kies een dag.", "invalid": "Vul een datum in."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _tekst(label: str, uitleg: str = "", *, required: bool = True) -> forms.CharField:
    veld = Domeintekst if required else forms.CharField
    widget = forms.Textarea(attrs={"rows": 4, "maxlength": MAX})
    return veld(label=label, help_text=uitleg, required=required, max_length=MAX, widget=widget)


class Codeformulier(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=40,
        help_text="De code staat op het certificaat, bijvoorbeeld k7pm-9xq2-w3td.",
        error_messages={"required": "Vul de code in."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class Aankondigformulier(Domeinformulier):
    per = _dag("Intrekken per", "De aanbieder krijgt eerst twee weken om te reageren.")
    reden = _tekst("Reden", "De aanbieder leest deze reden.")


class Afzienformulier(Domeinformulier):
    reden = _tekst("Reden", "De aanbieder leest deze reden.")


class Schorsformulier(Domeinformulier):
    vanaf = _dag("Schorsen vanaf")
    grond = forms.ChoiceField(
        label="Soort reden",
        choices=Schorsingsgrond.choices,
        help_text="Iedereen kan lezen welke soort reden het is.",
    )
    reden = _tekst("Uitleg", "Alleen de aanbieder leest deze uitleg.")


class Hefopformulier(Domeinformulier):
    per = _dag("Weer geldig vanaf")
    reden = _tekst("Reden", "Iedereen kan deze reden lezen.")


class Intrekformulier(Domeinformulier):
    per = _dag("Intrekken per", "Op deze dag geldt de erkenning niet meer.")
    reden = _tekst("Reden", "Iedereen kan deze reden lezen.")
    zonder_zienswijze = _tekst(
        "Waarom de aanbieder niet eerst hoefde te reageren",
        "Vul dit alleen in als de intrekking niet is aangekondigd: de aanbieder vroeg er zelf om, of het kan "
        "niet wachten.",
        required=False,
    )


class Zienswijzeformulier(Domeinformulier):
    tekst = _tekst("Uw zienswijze", "Schrijf op wat u van het voornemen vindt, en waarom.")


class Erkenningfilterformulier(forms.Form):
    """The choices above the list of the bureau; what is no choice is no filter."""

    stand = forms.ChoiceField(label="Stand", required=False, choices=[("", "Alle"), *Erkenningfilter.choices])
    q = forms.CharField(label="Naam van het traject of code", required=False, max_length=100)
