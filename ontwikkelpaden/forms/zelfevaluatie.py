"""One question of a zelfevaluatie: a level or "weet ik nog niet", own words, and from what it shows."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ontwikkelpaden.domain.zelfevaluatie import Antwoordinvoer, Gegeven, afdruk_of
from ontwikkelpaden.enums import Antwoordbron, Niveau
from ontwikkelpaden.models import Zelfevaluatieantwoord

WEET_NIET = "weet-niet"
_KIES = "Kies een niveau van dit pad, of ‘Weet ik nog niet’."


class Antwoordformulier(forms.Form):
    """How long a text may be is for the domain to say, so that page and API say the same."""

    niveau = forms.ChoiceField(
        label="Waar staat u nu?",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _KIES},
    )
    toelichting = forms.CharField(
        label="In uw eigen woorden",
        required=False,
        help_text="Wat doet u al? Wat gaat vanzelf, en wat nog niet?",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    bewijs = forms.CharField(
        label="Waaruit blijkt dat?",
        required=False,
        help_text="Een les, een gesprek, werk van leerlingen. Schrijf geen namen van leerlingen op.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    bron = forms.ChoiceField(
        label="Waar steunt dit op?",
        required=False,
        choices=Antwoordbron.choices,
        error_messages={"invalid_choice": "Kies uit de lijst waar uw antwoord op steunt."},
    )
    # What stood there when this page was made, so that nothing is written over unseen.
    gelezen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, niveaus: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["niveau"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [*((code, Niveau(code).label) for code in niveaus), (WEET_NIET, "Weet ik nog niet")]

    def gegeven(self) -> Gegeven:
        """Return what the page says; leaving everything open is no answer."""
        clean = self.cleaned_data
        niveau = clean["niveau"]
        if not (niveau or clean["toelichting"] or clean["bewijs"]):
            return Gegeven(None, clean["gelezen"])
        invoer = Antwoordinvoer(
            niveau="" if niveau == WEET_NIET else niveau,
            toelichting=clean["toelichting"],
            bewijs=clean["bewijs"],
            bron=clean["bron"] or Antwoordbron.ZELF.value,
        )
        return Gegeven(invoer, clean["gelezen"])


def initial_of(row: Zelfevaluatieantwoord | None) -> dict[str, str]:
    """Return a stored answer as the form shows it."""
    if row is None:
        return {"gelezen": ""}
    return {
        "niveau": row.niveau or WEET_NIET,
        "toelichting": row.toelichting,
        "bewijs": row.bewijs,
        "bron": row.bron,
        "gelezen": afdruk_of(row),
    }
