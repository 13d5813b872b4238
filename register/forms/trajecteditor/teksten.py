"""The sections that are plain fields."""

from decimal import Decimal
from typing import Any

from django import forms

from napl.enums import Sector
from ontwikkelpaden.enums import Bekwaamheidsdomein
from register.domain.trajectgegevens import Trajectgegevens
from register.enums import (
    Accreditatie,
    Ervaringsjaren,
    Onderwijstype,
    StudielastEenheid,
    Taal,
    Thema,
    Trajectsectie,
    TrajectSoort,
    Vorm,
)
from register.forms.trajecteditor.basis import Codes, Sectieformulier, keuze, normalise, tekst
from register.models import Vak

JA_NEE = {"ja": True, "nee": False, "": None}
GETAL = {
    "invalid": "Vul een getal in, bijvoorbeeld 40 of 7,5.",
    "min_value": "Vul een getal groter dan 0 in.",
    "max_value": "Dit getal is te groot.",
    "max_digits": "Dit getal is te groot.",
    "max_decimal_places": "Gebruik hooguit één cijfer achter de komma.",
    "max_whole_digits": "Dit getal is te groot.",
}


class Basisformulier(Sectieformulier):
    sectie = Trajectsectie.BASIS
    naam = forms.CharField(
        max_length=200,
        help_text="Zoals u het traject zelf noemt. Zet de naam van uw organisatie er niet bij.",
        error_messages={
            "required": "Vul een naam in. De naam die er stond, blijft staan.",
            "max_length": "Houd de naam korter: hooguit 200 tekens.",
        },
    )
    samenvatting = tekst(
        "In één of twee zinnen: wat leert iemand, en hoe. Dit staat in de zoekresultaten. "
        "Hooguit 400 tekens.",
        rijen=3,
        maximum=400,
    )
    soort = keuze(TrajectSoort, "Wat voor traject is het? Leraren filteren hierop.")
    vorm = keuze(
        Vorm,
        "Formeel: met een erkend diploma of studiepunten. Non-formeel: georganiseerd, zonder erkend diploma. "
        "Informeel: leren in het werk.",
    )
    taal = forms.ChoiceField(
        required=False,
        choices=Taal.choices,
        initial=Taal.NL,
        help_text="De taal waarin u het traject geeft.",
        error_messages={"invalid_choice": "Kies een van deze talen."},
    )
    website = forms.URLField(
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="De pagina waar een leraar meer leest en zich aanmeldt, bijvoorbeeld "
        "https://www.voorbeeld.nl/traject.",
        error_messages={
            "invalid": "Dit is geen adres van een webpagina. Het begint met https://.",
            "max_length": "Dit adres is te lang: hooguit 500 tekens.",
        },
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )


