"""One uitvoering, a series, one change for several, and the same again next year."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from register.domain.uitvoering import Uitvoeringgegevens
from register.domain.uitvoeringreeks import MAX_REEKS, Groepswijziging, every_weeks
from register.enums import Btw, Doorrolwijze, Instroom, Locatie, UitvoeringStatus
from register.forms.deelname import FORMATEN, datumveld

GETAL = {
    "invalid": "Vul een heel getal in, bijvoorbeeld 20.",
    "min_value": "Vul een getal van 0 of meer in.",
    "max_value": "Dit getal is te groot.",
}
GELD = {
    "invalid": "Vul een bedrag in, bijvoorbeeld 950 of 99,50.",
    "min_value": "Een prijs is 0 euro of meer.",
    "max_digits": "Dit bedrag is te hoog.",
    "max_whole_digits": "Dit bedrag is te hoog.",
    "max_decimal_places": "Gebruik hooguit twee cijfers achter de komma.",
}
DUIZENDTALLEN = re.compile(r"\d{1,3}(\.\d{3})+")
SCHEIDING = re.compile(r"[\n,;]+")


def aantalveld(label: str, hulp: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=9999, help_text=hulp, error_messages=GETAL
    )


class Geldveld(forms.DecimalField):
    """An amount as Dutch people write it: 1.250,50 is twelve hundred and fifty and a half."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("€", "").strip()
            if "," in value or DUIZENDTALLEN.fullmatch(value):
                value = value.replace(".", "")
        return super().to_python(value)


def prijsveld(hulp: str) -> forms.DecimalField:
    return Geldveld(
        label="Prijs in euro",
        required=False,
        min_value=Decimal(0),
        max_digits=9,
        decimal_places=2,
        localize=True,
        help_text=hulp,
        error_messages=GELD,
    )


class Uitvoeringformulier(forms.Form):
    instroom = forms.ChoiceField(
        label="Wanneer kan iemand beginnen?",
        choices=Instroom.choices,
        initial=Instroom.VASTE_START,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wanneer iemand kan beginnen."},
    )
    start_datum = datumveld("Startdatum", required=False, help_text="De dag van de eerste bijeenkomst.")
    eind_datum = datumveld("Einddatum", required=False, help_text="De dag van de laatste bijeenkomst.")
    inschrijven_van = datumveld("Inschrijven vanaf", required=False, help_text="Laat leeg als het nu al kan.")
    inschrijven_tot = datumveld(
        "Inschrijven tot en met", required=False, help_text="De laatste dag waarop iemand zich kan aanmelden."
    )
    locatie = forms.ChoiceField(
        label="Hoe doet iemand mee?",
        required=False,
        choices=[("", "Nog niet bekend"), *Locatie.choices],
        help_text="Bij ‘deels online’ vult u ook de plaats in.",
    )
    plaats = forms.CharField(
        label="Plaats",
        required=False,
        max_length=100,
        help_text="Waar men bij elkaar komt. Leraren zoeken hierop in de buurt.",
        error_messages={"max_length": "Houd het korter: hooguit 100 tekens."},
    )
    adres = forms.CharField(
        label="Adres",
        required=False,
        max_length=200,
        help_text="Straat en nummer, of de naam van het gebouw.",
        error_messages={"max_length": "Houd het korter: hooguit 200 tekens."},
    )
    plaatsen_min = aantalveld("Minimaal aantal deelnemers", "Bij minder deelnemers gaat het niet door.")
    plaatsen_max = aantalveld("Maximaal aantal deelnemers", "Hoe groot de groep hooguit is.")
    plaatsen_over = aantalveld("Plaatsen over", "Hoeveel mensen er nu nog bij kunnen.")
    prijs = prijsveld("Per deelnemer, met alles wat verplicht is. Vul 0 in als het gratis is.")
    btw = forms.ChoiceField(
        label="Btw",
        choices=Btw.choices,
        initial=Btw.ONBEKEND,
        help_text="Scholen willen weten of er nog btw bij komt.",
    )

    def gegevens(self) -> Uitvoeringgegevens:
        return Uitvoeringgegevens(**{naam: self.cleaned_data[naam] for naam in _VELDEN})


_VELDEN = tuple(Uitvoeringgegevens.__dataclass_fields__)


