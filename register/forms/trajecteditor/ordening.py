"""The sections in which every choice says on what ground: paths with a level, and working approaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from ontwikkelpaden.enums import Niveau
from register.domain.queries.eigenaanbod import choosable_padversies
from register.domain.trajectgegevens import Aanpakgegevens, Trajectgegevens, Typeringgegevens
from register.enums import Trajectsectie, Werkvorm
from register.forms.trajecteditor.basis import Codes, Sectieformulier, normalise
from register.models import WerkzameAanpak

MAX_RIJEN = 12
GROND_PAD = "Waaruit blijkt dat het traject bij dit pad en niveau hoort? Verwijs naar wat deelnemers doen."
GROND_AANPAK = "Waaruit blijkt dat? Beschrijf wat u doet, niet wat u belooft."


def grondveld(hulp: str) -> forms.CharField:
    return forms.CharField(
        label="Grond", required=False, help_text=hulp, widget=forms.Textarea(attrs={"rows": 3})
    )


@dataclass(frozen=True)
class Padrij:
    nummer: int
    pad: BoundField
    niveau: BoundField
    grond: BoundField
    weg: BoundField | None


class Padenformulier(Sectieformulier):
    """A row per path and level, and one empty row to add another."""

    sectie = Trajectsectie.PADEN

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, gegevens: Trajectgegevens, **kwargs: Any
    ) -> None:
        super().__init__(data, gegevens=gegevens, **kwargs)
        present = [row.padversie for row in gegevens.typeringen]
        versies = [*choosable_padversies()]
        versies += [versie for versie in present if versie.pk not in {item.pk for item in versies}]
        self._versies = {str(versie.pk): versie for versie in versies}
        self.aantal = _count(data, len(gegevens.typeringen) + 1)
        for number in range(self.aantal):
            self._add_row(number, filled=number < len(gegevens.typeringen))

    def _add_row(self, number: int, *, filled: bool) -> None:
        paden = [(pk, _name(versie)) for pk, versie in self._versies.items()]
        fout = {"invalid_choice": "Kies uit deze lijst."}
        self.fields[f"pad_{number}"] = forms.ChoiceField(
            label="Ontwikkelpad",
            required=False,
            choices=[("", "Kies een ontwikkelpad"), *paden],
            error_messages=fout,
        )
        self.fields[f"niveau_{number}"] = forms.ChoiceField(
            label="Niveau",
            required=False,
            choices=[("", "Kies een niveau"), *Niveau.choices],
            error_messages=fout,
        )
        self.fields[f"grond_{number}"] = grondveld(GROND_PAD)
        if filled:
            self.fields[f"weg_{number}"] = forms.BooleanField(label="Haal dit pad weg", required=False)

    def begin(self, gegevens: Trajectgegevens) -> dict[str, Any]:
        return {
            name: value
            for number, row in enumerate(gegevens.typeringen)
            for name, value in (
                (f"pad_{number}", str(row.padversie.pk)),
                (f"niveau_{number}", row.niveau),
                (f"grond_{number}", row.grond),
            )
        }

    @property
    def rijen(self) -> list[Padrij]:
        return [
            Padrij(
                number,
                self[f"pad_{number}"],
                self[f"niveau_{number}"],
                self[f"grond_{number}"],
                self[f"weg_{number}"] if f"weg_{number}" in self.fields else None,
            )
            for number in range(self.aantal)
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        seen: set[tuple[str, str]] = set()
        for number in self._kept(data):
            pad, niveau = data.get(f"pad_{number}", ""), data.get(f"niveau_{number}", "")
            for naam, melding in (
                ("pad", "Kies een ontwikkelpad."),
                ("niveau", "Kies een niveau."),
                ("grond", "Schrijf op waaruit dat blijkt. Zonder grond zegt een niveau niemand iets."),
            ):
                if not data.get(f"{naam}_{number}") and f"{naam}_{number}" not in self.errors:
                    self.add_error(f"{naam}_{number}", melding)
            if pad and niveau and (pad, niveau) in seen:
                self.add_error(f"niveau_{number}", "Dit pad met dit niveau staat er al.")
            versie = self._versies.get(pad)
            if versie and niveau and niveau not in versie.niveaus:
                self.add_error(f"niveau_{number}", "Dit pad kent dit niveau niet.")
            seen.add((pad, niveau))
        return data

    def _kept(self, data: Mapping[str, Any]) -> list[int]:
        """Return the rows in which something stands and that are not taken away."""
        return [
            number
            for number in range(self.aantal)
            if not data.get(f"weg_{number}")
            and any(
                data.get(f"{naam}_{number}") or f"{naam}_{number}" in self.errors
                for naam in ("pad", "niveau", "grond")
            )
        ]

    def waarden(self) -> dict[str, Any]:
        if self.errors:
            return {}
        data = self.cleaned_data
        rows = tuple(
            Typeringgegevens(
                self._versies[data[f"pad_{number}"]],
                data[f"niveau_{number}"],
                normalise(data[f"grond_{number}"]),
            )
            for number in self._kept(data)
        )
        return {"typeringen": rows}


def _count(data: Mapping[str, Any] | None, otherwise: int) -> int:
    raw = (data or {}).get("rijen", "")
    count = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 3 else otherwise  # noqa: PLR2004
    return max(1, min(count, MAX_RIJEN))


def _name(versie: Any) -> str:
    return f"{versie.pad.naam} (versie {versie.nummer})" if versie.nummer > 1 else versie.pad.naam


@dataclass(frozen=True)
class Aanpakrij:
    aanpak: WerkzameAanpak
    kies: BoundField
    grond: BoundField


class Aanpakformulier(Sectieformulier):
    """Ways of working from a list, and of each working approach whether and how it is there."""

    sectie = Trajectsectie.AANPAK
    werkvormen = Codes(Werkvorm, "Kies wat deelnemers echt doen. Leraren vergelijken trajecten hierop.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._aanpakken = list(WerkzameAanpak.objects.order_by("naam"))
        super().__init__(*args, **kwargs)
        for aanpak in self._aanpakken:
            self.fields[f"aanpak_{aanpak.pk}"] = forms.BooleanField(label=aanpak.naam, required=False)
            self.fields[f"grond_{aanpak.pk}"] = grondveld(GROND_AANPAK)

    def begin(self, gegevens: Trajectgegevens) -> dict[str, Any]:
        begin: dict[str, Any] = {"werkvormen": list(gegevens.werkvormen)}
        for row in gegevens.aanpakken:
            begin |= {f"aanpak_{row.aanpak.pk}": True, f"grond_{row.aanpak.pk}": row.grond}
        return begin

    @property
    def rijen(self) -> list[Aanpakrij]:
        return [
            Aanpakrij(aanpak, self[f"aanpak_{aanpak.pk}"], self[f"grond_{aanpak.pk}"])
            for aanpak in self._aanpakken
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for aanpak in self._aanpakken:
            chosen, grond = data.get(f"aanpak_{aanpak.pk}"), (data.get(f"grond_{aanpak.pk}") or "").strip()
            if chosen and not grond:
                self.add_error(f"grond_{aanpak.pk}", "Schrijf op waaruit dat blijkt.")
            if grond and not chosen:
                self.add_error(f"aanpak_{aanpak.pk}", "Zet ook het vinkje, of maak de grond leeg.")
        return data

    def waarden(self) -> dict[str, Any]:
        data = self.cleaned_data
        values: dict[str, Any] = {}
        if "werkvormen" in data:
            values["werkvormen"] = data["werkvormen"]
        if not set(self.errors) - {"werkvormen"}:
            values["aanpakken"] = tuple(
                Aanpakgegevens(aanpak, normalise(data[f"grond_{aanpak.pk}"]))
                for aanpak in self._aanpakken
                if data[f"aanpak_{aanpak.pk}"]
            )
        return values