class Voorwieformulier(Sectieformulier):
    sectie = Trajectsectie.VOOR_WIE
    doelgroep = tekst(
        "Wie heeft hier het meest aan? Noem bijvoorbeeld het vak, de leerlingen of de rol op school.", rijen=3
    )
    sectoren = Codes(Sector, "Kies alle sectoren waarvoor het echt is gemaakt.")
    onderwijstypen = Codes(Onderwijstype, "Kies alle typen waarvoor de voorbeelden en opdrachten kloppen.")
    vakken = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen als het traject over een vak gaat.",
        error_messages={"invalid_choice": "Kies uit deze lijst."},
    )
    ervaringsjaren = Codes(Ervaringsjaren, "Voor leraren met hoeveel jaar ervaring?")
    open_voor_individu = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Weet ik nog niet"),
            ("ja", "Ja, een leraar kan zich zelf aanmelden"),
            ("nee", "Nee, alleen via de school"),
        ],
        widget=forms.RadioSelect,
        help_text="Geeft u het alleen aan hele teams? Kies dan ‘nee’.",
        error_messages={"invalid_choice": "Kies een van deze mogelijkheden."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._vakken = {vak.slug: vak for vak in Vak.objects.order_by("naam")}
        field = self.fields["vakken"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - the field above
        field.choices = [(slug, vak.naam) for slug, vak in self._vakken.items()]

    def begin(self, gegevens: Trajectgegevens) -> dict[str, Any]:
        zelf = {value: code for code, value in JA_NEE.items()}[gegevens.open_voor_individu]
        vakken = [vak.slug for vak in gegevens.vakken]
        return super().begin(gegevens) | {"open_voor_individu": zelf, "vakken": vakken}

    def read(self, veld: str) -> Any:
        value = self.cleaned_data[veld]
        if veld == "open_voor_individu":
            return JA_NEE[value]
        if veld == "vakken":
            return tuple(vak for slug, vak in self._vakken.items() if slug in value)
        return super().read(veld)


class Inhoudformulier(Sectieformulier):
    sectie = Trajectsectie.INHOUD
    beschrijving = tekst(
        "Vertel wat deelnemers doen, van begin tot eind. Hoe ziet een bijeenkomst eruit? Wat doen zij "
        "tussendoor op school?",
        rijen=9,
    )
    leeruitkomsten = tekst(
        "Zet elke leeruitkomst op een eigen regel. Begin met wat iemand kan, bijvoorbeeld: ontwerpt een les "
        "met drie niveaus.",
        rijen=5,
    )
    themas = Codes(Thema, "Kies wat er echt in zit. Meer vinkjes maken het niet beter vindbaar.")
    bekwaamheidsdomeinen = Codes(Bekwaamheidsdomein, "Aan welke bekwaamheid werkt iemand vooral?")
    afronding = tekst(
        "Is er een toets, een opdracht of een bewijs van deelname? Wat krijgt iemand na afloop?", rijen=2
    )

    def begin(self, gegevens: Trajectgegevens) -> dict[str, Any]:
        return super().begin(gegevens) | {"leeruitkomsten": "\n".join(gegevens.leeruitkomsten)}

    def read(self, veld: str) -> Any:
        if veld == "leeruitkomsten":
            lines = normalise(self.cleaned_data[veld]).split("\n")
            return tuple(line.strip() for line in lines if line.strip())
        return super().read(veld)


class Tijdformulier(Sectieformulier):
    sectie = Trajectsectie.TIJD
    samen = ("studielast_waarde", "studielast_eenheid")
    studielast_waarde = forms.DecimalField(
        required=False,
        localize=True,
        min_value=Decimal("0.1"),
        max_digits=7,
        decimal_places=1,
        help_text="Alle tijd samen: bijeenkomsten, lezen en opdrachten op school.",
        error_messages=GETAL,
    )
    studielast_eenheid = keuze(
        StudielastEenheid, "1 EC is 28 uur. Kies EC alleen bij een opleiding met studiepunten."
    )
    duur_maanden = forms.IntegerField(
        label="Duur in maanden",
        required=False,
        min_value=1,
        max_value=120,
        help_text="Van de eerste tot en met de laatste bijeenkomst, in hele maanden.",
        error_messages=GETAL | {"invalid": "Vul een heel getal in, bijvoorbeeld 6."},
    )
    uren_per_week = forms.DecimalField(
        required=False,
        localize=True,
        min_value=Decimal("0.1"),
        max_digits=4,
        decimal_places=1,
        help_text="Ongeveer, in een gewone week.",
        error_messages=GETAL,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        waarde, eenheid = data.get("studielast_waarde"), data.get("studielast_eenheid")
        if waarde is not None and not eenheid and "studielast_eenheid" not in self.errors:
            self.add_error("studielast_eenheid", "Kies of dit uren zijn of EC.")
        if eenheid and waarde is None and "studielast_waarde" not in self.errors:
            self.add_error("studielast_waarde", "Vul in hoeveel. Of maak de eenheid leeg.")
        return data


class Kostenformulier(Sectieformulier):
    sectie = Trajectsectie.KOSTEN
    toelatingseisen = tekst(
        "Wat moet iemand hebben of kunnen? Bijvoorbeeld een bevoegdheid, een klas, of een uur per week van "
        "de school. Zijn er geen eisen? Schrijf dat dan op.",
        rijen=3,
    )
    accreditatie = keuze(
        Accreditatie,
        "Heeft iemand anders de opleiding al beoordeeld? Kies ‘Geen’ als dat niet zo is.",
    )
