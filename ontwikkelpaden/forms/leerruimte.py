"""How much room somebody has to learn: sector, hours, money; all of it may stay open."""

from django import forms

from napl.enums import Sector
from napl.parameters import Bedragfield, Getalfield
from ontwikkelpaden.domain.volgen import Ruimte


class Leerruimteformulier(forms.Form):
    sector = forms.ChoiceField(
        label="In welke sector werkt u?",
        required=False,
        choices=[("", "Dat maakt niet uit"), *Sector.choices],
        error_messages={"invalid_choice": "Kies een sector uit de lijst."},
    )
    uren_max = Getalfield(
        label="Hoeveel uur hebt u?",
        required=False,
        help_text="In totaal, voor één traject.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 8}),
        error_messages={"invalid": "Vul een heel getal in, bijvoorbeeld 40."},
    )
    prijs_max = Bedragfield(
        label="Hoeveel euro hebt u?",
        required=False,
        max_digits=9,
        decimal_places=2,
        help_text="Van uzelf, uw school of een regeling samen.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 8}),
        error_messages={
            "max_digits": "Dit bedrag is te groot.",
            "max_whole_digits": "Dit bedrag is te groot.",
        },
    )

    def ruimte(self) -> Ruimte:
        clean = self.cleaned_data
        return Ruimte(clean["sector"], clean["uren_max"], clean["prijs_max"])
