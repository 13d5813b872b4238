"""A goal: on what part of a path, to which level, in own words, and by when."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ontwikkelpaden.domain.doel import Doelinvoer
from ontwikkelpaden.enums import Niveau

HELE_PAD = ""


class Doelformulier(forms.Form):
    onderdeel = forms.ChoiceField(
        label="Waarin wilt u groeien?",
        required=False,
        error_messages={"invalid_choice": "Kies een onderdeel van dit pad."},
    )
    niveau = forms.ChoiceField(
        label="Naar welk niveau?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies een niveau.",
            "invalid_choice": "Kies een niveau van dit pad.",
        },
    )
    tekst = forms.CharField(
        label="Uw doel in eigen woorden",
        required=False,
        help_text="Wat wilt u in uw les of in uw team anders kunnen doen?",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    streefdatum = forms.DateField(
        label="Wanneer wilt u daar zijn?",
        required=False,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": "Vul een dag in, bijvoorbeeld 31-12-2027."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, *args: Any, onderdelen: Iterable[tuple[str, str]], niveaus: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choices("onderdeel", [(HELE_PAD, "Het hele pad"), *onderdelen])
        self._choices("niveau", [(code, str(Niveau(code).label)) for code in niveaus])

    def invoer(self) -> Doelinvoer:
        clean = self.cleaned_data
        return Doelinvoer(clean["niveau"], clean["tekst"], clean["streefdatum"])

    def _choices(self, naam: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[naam]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices
