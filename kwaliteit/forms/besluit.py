"""The forms around advice, zienswijze and decision; what may be said, and when, is up to the domain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings

from kwaliteit.domain.besluit.invoer import (
    MAX_JAREN,
    MAX_MAANDEN,
    Inhoud,
    Oordeelinvoer,
    Voorwaardeinvoer,
)
from kwaliteit.enums import Criteriumoordeel, Meldingoordeel, Uitkomst
from kwaliteit.models import Criterium
from napl.bestandsvorm import ACCEPT, UITLEG
from ontwikkelpaden.domain.invoer import MAX_TEKST
from ontwikkelpaden.forms.consultatie import Domeinformulier, Domeintekst

# Without JavaScript a form has a fixed number of rows; more come after saving.
VOORWAARDEN = 3
BESTANDEN = 3


def _vak(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": MAX_TEKST})


def _getal(label: str, hooguit: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=hooguit,
        widget=forms.NumberInput(attrs={"min": 1, "max": hooguit, "inputmode": "numeric"}),
        error_messages={"invalid": "Vul een heel getal in."},
    )


def _bestand(label: str) -> forms.FileField:
    megabytes = settings.BESTAND_MAX_BYTES // 1024**2
    return forms.FileField(
        label=label,
        required=False,
        allow_empty_file=True,
        help_text=f"Een {UITLEG}, niet groter dan {megabytes} MB.",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )


@dataclass(frozen=True)
class Criteriumvelden:
    """The two fields of a criterium, to show together."""

    criterium: Criterium
    oordeel: forms.BoundField
    motivering: forms.BoundField


class Inhoudformulier(Domeinformulier):
    """What an advice proposes or a decision decides: outcome, reasons, per criterium, voorwaarden."""

    uitkomst = forms.ChoiceField(
        label="Uitkomst",
        choices=Uitkomst.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een uitkomst."},
    )
    motivering = Domeintekst(
        label="Waarom is dit de uitkomst?",
        help_text="Dit komt in de brief. Bij een erkenning leest iedereen het op de pagina van het traject.",
        required=False,
        strip=False,
        widget=_vak(6),
    )

    def __init__(
        self,
        *args: Any,
        criteria: Sequence[Criterium],
        begin: Inhoud | None = None,
        jaren: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.fields["motivering"].straks_nodig = True  # type: ignore[attr-defined]
        self.aantal = max(VOORWAARDEN, len(begin.voorwaarden) + 1 if begin else 0)
        self.fields["jaren"] = _getal("Hoeveel jaar geldt de erkenning?", MAX_JAREN)
        self.fields["jaren"].help_text = f"Gewoonlijk {jaren} jaar. Bij afwijzen telt dit niet."
        self.fields["jaren"].initial = (begin.jaren if begin else None) or jaren
        for criterium in criteria:
            self._add_criterium(criterium)
        for nummer in range(1, self.aantal + 1):
            self.fields[f"voorwaarde-{nummer}"] = Domeintekst(
                label=f"Voorwaarde {nummer}", required=False, strip=False, widget=_vak(2)
            )
            self.fields[f"maanden-{nummer}"] = _getal(
                f"Voorwaarde {nummer}: binnen hoeveel maanden na het besluit?", MAX_MAANDEN
            )
        if begin is not None:
            self._fill(begin)

    def _add_criterium(self, criterium: Criterium) -> None:
        self.fields[f"oordeel-{criterium.pk}"] = forms.ChoiceField(
            label=f"Oordeel over {criterium.code}",
            choices=Criteriumoordeel.choices,
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields[f"motivering-{criterium.pk}"] = Domeintekst(
            label=f"Waarom? ({criterium.code})", required=False, strip=False, widget=_vak(3)
        )
        for deel in ("oordeel", "motivering"):
            self.fields[f"{deel}-{criterium.pk}"].straks_nodig = True  # type: ignore[attr-defined]

    def _fill(self, begin: Inhoud) -> None:
        self.initial["uitkomst"] = begin.uitkomst
        self.initial["motivering"] = begin.motivering
        for rij in begin.oordelen:
            self.initial[f"oordeel-{rij.criterium}"] = rij.oordeel
            self.initial[f"motivering-{rij.criterium}"] = rij.motivering
        for nummer, voorwaarde in enumerate(begin.voorwaarden, start=1):
            self.initial[f"voorwaarde-{nummer}"] = voorwaarde.tekst
            self.initial[f"maanden-{nummer}"] = voorwaarde.maanden

    def rijen(self) -> Iterator[Criteriumvelden]:
        for criterium in self.criteria:
            yield Criteriumvelden(
                criterium, self[f"oordeel-{criterium.pk}"], self[f"motivering-{criterium.pk}"]
            )

    def voorwaardevelden(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        for nummer in range(1, self.aantal + 1):
            yield self[f"voorwaarde-{nummer}"], self[f"maanden-{nummer}"]

    @property
    def inhoud(self) -> Inhoud:
        """Return what was put in; a criterium without a judgement was not judged yet."""
        data = self.cleaned_data
        return Inhoud(
            uitkomst=Uitkomst(data["uitkomst"]),
            motivering=data["motivering"],
            oordelen=tuple(
                Oordeelinvoer(
                    criterium.pk,
                    Criteriumoordeel(data[f"oordeel-{criterium.pk}"]),
                    data[f"motivering-{criterium.pk}"],
                )
                for criterium in self.criteria
                if data[f"oordeel-{criterium.pk}"]
            ),
            voorwaarden=tuple(
                Voorwaardeinvoer(data[f"voorwaarde-{nummer}"], data[f"maanden-{nummer}"] or 0)
                for nummer in range(1, self.aantal + 1)
                if data[f"voorwaarde-{nummer}"].strip()
            ),
            jaren=data["jaren"],
        )

    def clean(self) -> dict[str, Any]:
        """Say at the field that a reason without a judgement would be lost."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for criterium in self.criteria:
            if cleaned.get(f"motivering-{criterium.pk}", "").strip() and not cleaned.get(
                f"oordeel-{criterium.pk}"
            ):
                self.add_error(f"oordeel-{criterium.pk}", "Kies ook een oordeel bij deze reden.")
        return cleaned


