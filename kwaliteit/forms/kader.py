"""The forms around the kwaliteitskader; what may be said, and when, is up to the domain."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kwaliteit.domain.kader.bevinding import Bevindinginvoer
from kwaliteit.domain.kader.invoer import (
    MAX_CODE,
    MAX_NAAM,
    BronInvoer,
    CriteriumInvoer,
    KaderTeksten,
    StandaardInvoer,
)
from kwaliteit.enums import (
    Bevindingsoort,
    Bronsoort,
    Criteriumset,
    Dekking,
    Openstellingbereik,
    Stelselonderdeel,
)
from kwaliteit.models import Kaderbron, Standaard
from ontwikkelpaden.domain.invoer import MAX_TEKST
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.forms.consultatie import Domeinformulier, Domeintekst
from ontwikkelpaden.models import Ontwikkelpad


def _vak(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": MAX_TEKST})


def _regel(hooguit: int) -> forms.TextInput:
    return forms.TextInput(attrs={"maxlength": hooguit, "autocomplete": "off"})


def _dag(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        error_messages={"required": "Kies een dag.", "invalid": "Vul een datum in."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class Vaststelformulier(Domeinformulier):
    besluit = Domeintekst(
        label="Hoe heet het besluit?",
        help_text="Met de datum, zoals: besluit van de stuurgroep van 17 september 2026. Iedereen leest dit.",
        widget=_regel(400),
    )


class Bevindingformulier(Domeinformulier):
    lab = Domeintekst(
        label="Welk lab?", help_text="De naam van het lab, geen namen van mensen.", widget=_regel(200)
    )
    soort = forms.ChoiceField(
        label="Wat merkte het lab?",
        choices=Bevindingsoort.choices,
        error_messages={"required": "Kies wat het lab merkte.", "invalid_choice": "Kies een van deze."},
        widget=forms.RadioSelect,
    )
    tekst = Domeintekst(
        label="Leg het uit",
        help_text="Wat probeerde u, en wat gebeurde er? Iedereen kan dit lezen.",
        strip=False,
        widget=_vak(5),
    )
    voorstel = forms.CharField(label="Wat stelt u voor?", required=False, strip=False, widget=_vak(3))

    @property
    def invoer(self) -> Bevindinginvoer:
        data = self.cleaned_data
        return Bevindinginvoer(data["lab"], Bevindingsoort(data["soort"]), data["tekst"], data["voorstel"])


class Openstellingformulier(Domeinformulier):
    pad = forms.ModelChoiceField(
        Ontwikkelpad.objects.order_by("naam"),
        label="Ontwikkelpad",
        empty_label="Kies een ontwikkelpad",
        error_messages={"required": "Kies een ontwikkelpad.", "invalid_choice": "Kies een ontwikkelpad."},
    )
    bereik = forms.ChoiceField(
        label="Open voor",
        choices=Openstellingbereik.choices,
        error_messages={"required": "Kies voor welke trajecten.", "invalid_choice": "Kies een van deze."},
        widget=forms.RadioSelect,
    )
    geldig_van = _dag("Vanaf")
    geldig_tot = _dag(
        "Niet meer open vanaf", required=False, help_text="De dag ervoor is de laatste dag. Leeg: geen einde."
    )
    grond = Domeintekst(
        label="Waarop berust dit?", help_text="Bijvoorbeeld een besluit, met de datum.", widget=_vak(2)
    )


class Eindformulier(Domeinformulier):
    geldig_tot = _dag("Niet meer open vanaf", help_text="De dag ervoor is de laatste dag.")


class Tekstenformulier(Domeinformulier):
    inleiding = Domeintekst(label="Inleiding", strip=False, widget=_vak(6))
    doel = Domeintekst(label="Wat een beoordeling wel en niet is", strip=False, widget=_vak(5))
    werkwijze = Domeintekst(label="Hoe een beoordeling gaat", strip=False, widget=_vak(6))
    wijzigingen = forms.CharField(
        label="Wat er anders is dan in de vorige versie", required=False, strip=False, widget=_vak(3)
    )
    grondslag = forms.CharField(label="Waar het kader op steunt", required=False, strip=False, widget=_vak(3))
    omvang = forms.ChoiceField(
        label="Met welke set wordt beoordeeld?",
        choices=Criteriumset.choices,
        help_text="De uitgebreide set bevat de minimale.",
        widget=forms.RadioSelect,
    )
    basis = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def teksten(self) -> KaderTeksten:
        data = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "basis"}
        return KaderTeksten(**{**data, "omvang": Criteriumset(data["omvang"])})


class Standaardformulier(Domeinformulier):
    naam = Domeintekst(label="Naam van de standaard", widget=_regel(MAX_NAAM))
    omschrijving = Domeintekst(label="Waar gaat deze standaard over?", strip=False, widget=_vak())
    basis = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def invoer(self) -> StandaardInvoer:
        return StandaardInvoer(self.cleaned_data["naam"], self.cleaned_data["omschrijving"])


_GEEN = [("", "Sluit niet aan")]


class Criteriumformulier(Domeinformulier):
    """All that belongs to one criterium; evidence is one line per kind."""

    standaard = forms.ChoiceField(label="Standaard", required=False)
    code = Domeintekst(label="Code", help_text="Kort, zoals 2.1.", widget=_regel(MAX_CODE))
    naam = Domeintekst(label="Naam", widget=_regel(MAX_NAAM))
    tekst = Domeintekst(label="Wat het criterium vraagt", strip=False, widget=_vak(3))
    toelichting = forms.CharField(label="Toelichting", required=False, strip=False, widget=_vak(3))
    omvang = forms.ChoiceField(label="Hoort bij", choices=Criteriumset.choices, widget=forms.RadioSelect)
    bewijsvormen = forms.CharField(
        label="Wat telt als bewijs",
        required=False,
        strip=False,
        help_text="Zet elk soort bewijs op een eigen regel.",
        widget=_vak(4),
    )
    bronnen = forms.MultipleChoiceField(
        label="Op welke bronnen steunt dit?", required=False, widget=forms.CheckboxSelectMultiple
    )
    basis = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        bronnen: Sequence[Kaderbron],
        standaarden: Sequence[Standaard] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._set_choices("bronnen", [(bron.code, _named(bron)) for bron in bronnen])
        if standaarden:
            self._set_choices("standaard", [(str(item.pk), item.naam) for item in standaarden])
        else:
            del self.fields["standaard"]
        for niveau in Niveau:
            self.fields[f"leidraad_{niveau.value}"] = forms.CharField(
                label=f"Leidraad voor {niveau.label.lower()}", required=False, strip=False, widget=_vak()
            )
        for onderdeel in Stelselonderdeel:
            self.fields[f"verband_{onderdeel.value}"] = forms.ChoiceField(
                label=f"{onderdeel.stelsel.label} {onderdeel.nummer}: {onderdeel.label}",
                choices=[*_GEEN, *Dekking.choices],
                required=False,
            )

    def _set_choices(self, naam: str, choices: list[tuple[str, str]]) -> None:
        veld = self.fields[naam]
        assert isinstance(veld, forms.ChoiceField)  # noqa: S101 - declared above
        veld.choices = choices

    @property
    def invoer(self) -> CriteriumInvoer:
        data = self.cleaned_data
        gekozen = {item: data[f"verband_{item.value}"] for item in Stelselonderdeel}
        return CriteriumInvoer(
            code=data["code"],
            naam=data["naam"],
            tekst=data["tekst"],
            omvang=Criteriumset(data["omvang"]),
            toelichting=data["toelichting"],
            bewijsvormen=tuple(line.strip() for line in data["bewijsvormen"].splitlines() if line.strip()),
            leidraden={niveau: data[f"leidraad_{niveau.value}"] for niveau in Niveau},
            bronnen=tuple(data["bronnen"]),
            verbanden={item: Dekking(waarde) for item, waarde in gekozen.items() if waarde},
        )


class Bronformulier(Domeinformulier):
    code = Domeintekst(
        label="Code",
        help_text="Kleine letters, cijfers en streepjes, zoals van-veen-2010.",
        widget=_regel(60),
    )
    soort = forms.ChoiceField(
        label="Wat voor bron is dit?", choices=Bronsoort.choices, widget=forms.RadioSelect
    )
    titel = Domeintekst(label="Titel", widget=_regel(400))
    makers = Domeintekst(label="Van wie?", widget=_regel(300))
    jaar = forms.IntegerField(
        label="Jaar",
        required=False,
        min_value=1900,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    vindplaats = forms.CharField(label="Waar te vinden?", required=False, widget=_regel(400))
    zegt = Domeintekst(label="Wat ontlenen wij eraan?", strip=False, widget=_vak(3))

    @property
    def invoer(self) -> BronInvoer:
        data = self.cleaned_data
        return BronInvoer(**{**data, "soort": Bronsoort(data["soort"])})


def criterium_initial(inhoud: CriteriumInvoer, basis: str) -> dict[str, Any]:
    """Return what the form shows of a criterium."""
    return {
        "code": inhoud.code,
        "naam": inhoud.naam,
        "tekst": inhoud.tekst,
        "toelichting": inhoud.toelichting,
        "omvang": inhoud.omvang.value,
        "bewijsvormen": "\n".join(inhoud.bewijsvormen),
        "bronnen": list(inhoud.bronnen),
        "basis": basis,
        **{f"leidraad_{niveau.value}": inhoud.leidraden.get(niveau, "") for niveau in Niveau},
        **{f"verband_{item.value}": dekking.value for item, dekking in inhoud.verbanden.items()},
    }


def _named(bron: Kaderbron) -> str:
    return f"{bron.makers} ({bron.jaar})" if bron.jaar else f"{bron.makers}: {bron.titel}"
