"""The evaluation: three levels, each with a few questions, own words, and where that may go."""

from typing import Any

from django import forms

from kwaliteit.domain.monitoring.evaluatie import Deelinvoer
from kwaliteit.domain.monitoring.vragen import SCHAAL, vragen_van
from kwaliteit.enums import Effectniveau
from kwaliteit.models import Evaluatie
from kwaliteit.models.evaluatie import MAX_EVALUATIETEKST
from ontwikkelpaden.forms.consultatie import Domeinformulier

_KEUZES = [(str(waarde), naam.capitalize()) for waarde, naam in SCHAAL.items()]
_WOORDEN = {
    Effectniveau.ERVARING: "Wat vond u van het traject?",
    Effectniveau.HANDELEN: "Wat doet u nu anders?",
    Effectniveau.RESULTATEN: "Wat ziet u aan resultaat?",
}
BESTEMMINGEN = {
    "naar_aanbieder": ("De aanbieder mag dit lezen", "Zonder uw naam, en pas als vijf mensen iets schreven."),
    "openbaar": ("Mijn antwoorden tellen mee op de openbare pagina", "Alleen de cijfers. Uw woorden nooit."),
    "in_portfolio": ("Bewaar mijn woorden in mijn portfolio", "Ze staan dan bij wat het traject u bracht."),
}
STANDAARD = {"naar_aanbieder": True, "openbaar": True, "in_portfolio": False}


class Evaluatieformulier(Domeinformulier):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for niveau in Effectniveau:
            self.fields |= _fields(niveau)

    def delen(self) -> dict[Effectniveau, Deelinvoer]:
        """Return what was said; a level that is passed over counts for nothing, whatever was typed."""
        return {
            niveau: self._deel(niveau)
            for niveau in Effectniveau
            if not self.cleaned_data[f"{niveau.value}-overslaan"]
        }

    def groepen(self) -> list[dict[str, Any]]:
        """Return the fields per level, for the page."""
        return [
            {
                "niveau": niveau,
                "vragen": [self[f"{niveau.value}-{vraag.code}"] for vraag in vragen_van(niveau)],
                "tekst": self[f"{niveau.value}-tekst"],
                "bestemmingen": [self[f"{niveau.value}-{naam}"] for naam in BESTEMMINGEN],
                "overslaan": self[f"{niveau.value}-overslaan"],
            }
            for niveau in Effectniveau
        ]

    def _deel(self, niveau: Effectniveau) -> Deelinvoer:
        data = {
            naam.split("-", 1)[1]: value
            for naam, value in self.cleaned_data.items()
            if naam.startswith(f"{niveau.value}-")
        }
        return Deelinvoer(
            {vraag.code: int(data[vraag.code]) for vraag in vragen_van(niveau) if data[vraag.code]},
            data["tekst"],
            **{naam: data[naam] for naam in BESTEMMINGEN},
        )


def evaluatie_initial(evaluatie: Evaluatie | None) -> dict[str, Any]:
    """Return what stands in the form of somebody: what they said, or for a first time our proposal."""
    if evaluatie is None or evaluatie.ingevuld_op is None:
        return {f"{niveau.value}-{naam}": aan for niveau in Effectniveau for naam, aan in STANDAARD.items()}
    initial: dict[str, Any] = {f"{niveau.value}-overslaan": True for niveau in Effectniveau}
    for deel in evaluatie.delen.prefetch_related("antwoorden"):
        initial[f"{deel.niveau}-overslaan"] = False
        initial[f"{deel.niveau}-tekst"] = deel.tekst
        initial |= {f"{deel.niveau}-{naam}": getattr(deel, naam) for naam in BESTEMMINGEN}
        initial |= {f"{deel.niveau}-{row.vraag}": str(row.waarde) for row in deel.antwoorden.all()}
    return initial


def _fields(niveau: Effectniveau) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        f"{niveau.value}-{vraag.code}": forms.ChoiceField(
            label=vraag.tekst,
            required=False,
            choices=_KEUZES,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "Kies een van deze antwoorden."},
        )
        for vraag in vragen_van(niveau)
    }
    fields[f"{niveau.value}-tekst"] = forms.CharField(
        label=_WOORDEN[niveau],
        required=False,
        strip=False,
        help_text="Noem geen namen van leerlingen of collega’s.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": MAX_EVALUATIETEKST}),
    )
    for naam, (label, uitleg) in BESTEMMINGEN.items():
        fields[f"{niveau.value}-{naam}"] = forms.BooleanField(label=label, required=False, help_text=uitleg)
    fields[f"{niveau.value}-overslaan"] = forms.BooleanField(
        label="Ik sla dit deel over", required=False, help_text="Bijvoorbeeld omdat het nog te vroeg is."
    )
    return fields
