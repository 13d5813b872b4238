"""Forms of the members of a teamroute: invite, say what one needs, offer what the team needs."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from napl.enums import Sector
from napl.models import Gebruiker, Regio
from ontwikkelpaden.models import Padversie
from register.forms.teamroute import Padformulier


class Uitnodigformulier(forms.Form):
    leden = forms.TypedMultipleChoiceField(
        label="Wie wilt u uitnodigen?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies wie u wilt uitnodigen.",
            "invalid_choice": "U kunt alleen mensen van uw eigen school uitnodigen.",
        },
    )

    def __init__(self, *args: Any, kandidaten: Iterable[Gebruiker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._leden = {lid.pk: lid for lid in kandidaten}
        field = self.fields["leden"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - declared above
        # Within a school people know each other by name; who has none yet is named by the address.
        field.choices = [(pk, str(lid)) for pk, lid in self._leden.items()]

    def gekozen_leden(self) -> list[Gebruiker]:
        return [self._leden[pk] for pk in self.cleaned_data["leden"]]


class Behoefteformulier(Padformulier):
    """What a member needs; with one sector there is nothing to choose."""

    sector = forms.ChoiceField(
        label="Sector",
        error_messages={"required": "Kies een sector.", "invalid_choice": "Kies een van deze sectoren."},
    )

    def __init__(
        self, *args: Any, paden: Sequence[Padversie], sectoren: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, paden=paden, **kwargs)
        self._sectoren = list(sectoren)
        if len(self._sectoren) == 1:
            del self.fields["sector"]
            return
        field = self.fields["sector"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(code, Sector(code).label) for code in self._sectoren]

    def gekozen_sector(self) -> str:
        chosen: str = self.cleaned_data.get("sector", self._sectoren[0])
        return chosen


class Aanbodformulier(forms.Form):
    regio = forms.ChoiceField(
        label="Aan welke regio biedt u dit aan?",
        error_messages={"required": "Kies een regio.", "invalid_choice": "Kies een van deze regio's."},
    )

    def __init__(self, *args: Any, eigen: Sequence[Regio], andere: Sequence[Regio], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._regios = {regio.slug: regio for regio in (*eigen, *andere)}
        field = self.fields["regio"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        groups = {"De regio van uw school": eigen, "Andere regio's": andere}
        field.choices = [
            ("", "Kies een regio"),
            *((naam, [(regio.slug, regio.naam) for regio in rows]) for naam, rows in groups.items() if rows),
        ]
        if len(eigen) == 1:
            field.initial = eigen[0].slug

    def gekozen_regio(self) -> Regio:
        return self._regios[self.cleaned_data["regio"]]
