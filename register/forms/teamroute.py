"""Forms of a teamroute: the plan, its goals, paths and steps."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from napl.enums import Sector
from napl.models import Organisatie
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad, Padversie

GEEN_DATUM = {"required": "Vul een datum in.", "invalid": "Vul een datum in, bijvoorbeeld 01-09-2026."}


def datumveld(label: str, **kwargs: Any) -> forms.DateField:
    """Return a date field that browsers show a calendar for, and that takes Dutch dates without one."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages=GEEN_DATUM,
        **kwargs,
    )


class Routeformulier(forms.Form):
    """The plan itself; the lengths are for the verb to judge, so that nothing typed is cut off."""

    organisatie = forms.TypedChoiceField(
        label="Voor welke school?",
        coerce=int,
        error_messages={"required": "Kies een school.", "invalid_choice": "Kies een van uw scholen."},
    )
    naam = forms.CharField(
        label="Naam van de teamroute",
        error_messages={"required": "Geef de teamroute een naam."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Bijvoorbeeld: Samen beter rekenen.",
    )
    aanleiding = forms.CharField(
        label="Waarom maakt u dit plan?",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Iedereen die u uitnodigt, kan dit lezen. Schrijf hier niets over één collega of leerling.",
    )
    sectoren = forms.MultipleChoiceField(
        label="Voor welke sector?",
        choices=Sector.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies een sector.",
            "invalid_choice": "Kies een of meer van deze sectoren.",
        },
    )
    begin_datum = datumveld("Eerste dag")
    eind_datum = datumveld("Laatste dag", help_text="Een schooljaar loopt van 1 augustus tot en met 31 juli.")

    def __init__(self, *args: Any, teams: Iterable[Organisatie] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._teams = {team.pk: team for team in teams or ()}
        if len(self._teams) < 2:  # noqa: PLR2004 - one school is no choice
            del self.fields["organisatie"]
            return
        field = self.fields["organisatie"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [(pk, team.naam) for pk, team in self._teams.items()]

    def team(self) -> Organisatie:
        """Return the chosen school, or the only one."""
        only = next(iter(self._teams))
        return self._teams[self.cleaned_data.get("organisatie", only)]


class Doelformulier(forms.Form):
    omschrijving = forms.CharField(
        label="Wat wil de school bereiken?",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Vul in wat de school wil bereiken."},
        help_text="In uw eigen woorden, liefst één doel per keer.",
    )


class Padformulier(forms.Form):
    """Which level of which path; both are read again by the verb."""

    pad = forms.ChoiceField(
        label="Ontwikkelpad",
        error_messages={
            "required": "Kies een ontwikkelpad.",
            "invalid_choice": "Kies een van deze ontwikkelpaden.",
        },
    )
    niveau = forms.ChoiceField(
        label="Niveau",
        choices=[("", "Kies een niveau"), *Niveau.choices],
        error_messages={"required": "Kies een niveau.", "invalid_choice": "Kies een van deze niveaus."},
    )

    def __init__(self, *args: Any, paden: Sequence[Padversie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._paden = {versie.pad.slug: versie.pad for versie in paden}
        field = self.fields["pad"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            ("", "Kies een ontwikkelpad"),
            *((versie.pad.slug, _padnaam(versie)) for versie in paden),
        ]

    def gekozen_pad(self) -> Ontwikkelpad:
        return self._paden[self.cleaned_data["pad"]]


def _padnaam(versie: Padversie) -> str:
    return f"{versie.pad.naam} (voorbeeld)" if versie.is_voorbeeld else versie.pad.naam


class Stapformulier(forms.Form):
    """When, and who sees to it; ``titel`` is only for what is no traject."""

    titel = forms.CharField(
        label="Wat gaat het team doen?",
        error_messages={"required": "Vul in wat het team gaat doen."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Bijvoorbeeld: bij elkaar in de les kijken, en het nabespreken.",
    )
    begin_datum = datumveld("Eerste dag")
    eind_datum = datumveld("Laatste dag")
    organiseert = forms.CharField(
        label="Wie regelt het?",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Bijvoorbeeld: de rekencoördinator.",
    )
    notitie = forms.CharField(
        label="Notitie voor het team",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, met_traject: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if met_traject:
            del self.fields["titel"]
