"""The forms of the file of an aanvraag: evidence, accreditations, and what the bureau asks and decides."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kwaliteit.domain.aanvraag.bewijs import Bewijsinvoer
from kwaliteit.domain.aanvraag.dekking import Accreditatieinvoer, Dekkingsbesluit
from kwaliteit.domain.aanvraag.volledigheid import MAX_PUNT, MAX_REDEN
from kwaliteit.enums import Dekkingsoordeel, Instantie
from kwaliteit.models import Aanvraagaccreditatie, Criterium
from napl.bestandsvorm import ACCEPT, UITLEG
from ontwikkelpaden.forms.consultatie import Domeinformulier, Domeintekst


def _bestand(label: str, hulp: str) -> forms.FileField:
    return forms.FileField(
        label=label,
        required=False,
        allow_empty_file=True,  # the domain says so in its own words
        help_text=hulp,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )


def _vak(rows: int, hooguit: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": hooguit})


class Bewijsformulier(Domeinformulier):
    bestand = _bestand("Bestand", f"Een {UITLEG}. Zet er geen gegevens van leerlingen of deelnemers in.")
    url = forms.CharField(
        label="Of een link",
        required=False,
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
    )
    titel = forms.CharField(
        label="Wat is het?",
        required=False,
        max_length=200,
        help_text="Bijvoorbeeld: studiegids 2026, bladzijde 4.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    @property
    def invoer(self) -> Bewijsinvoer:
        data = self.cleaned_data
        return Bewijsinvoer(data["titel"], data["url"], data["bestand"] or None)


class Accreditatieformulier(Domeinformulier):
    instantie = forms.ChoiceField(
        label="Wie gaf de accreditatie?",
        choices=Instantie.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een instantie."},
    )
    andere_naam = forms.CharField(label="Welke andere instantie?", required=False, max_length=200)
    nummer = Domeintekst(label="Nummer of kenmerk van het besluit", max_length=100)
    geldig_tot_en_met = forms.DateField(
        label="Geldig tot en met",
        error_messages={"required": "Kies een dag.", "invalid": "Vul een datum in."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    bestand = _bestand("Het besluit of het rapport", f"Een {UITLEG}.")

    @property
    def invoer(self) -> Accreditatieinvoer:
        data = self.cleaned_data
        return Accreditatieinvoer(
            Instantie(data["instantie"]),
            data["nummer"],
            data["geldig_tot_en_met"],
            data["andere_naam"],
            data["bestand"] or None,
        )


class Dekkingformulier(Domeinformulier):
    oordeel = forms.ChoiceField(
        label="Dekt een accreditatie dit criterium?",
        choices=Dekkingsoordeel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een van deze."},
    )
    accreditatie = forms.ChoiceField(label="Welke accreditatie?", required=False)
    reden = Domeintekst(
        label="Waarom?", help_text="De aanbieder en de adviseur lezen dit.", widget=_vak(4, 2000)
    )

    def __init__(self, *args: Any, accreditaties: Sequence[Aanvraagaccreditatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.accreditaties = {str(row.pk): row for row in accreditaties}
        veld = self.fields["accreditatie"]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - declared above
        veld.choices = [("", "Geen"), *((key, str(row)) for key, row in self.accreditaties.items())]

    @property
    def besluit(self) -> Dekkingsbesluit:
        data = self.cleaned_data
        return Dekkingsbesluit(
            Dekkingsoordeel(data["oordeel"]), data["reden"], self.accreditaties.get(data["accreditatie"])
        )


class Redenformulier(Domeinformulier):
    reden = Domeintekst(label="Reden", widget=_vak(5, MAX_REDEN))


class Intrekformulier(Domeinformulier):
    reden = forms.CharField(label="Waarom trekt u de aanvraag in?", required=False, widget=_vak(3, MAX_REDEN))


class Terugstuurformulier(Domeinformulier):
    toelichting = forms.CharField(
        label="Wat hebt u aangevuld?",
        required=False,
        help_text="Dan vindt de behandelaar het snel.",
        widget=_vak(4, MAX_PUNT),
    )


class Aanvulformulier(Domeinformulier):
    """One field for the whole, and one per criterium; what is empty is not asked."""

    def __init__(self, *args: Any, criteria: Sequence[Criterium], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [row.code for row in criteria]
        self.fields["punt-algemeen"] = forms.CharField(
            label="Over het geheel", required=False, widget=_vak(3, MAX_PUNT)
        )
        for row in criteria:
            self.fields[f"punt-{row.code}"] = forms.CharField(
                label=f"{row.code} {row.naam}", required=False, widget=_vak(2, MAX_PUNT)
            )

    @property
    def punten(self) -> dict[str, str]:
        data = self.cleaned_data
        return {"": data["punt-algemeen"], **{code: data[f"punt-{code}"] for code in self.codes}}
