"""The form by which staff change the holidays of the law."""

from django import forms

TELT, TELT_NIET = "telt", "telt_niet"


class Feestdagformulier(forms.Form):
    datum = forms.DateField(
        label="Dag",
        error_messages={"required": "Kies een dag.", "invalid": "Vul een dag in, zoals 07-05-2027."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    naam = forms.CharField(
        label="Hoe heet deze dag?",
        max_length=80,
        error_messages={"required": "Vul in hoe deze dag heet."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    soort = forms.ChoiceField(
        label="Wat geldt er voor deze dag?",
        choices=[
            (TELT, "Deze dag telt als feestdag: een termijn eindigt er niet op"),
            (TELT_NIET, "Deze feestdag uit de wet telt dit jaar niet"),
        ],
        initial=TELT,
        error_messages={"required": "Kies wat er geldt.", "invalid_choice": "Kies wat er geldt."},
        widget=forms.RadioSelect,
    )
    grond = forms.CharField(
        label="Waarop berust dit?",
        max_length=200,
        help_text="Bijvoorbeeld het besluit waarin de dag is aangewezen, met de datum.",
        error_messages={"required": "Vul in waarop dit berust, zoals een besluit met een datum."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
