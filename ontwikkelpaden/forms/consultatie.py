"""The forms around a consultation; what may be said, and when, is up to the domain."""

from django import forms

from napl.fouten import Domeinfout
from ontwikkelpaden.domain.consultatie import Consultatiegegevens
from ontwikkelpaden.domain.invoer import MAX_TEKST

_VELD = {"rows": 5, "maxlength": MAX_TEKST}


class Domeinformulier(forms.Form):
    """A form on which a refusal of the domain stands at its field."""

    def add_domeinfout(self, fout: Domeinfout) -> None:
        self.add_error(fout.veld if fout.veld in self.fields else None, fout.melding)


class Domeintekst(forms.CharField):
    """A text that has to be there; the domain refuses an empty one in the words that the API gives too."""

    def validate(self, value: str) -> None:
        """Leave it to the domain."""


class Reactieformulier(Domeinformulier):
    tekst = Domeintekst(
        label="Uw reactie",
        help_text="Noem geen namen van leerlingen of collega's.",
        strip=False,
        widget=forms.Textarea(attrs=_VELD),
    )
    toon_naam = forms.BooleanField(
        label="Laat mijn naam zien bij mijn reactie",
        required=False,
        help_text="Zonder vinkje ziet niemand op deze pagina wie u bent.",
    )
    # The reaction that this one changes; empty for a first one.
    reactie = forms.CharField(required=False, widget=forms.HiddenInput)


class Antwoordformulier(Domeinformulier):
    antwoord = Domeintekst(label="Antwoord", strip=False, widget=forms.Textarea(attrs=_VELD))
    # The print of the answer that the page was made with, so that nobody's newer answer is written over.
    gelezen = forms.CharField(required=False, widget=forms.HiddenInput)


def _dag(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        error_messages={"required": "Kies een dag.", "invalid": "Vul een datum in."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class Openformulier(Domeinformulier):
    opent_op = _dag("Eerste dag")
    sluit_op = _dag("Laatste dag")
    vraag = Domeintekst(
        label="Wat wilt u weten?",
        help_text="Deze vraag staat boven aan de pagina van de consultatie.",
        widget=forms.Textarea(attrs=_VELD),
    )
    toelichting = forms.CharField(
        label="Toelichting", required=False, widget=forms.Textarea(attrs={**_VELD, "rows": 4})
    )

    @property
    def gegevens(self) -> Consultatiegegevens:
        return Consultatiegegevens(
            **{naam: self.cleaned_data[naam] for naam in ("opent_op", "sluit_op", "vraag", "toelichting")}
        )


class Redenformulier(Domeinformulier):
    reden = Domeintekst(
        label="Reden",
        help_text="Iedereen kan deze reden lezen.",
        widget=forms.Textarea(attrs={**_VELD, "rows": 3}),
    )


class Verlengformulier(Redenformulier):
    sluit_op = _dag("Nieuwe laatste dag")
    field_order = ("sluit_op", "reden")
