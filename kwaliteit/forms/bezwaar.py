"""Forms about a bezwaar; what may be said, and when, is up to the domain."""

from collections.abc import Iterable, Sequence

from django import forms

from kwaliteit.domain.besluit.invoer import Inhoud, Oordeelinvoer, Voorwaardeinvoer
from kwaliteit.enums import Bezwaaruitkomst, Criteriumoordeel, Uitkomst
from kwaliteit.models import Criterium
from ontwikkelpaden.forms.consultatie import Domeinformulier, Domeintekst

MAX = 20_000


def _tekst(label: str, uitleg: str = "", *, required: bool = True, rows: int = 5) -> forms.CharField:
    veld = Domeintekst if required else forms.CharField
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": MAX})
    return veld(label=label, help_text=uitleg, required=required, max_length=MAX, widget=widget)


class Bezwaarformulier(Domeinformulier):
    gronden = _tekst("Waarom bent u het er niet mee eens?", "Noem wat er volgens u niet klopt.", rows=8)
    reden_te_laat = _tekst(
        "Waarom bent u te laat?",
        "De termijn is voorbij. Alleen met een goede reden kunnen wij uw bezwaar nog behandelen.",
        required=False,
    )

    def __init__(self, *args: object, te_laat: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not te_laat:
            del self.fields["reden_te_laat"]


class Herstelformulier(Domeinformulier):
    aanvulling = _tekst("Uw aanvulling")


class Intrekformulier(Domeinformulier):
    reden = _tekst("Reden", required=False, rows=3)


class Leegformulier(Domeinformulier):
    """Nothing to fill in."""


class Verzuimformulier(Domeinformulier):
    verzuim = _tekst("Wat mist er?", "De aanbieder leest dit en heeft twee weken om het aan te vullen.")


class Toelaatformulier(Domeinformulier):
    commissie = forms.BooleanField(
        label="Een adviescommissie behandelt dit bezwaar",
        required=False,
        help_text="Dan is er twaalf weken in plaats van zes.",
    )
    reden = _tekst(
        "Waarom mocht de aanbieder te laat zijn?",
        "Alleen als het bezwaar te laat is ingediend.",
        required=False,
        rows=3,
    )


class Redenformulier(Domeinformulier):
    reden = _tekst("Reden", "De aanbieder kan deze reden lezen.")


class Zittingformulier(Domeinformulier):
    zitting_op = forms.DateTimeField(
        label="Dag en tijd",
        error_messages={"required": "Kies een dag en een tijd.", "invalid": "Vul een dag en een tijd in."},
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    zitting_plek = forms.CharField(
        label="Plaats of adres van de vergadering",
        max_length=300,
        error_messages={"required": "Vul in waar."},
    )


class Verslagformulier(Domeinformulier):
    verslag = _tekst("Verslag van de hoorzitting", rows=10)


class Adviesformulier(Domeinformulier):
    uitkomst = forms.ChoiceField(label="Advies", choices=Bezwaaruitkomst.choices, widget=forms.RadioSelect)
    advies = _tekst("Waarom", rows=10)


class Beslisformulier(Domeinformulier):
    """The decision; the fields of the new one count only when the bezwaar is well-founded."""

    uitkomst = forms.ChoiceField(
        label="Beslissing", choices=Bezwaaruitkomst.choices, widget=forms.RadioSelect
    )
    motivering = _tekst("Waarom", "De aanbieder leest dit.", rows=8)
    nieuwe_uitkomst = forms.ChoiceField(
        label="Nieuw besluit", required=False, choices=[("", "Geen"), *Uitkomst.choices]
    )
    nieuwe_motivering = _tekst(
        "Motivering van het nieuwe besluit", "Staat op de openbare pagina.", required=False
    )
    voorwaarden = _tekst("Voorwaarden", "Eén per regel.", required=False, rows=3)
    maanden = forms.IntegerField(
        label="Binnen hoeveel maanden", required=False, min_value=1, max_value=36, initial=6
    )

    def __init__(
        self,
        *args: object,
        criteria: Sequence[Criterium],
        oordelen: Iterable[Oordeelinvoer],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.criteria = criteria
        before = {rij.criterium: rij for rij in oordelen}
        for criterium in criteria:
            rij = before.get(criterium.pk)
            self.fields[f"oordeel-{criterium.pk}"] = forms.ChoiceField(
                label=f"{criterium.code} {criterium.naam}",
                required=False,
                choices=Criteriumoordeel.choices,
                initial=rij.oordeel if rij else None,
            )
            motivering = _tekst(f"Waarom bij {criterium.code}", required=False, rows=2)
            motivering.initial = rij.motivering if rij else ""
            self.fields[f"motivering-{criterium.pk}"] = motivering

    @property
    def beslisvelden(self) -> list[forms.BoundField]:
        return [self["uitkomst"], self["motivering"]]

    @property
    def nieuwvelden(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in {"uitkomst", "motivering"}]

    @property
    def nieuw(self) -> Inhoud | None:
        """Return the new decision as it was written; None when nothing was chosen."""
        data = self.cleaned_data
        if not data.get("nieuwe_uitkomst"):
            return None
        regels = [regel.strip() for regel in data["voorwaarden"].splitlines() if regel.strip()]
        return Inhoud(
            uitkomst=Uitkomst(data["nieuwe_uitkomst"]),
            motivering=data["nieuwe_motivering"],
            oordelen=tuple(
                Oordeelinvoer(
                    row.pk,
                    Criteriumoordeel(data[f"oordeel-{row.pk}"] or Criteriumoordeel.VOLDOET),
                    data[f"motivering-{row.pk}"],
                )
                for row in self.criteria
            ),
            voorwaarden=tuple(Voorwaardeinvoer(regel, data["maanden"] or 6) for regel in regels),
        )
