"""Take down a deelname, move it, ask for confirmation, write what it brought, make a statement."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from napl.forms.bestand import Bestandvelden
from napl.models import Organisatie
from ontwikkelpaden.enums import Niveau
from register.domain.deelname.deelname import Verloop
from register.domain.deelname.opbrengst import Opbrengsttekst
from register.enums import Deelnamestatus
from register.models import Typering, Uitvoering

DATUM = {"invalid": "Vul een datum in, bijvoorbeeld 30-6-2026.", "required": "Vul een datum in."}
FORMATEN = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d %m %Y"]


def datumveld(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        input_formats=FORMATEN,
        error_messages=DATUM,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class Deelnameformulier(forms.Form):
    """How far somebody is with a traject, when, and at which school."""

    stand = forms.ChoiceField(
        label="Hoever bent u?",
        choices=[
            (Deelnamestatus.GEPLAND.value, "Ik heb het gepland"),
            (Deelnamestatus.GESTART.value, "Ik ben ermee bezig"),
            (Deelnamestatus.AFGEROND.value, "Ik heb het afgerond"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoever u bent.", "invalid_choice": "Kies hoever u bent."},
    )
    gestart = datumveld("Wanneer begon u?", required=False, help_text="Als u al begonnen bent.")
    afgerond = datumveld("Wanneer rondde u het af?", required=False, help_text="Als u klaar bent.")
    uitvoering = forms.ChoiceField(
        label="Welke uitvoering?",
        required=False,
        error_messages={"invalid_choice": "Kies een van deze uitvoeringen."},
    )
    organisatie = forms.ChoiceField(
        label="Bij welke school werkt u dan?",
        required=False,
        error_messages={"invalid_choice": "Kies een school waar u werkt."},
        help_text="Alleen u ziet dit. Uw school krijgt er geen bericht van.",
    )

    def __init__(
        self,
        *args: Any,
        uitvoeringen: Iterable[tuple[Uitvoering, str]],
        scholen: Iterable[Organisatie],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        known = list(uitvoeringen)
        self._uitvoeringen = {str(row.pk): row for row, _ in known}
        self._scholen = {str(school.pk): school for school in scholen}
        _choose(
            self.fields["uitvoering"],
            [("", "Weet ik niet, of een andere"), *((str(row.pk), tekst) for row, tekst in known)],
        )
        _choose(
            self.fields["organisatie"],
            [("", "Zeg ik liever niet"), *((pk, row.naam) for pk, row in self._scholen.items())],
        )
        if not known:
            del self.fields["uitvoering"]
        if not self._scholen:
            del self.fields["organisatie"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        stand = data.get("stand")
        if stand in {Deelnamestatus.GESTART, Deelnamestatus.AFGEROND} and not data.get("gestart"):
            self._require("gestart", "Vul in wanneer u begon.")
        if stand == Deelnamestatus.AFGEROND and not data.get("afgerond"):
            self._require("afgerond", "Vul in wanneer u het afrondde.")
        return data

    def _require(self, veld: str, melding: str) -> None:
        if veld not in self.errors:
            self.add_error(veld, melding)

    def verloop(self) -> Verloop:
        """Return the dates that go with what was chosen; others that were typed do not count."""
        data = self.cleaned_data
        if data["stand"] == Deelnamestatus.GEPLAND:
            return Verloop()
        return Verloop(
            data["gestart"], data["afgerond"] if data["stand"] == Deelnamestatus.AFGEROND else None
        )

    def gekozen_uitvoering(self) -> Uitvoering | None:
        return self._uitvoeringen.get(self.cleaned_data.get("uitvoering") or "")

    def gekozen_school(self) -> Organisatie | None:
        return self._scholen.get(self.cleaned_data.get("organisatie") or "")


class Datumformulier(forms.Form):
    """The day of one move; the name of the field says which."""

    def __init__(self, *args: Any, veld: str, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.veld = veld
        self.fields[veld] = datumveld(label)

    def datum(self) -> date:
        datum: date = self.cleaned_data[self.veld]
        return datum


class Naamformulier(forms.Form):
    naam = forms.CharField(
        label="Uw naam",
        error_messages={"required": "Vul uw naam in, zoals de aanbieder u kent."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text="Zoals de aanbieder u kent. Deze naam bevestigt de aanbieder, en komt op uw verklaring.",
    )


class Redenformulier(forms.Form):
    reden = forms.CharField(
        label="Waarom niet?",
        error_messages={"required": "Vul in waarom. De leraar leest dit."},
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De leraar leest deze reden.",
    )


class Opbrengstformulier(Bestandvelden):
    bestand_verplicht = False
    field_order = ("moment", "ervaring", "handelen", "resultaat")
    moment = datumveld("Wanneer merkte u dit?")
    ervaring = forms.CharField(
        label="Wat ervaarde u zelf?",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: ik begrijp nu waarom leerlingen vastlopen bij breuken.",
    )
    handelen = forms.CharField(
        label="Wat doet u anders in de klas?",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: ik laat leerlingen eerst tekenen wat zij denken.",
    )
    resultaat = forms.CharField(
        label="Wat ziet u aan resultaat?",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bij leerlingen of collega's. Noem geen namen van leerlingen.",
    )

    def tekst(self) -> Opbrengsttekst:
        data = self.cleaned_data
        return Opbrengsttekst(data["moment"], data["ervaring"], data["handelen"], data["resultaat"])


class Verklaringformulier(forms.Form):
    typering = forms.ChoiceField(
        label="Voor welk ontwikkelpad en niveau?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een niveau.", "invalid_choice": "Kies een van deze niveaus."},
    )
    naam = forms.CharField(
        label="Uw naam op de verklaring",
        error_messages={"required": "Vul de naam in die op de verklaring komt."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(
        self, *args: Any, typeringen: Iterable[Typering], bevestigde_naam: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._typeringen = {str(row.pk): row for row in typeringen}
        _choose(
            self.fields["typering"],
            [
                (pk, f"{row.padversie.pad.naam}, versie {row.padversie.nummer}: {Niveau(row.niveau).label}")
                for pk, row in self._typeringen.items()
            ],
        )
        if len(self._typeringen) == 1:
            self.fields["typering"].initial = next(iter(self._typeringen))
        if bevestigde_naam:
            self.fields["naam"].required = False
            self.fields["naam"].disabled = True
            self.initial["naam"] = bevestigde_naam
            self.fields["naam"].help_text = "Deze naam heeft de aanbieder bevestigd. Hij staat vast."

    def gekozen_typering(self) -> Typering:
        return self._typeringen[self.cleaned_data["typering"]]


def _choose(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
    field.choices = choices
