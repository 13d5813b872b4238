"""Forms of what somebody keeps. What may be written is for the domain verbs to say."""

from django import forms


class Notitieformulier(forms.Form):
    notitie = forms.CharField(
        label="Uw notitie",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alleen u kunt dit lezen.",
    )
