"""Forms around signals, yearly data, samples, rules and interim reviews."""

from decimal import Decimal
from typing import Any

from django import forms

from kwaliteit.domain.monitoring.jaargegevens import Jaarinvoer
from kwaliteit.domain.monitoring.regels import Regelinvoer
from kwaliteit.enums import Regelsoort, Signaalsoort, Signaaluitkomst, Tussentijdsestatus
from kwaliteit.models.toezicht import MAX_TOEZICHTTEKST
from ontwikkelpaden.forms.consultatie import Domeinformulier, Domeintekst
from register.forms.deelname import datumveld

GETAL = {
    "required": "Vul een getal in.",
    "invalid": "Vul een getal in.",
    "min_value": "Vul een hoger getal in.",
}


def _tekst(label: str, help_text: str = "", rows: int = 5) -> Domeintekst:
    return Domeintekst(
        label=label,
        help_text=help_text,
        strip=False,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": MAX_TOEZICHTTEKST}),
    )


class Leegformulier(Domeinformulier):
    """A move that asks for nothing but to be made."""


class Signaalformulier(Domeinformulier):
    soort = forms.ChoiceField(
        label="Wat wilt u melden?",
        choices=[
            (Signaalsoort.SIGNAAL.value, "Een signaal: iets waar wij naar moeten kijken"),
            (Signaalsoort.KLACHT.value, "Een klacht: er ging iets mis en ik wil dat u er iets mee doet"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u wilt melden."},
    )
    tekst = _tekst(
        "Wat is er aan de hand?",
        "Schrijf op wat er gebeurde en wanneer. Noem geen namen van leerlingen.",
        8,
    )


class Vraagformulier(Domeinformulier):
    vraag = _tekst(
        "Uw vraag aan de aanbieder",
        "De aanbieder leest alleen deze vraag, niet de melding. Schrijf haar zo dat niemand te herkennen is.",
    )


class Reactieformulier(Domeinformulier):
    reactie = _tekst("Uw reactie", "Het programmabureau leest deze reactie.", 8)


class Afhandelformulier(Domeinformulier):
    uitkomst = forms.ChoiceField(
        label="Uitkomst",
        choices=Signaaluitkomst.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een uitkomst."},
    )
    antwoord = _tekst(
        "Antwoord aan de melder", "De melder krijgt dit per e-mail. De aanbieder leest het niet."
    )


class Conclusieformulier(Domeinformulier):
    to = forms.ChoiceField(
        label="Uitkomst",
        choices=[
            (status.value, status.label)
            for status in (Tussentijdsestatus.ZONDER_GEVOLG, Tussentijdsestatus.MAATREGEL)
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een uitkomst."},
    )
    conclusie = _tekst("Conclusie", "De aanbieder leest dit.")


class Jaarformulier(Domeinformulier):
    begonnen = forms.IntegerField(
        label="Hoeveel deelnemers begonnen?", min_value=0, max_value=100_000, error_messages=GETAL
    )
    afgerond = forms.IntegerField(
        label="Hoeveel deelnemers rondden het traject af?",
        min_value=0,
        max_value=100_000,
        error_messages=GETAL,
        help_text="In dit schooljaar, ook wie eerder begon.",
    )
    evaluatie = _tekst("Wat leerde u van uw eigen evaluatie?", "Schrijf ook op hoe u evalueerde.")
    wijzigingen = forms.CharField(
        label="Wat veranderde u aan het traject?",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": MAX_TOEZICHTTEKST}),
    )

    def invoer(self) -> Jaarinvoer:
        return Jaarinvoer(**self.cleaned_data)


class Steekproefformulier(Domeinformulier):
    aantal = forms.IntegerField(
        label="Hoeveel erkenningen?", min_value=1, max_value=10_000, error_messages=GETAL
    )


class Regelformulier(Domeinformulier):
    soort = forms.ChoiceField(label="Wat voor regel?", choices=Regelsoort.choices)
    grens = forms.DecimalField(
        label="Grens",
        max_digits=4,
        decimal_places=2,
        min_value=Decimal("0.01"),
        localize=True,
        error_messages=GETAL,
        help_text="Bij waardering: onder dit gemiddelde (1 tot 5). Bij klachten: vanaf dit aantal.",
    )
    minimaal = forms.IntegerField(
        label="Ten minste zoveel mensen",
        initial=5,
        min_value=0,
        max_value=1000,
        error_messages=GETAL,
        help_text="Nooit minder dan vijf. Telt alleen bij waardering.",
    )
    geldig_van = datumveld("Vanaf wanneer geldt de regel?")
    grond = _tekst("Waarop steunt deze regel?", rows=3)

    def invoer(self) -> Regelinvoer:
        data: dict[str, Any] = {**self.cleaned_data, "soort": Regelsoort(self.cleaned_data["soort"])}
        return Regelinvoer(**data)