class Toetsformulier(Domeinformulier):
    """That the advice was checked: all that is asked of who follows it."""

    advies_getoetst = forms.BooleanField(
        label="Ik heb getoetst of het advies zorgvuldig tot stand kwam en of de redenen kloppen.",
        required=False,
    )


class Afwijkformulier(Inhoudformulier):
    advies_getoetst = forms.BooleanField(
        label="Ik heb getoetst of het advies zorgvuldig tot stand kwam.", required=False
    )
    afwijking = Domeintekst(
        label="Waarom volgt u het advies niet?",
        help_text="Dit komt in de brief (Awb 3:50).",
        required=False,
        strip=False,
        widget=_vak(),
    )


class Terugformulier(Domeinformulier):
    reden = Domeintekst(
        label="Wat ontbreekt er aan het advies?",
        help_text="Wie het advies schrijft, leest dit.",
        strip=False,
        widget=_vak(),
    )


class Zienswijzeformulier(Domeinformulier):
    tekst = Domeintekst(
        label="Wat vindt u van het advies?",
        help_text="Schrijf wat er niet klopt, of wat wij missen. Noem het criterium erbij.",
        strip=False,
        widget=_vak(8),
    )
    bestand1 = _bestand("Bestand erbij")
    bestand2 = _bestand("Tweede bestand")
    bestand3 = _bestand("Derde bestand")

    def bestanden(self) -> list[Any]:
        data = self.cleaned_data
        return [data[naam] for naam in ("bestand1", "bestand2", "bestand3") if data.get(naam)]


class Zienswijzeantwoord(Domeinformulier):
    antwoord = Domeintekst(
        label="Wat doet u met de zienswijze?",
        help_text="Dit komt in de brief. Ga in op elk punt van de aanbieder.",
        strip=False,
        widget=_vak(6),
    )
    wijzig = forms.TypedChoiceField(
        label="Verandert het advies?",
        choices=[("nee", "Nee, het advies blijft zoals het is"), ("ja", "Ja, ik schrijf een nieuw advies")],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of het advies verandert."},
    )


class Meldformulier(Domeinformulier):
    tekst = Domeintekst(label="Hoe heeft u aan de voorwaarde voldaan?", strip=False, widget=_vak(5))
    bestand = _bestand("Bewijs erbij")


class Meldingoordeelformulier(Domeinformulier):
    oordeel = forms.ChoiceField(
        label="Is aan de voorwaarde voldaan?",
        choices=Meldingoordeel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een van de twee."},
    )
    reden = Domeintekst(
        label="Waarom?",
        help_text="De aanbieder leest dit in een e-mail en op de pagina van de aanvraag.",
        strip=False,
        widget=_vak(),
    )


class Beleidsformulier(Domeinformulier):
    geldig_van = forms.DateField(
        label="Vanaf welke dag?",
        error_messages={"required": "Kies een dag.", "invalid": "Vul een datum in."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    jaren = forms.IntegerField(
        label="Hoeveel jaar geldt een erkenning gewoonlijk?",
        min_value=1,
        max_value=MAX_JAREN,
        error_messages={"required": "Vul een aantal jaren in.", "invalid": "Vul een heel getal in."},
    )
    mandaat = Domeintekst(label="Namens wie wordt besloten?", help_text="Staat boven de ondertekening.")
    ondertekenaar = Domeintekst(label="Wie ondertekent?", help_text="De functie, geen naam.")
    rechtsmiddel = Domeintekst(
        label="Wat kan iemand doen die het er niet mee eens is?",
        help_text="Deze tekst staat onder elke brief.",
        strip=False,
        widget=_vak(7),
    )
    grond = Domeintekst(label="Waar is dit besloten?", help_text="Met de datum.")