class Reeksformulier(Uitvoeringformulier):
    """The first uitvoering in full, and when the others begin."""

    field_order = ("instroom", "start_datum", "eind_datum", "inschrijven_van", "inschrijven_tot")
    herhaal = forms.ChoiceField(
        label="Wanneer zijn de andere?",
        choices=[("weken", "Elke zoveel weken"), ("data", "Op data die ik zelf opschrijf")],
        initial="weken",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe u de andere data opgeeft."},
    )
    weken = forms.IntegerField(
        label="Om de hoeveel weken?",
        required=False,
        min_value=1,
        max_value=52,
        initial=4,
        help_text="Alleen als u koos voor ‘elke zoveel weken’.",
        error_messages=GETAL | {"min_value": "Vul 1 of meer in.", "max_value": "Vul hooguit 52 weken in."},
    )
    aantal = forms.IntegerField(
        label="Hoeveel uitvoeringen in totaal?",
        required=False,
        min_value=1,
        max_value=MAX_REEKS,
        initial=4,
        help_text="De eerste telt mee. Alleen als u koos voor ‘elke zoveel weken’.",
        error_messages=GETAL
        | {"min_value": "Vul 1 of meer in.", "max_value": f"Maak er hooguit {MAX_REEKS} in één keer."},
    )
    datums = forms.CharField(
        label="Startdata van de andere",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Elke datum op een eigen regel, bijvoorbeeld 30-6-2027.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A series is of fixed dates: the question would have one answer.
        del self.fields["instroom"]
        self.fields["start_datum"].label = "Startdatum van de eerste"
        self.fields["start_datum"].required = True
        self.fields["start_datum"].error_messages["required"] = "Vul de startdatum van de eerste in."

    def clean_datums(self) -> list[date]:
        lines = [line.strip() for line in SCHEIDING.split(self.cleaned_data["datums"]) if line.strip()]
        return [_read_date(line) for line in lines]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("herhaal") == "data" and not data.get("datums") and "datums" not in self.errors:
            self.add_error("datums", "Schrijf ten minste één datum op.")
        for naam in ("weken", "aantal"):
            if data.get("herhaal") == "weken" and not data.get(naam) and naam not in self.errors:
                self.add_error(naam, "Vul een getal in.")
        return data

    def gegevens(self) -> Uitvoeringgegevens:
        values = {naam: self.cleaned_data[naam] for naam in _VELDEN if naam != "instroom"}
        return Uitvoeringgegevens(instroom=Instroom.VASTE_START, **values)

    def startdata(self) -> list[date]:
        data = self.cleaned_data
        if data["herhaal"] == "weken":
            return every_weeks(data["start_datum"], weken=data["weken"], aantal=data["aantal"])
        return sorted({data["start_datum"], *data["datums"]})


def _read_date(text: str) -> date:
    for formaat in FORMATEN:
        try:
            return datetime.strptime(text, formaat).date()  # noqa: DTZ007 - a date has no time zone
        except ValueError:
            continue
    raise ValidationError(f"‘{text[:40]}’ is geen datum. Schrijf een datum zo: 30-6-2027.")


class Keuzeformulier(forms.Form):
    """Which uitvoeringen something is about."""

    uitvoering = forms.MultipleChoiceField(
        label="Welke uitvoeringen?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies ten minste één uitvoering.",
            "invalid_choice": "Kies uit de uitvoeringen van dit traject.",
        },
    )

    def __init__(self, *args: Any, keuzes: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["uitvoering"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - the field above
        field.choices = [(str(pk), naam) for pk, naam in keuzes]

    def pks(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["uitvoering"]]


class Groepformulier(Keuzeformulier):
    """What changes in all of them; what stays empty stays as it is."""

    prijs = prijsveld("Laat leeg wat gelijk blijft. De oude prijs blijft in de geschiedenis staan.")
    btw = forms.ChoiceField(label="Btw", required=False, choices=[("", "Blijft gelijk"), *Btw.choices])
    locatie = forms.ChoiceField(
        label="Hoe doet iemand mee?", required=False, choices=[("", "Blijft gelijk"), *Locatie.choices]
    )
    plaats = forms.CharField(label="Plaats", required=False, max_length=100)
    adres = forms.CharField(label="Adres", required=False, max_length=200)
    plaatsen_min = aantalveld("Minimaal aantal deelnemers")
    plaatsen_max = aantalveld("Maximaal aantal deelnemers")
    plaatsen_over = aantalveld("Plaatsen over")
    status = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[
            ("", "Blijft gelijk"),
            (UitvoeringStatus.OPEN.value, "Open"),
            (UitvoeringStatus.VOL.value, "Vol"),
            (UitvoeringStatus.GEANNULEERD.value, "Geannuleerd (kan niet terug)"),
        ],
    )

    def wijziging(self) -> Groepswijziging:
        data = self.cleaned_data
        return Groepswijziging(
            prijs=data["prijs"],
            btw=Btw(data["btw"]) if data["btw"] else None,
            locatie=Locatie(data["locatie"]) if data["locatie"] else None,
            plaats=data["plaats"] or None,
            adres=data["adres"] or None,
            plaatsen_min=data["plaatsen_min"],
            plaatsen_max=data["plaatsen_max"],
            plaatsen_over=data["plaatsen_over"],
            status=UitvoeringStatus(data["status"]) if data["status"] else None,
        )


class Doorrolformulier(Keuzeformulier):
    wijze = forms.ChoiceField(
        label="Hoe schuiven de data op?",
        choices=Doorrolwijze.choices,
        initial=Doorrolwijze.WEEKDAG,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de data opschuiven."},
    )

    def gekozen_wijze(self) -> Doorrolwijze:
        return Doorrolwijze(self.cleaned_data["wijze"])
