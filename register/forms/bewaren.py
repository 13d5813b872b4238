"""Forms of what somebody keeps. What may be written is for the domain verbs to say."""

from django import forms

from register.enums import Frequentie


class Notitieformulier(forms.Form):
    notitie = forms.CharField(
        label="Uw notitie",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alleen u kunt dit lezen.",
    )


class Waarschuwingformulier(forms.Form):
    naam = forms.CharField(
        label="Naam",
        error_messages={"required": "Geef de waarschuwing een naam."},
        help_text="Zo heet de waarschuwing in de mail en op uw lijst.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    frequentie = forms.ChoiceField(
        label="Hoe vaak wilt u hooguit mail?",
        choices=Frequentie.choices,
        initial=Frequentie.WEKELIJKS,
        widget=forms.RadioSelect,
        help_text="U krijgt alleen mail als er iets nieuws is.",
        error_messages={"required": "Kies hoe vaak u mail wilt.", "invalid_choice": "Kies een van de twee."},
    )
