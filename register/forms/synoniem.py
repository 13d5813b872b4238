"""The form of one synonym rule; whether it can be a rule is up to the domain."""

from typing import Any

from django import forms

from napl.fouten import Domeinfout
from register.domain.synoniemen import Synoniemgegevens, check_gegevens
from register.enums import Synoniemrichting
from register.models import Synoniem
from register.models.synoniem import MAX_TERM, MAX_TOELICHTING

VERPLICHT = {"required": "Vul een woord in met letters of cijfers."}


class Synoniemformulier(forms.Form):
    van = forms.CharField(
        label="Wie zoekt op",
        help_text="Een woord, een afkorting of een paar woorden. Hoofdletters en accenten maken niet uit.",
        error_messages=VERPLICHT,
        widget=forms.TextInput(attrs={"maxlength": MAX_TERM, "autocomplete": "off"}),
    )
    naar = forms.CharField(
        label="Vindt ook",
        error_messages=VERPLICHT,
        widget=forms.TextInput(attrs={"maxlength": MAX_TERM, "autocomplete": "off"}),
    )
    richting = forms.ChoiceField(
        label="Richting",
        choices=[
            (Synoniemrichting.TWEE_KANTEN.value, "Twee kanten op: de woorden betekenen hetzelfde"),
            (
                Synoniemrichting.EEN_KANT.value,
                "Eén kant op: wie zoekt op het tweede woord, vindt het eerste niet",
            ),
        ],
        error_messages={"required": "Kies een richting.", "invalid_choice": "Kies een richting."},
        widget=forms.RadioSelect,
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        help_text="Waarom deze regel? Schrijf dit op als het voor een leraar niet vanzelf spreekt.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": MAX_TOELICHTING}),
    )
    # Which version of the rule was on the screen, so that nobody's work is overwritten.
    versie = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, synoniem: Synoniem | None = None, **kwargs: Any) -> None:
        self.synoniem = synoniem
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        if not self.errors:
            try:
                check_gegevens(self.gegevens, behalve=self.synoniem)
            except Domeinfout as fout:
                self.add_domeinfout(fout)

    @property
    def gegevens(self) -> Synoniemgegevens:
        return Synoniemgegevens(
            **{naam: self.cleaned_data[naam] for naam in ("van", "naar", "richting", "toelichting")}
        )

    def add_domeinfout(self, fout: Domeinfout) -> None:
        self.add_error(fout.veld or None, fout.melding)
