"""Plan a step of the own route: a traject, or learning in and around the work."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms

from napl.models import Gebruiker
from ontwikkelpaden.enums import DoelStatus
from ontwikkelpaden.models import Doel
from register.domain.route.beeld import describe_doel
from register.domain.route.stap import Informeel, Stapgegevens
from register.domain.route.tijd import add_months, first_of_month, month_name
from register.domain.uitvoeringrij import build_rij
from register.enums import InformeleVorm
from register.models import Routestap, Traject, Uitvoering
from register.models.route import MAX_STAPUREN

MAANDEN_TERUG, MAANDEN_VOORUIT = 12, 48
LEEG = "Weet ik nog niet"


class Stapformulier(forms.Form):
    """When, how long, towards which goal; the fields that every step has."""

    doel = forms.ChoiceField(
        label="Aan welk doel werkt u hiermee?",
        required=False,
        error_messages={"invalid_choice": "Kies een van uw eigen doelen."},
    )
    maand_van = forms.ChoiceField(
        label="Vanaf welke maand?", required=False, error_messages={"invalid_choice": "Kies een maand."}
    )
    maand_tot = forms.ChoiceField(
        label="Tot en met welke maand?",
        required=False,
        error_messages={"invalid_choice": "Kies een maand."},
    )
    uren = forms.IntegerField(
        label="Hoeveel uur rekent u in totaal?",
        required=False,
        min_value=1,
        max_value=MAX_STAPUREN,
        error_messages={"invalid": "Vul een heel aantal uren in, bijvoorbeeld 12."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    notitie = forms.CharField(
        label="Notitie voor uzelf",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alleen u leest dit. Noem geen namen van leerlingen.",
    )

    def __init__(self, *args: Any, by: Gebruiker, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = Doel.objects.filter(gebruiker=by, status=DoelStatus.OPEN).select_related("pad", "subdimensie")
        self._doelen = {str(doel.pk): doel for doel in goals.order_by("gesteld_op", "pk")}
        chosen = self.initial.get("gekozen_doel")
        if isinstance(chosen, Doel):
            self._doelen.setdefault(str(chosen.pk), chosen)
        _choose(
            self.fields["doel"],
            [("", "Nog geen doel"), *((pk, describe_doel(doel)) for pk, doel in self._doelen.items())],
        )
        if not self._doelen:
            self.fields["doel"].help_text = "U hebt nog geen doelen gesteld. Dat kan altijd nog."
        months = _months(vandaag, [self.initial.get("maand_van"), self.initial.get("maand_tot")])
        options = [("", LEEG), *((maand.isoformat(), month_name(maand)) for maand in months)]
        for naam in ("maand_van", "maand_tot"):
            _choose(self.fields[naam], options)

    def gekozen_doel(self) -> Doel | None:
        return self._doelen.get(self.cleaned_data["doel"])

    def gegevens(self) -> Stapgegevens:
        data = self.cleaned_data
        return Stapgegevens(_date(data["maand_van"]), _date(data["maand_tot"]), data["uren"], data["notitie"])


class Trajectstapformulier(Stapformulier):
    uitvoering = forms.ChoiceField(
        label="Welke uitvoering?",
        required=False,
        error_messages={"invalid_choice": "Kies een van deze uitvoeringen."},
        help_text="Weet u het nog niet? Dan kunt u dit later kiezen.",
    )
    field_order = ("uitvoering", "doel")

    def __init__(self, *args: Any, uitvoeringen: Iterable[Uitvoering], vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, vandaag=vandaag, **kwargs)
        self._uitvoeringen = {str(row.pk): row for row in uitvoeringen}
        _choose(
            self.fields["uitvoering"],
            [("", LEEG), *((pk, _in_words(row, vandaag)) for pk, row in self._uitvoeringen.items())],
        )
        self.fields["maand_van"].help_text = "Alleen nodig als u nog geen uitvoering met een datum kiest."
        self.fields["uren"].help_text = "Laat leeg om te rekenen met de studielast van het traject."

    def gekozen_uitvoering(self) -> Uitvoering | None:
        return self._uitvoeringen.get(self.cleaned_data["uitvoering"])


class Informeelformulier(Stapformulier):
    titel = forms.CharField(
        label="Wat gaat u doen?",
        error_messages={"required": "Vul in wat u gaat doen."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Bijvoorbeeld: vier keer in de les kijken bij een collega.",
    )
    vorm = forms.ChoiceField(
        label="Hoe leert u?",
        choices=InformeleVorm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe u leert.", "invalid_choice": "Kies een van deze manieren."},
    )
    omschrijving = forms.CharField(
        label="Wat wilt u ermee bereiken?",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("titel", "vorm", "omschrijving", "doel")

    def informeel(self) -> Informeel:
        data = self.cleaned_data
        return Informeel(data["titel"], data["vorm"], data["omschrijving"])


def initial_of(stap: Routestap) -> dict[str, object]:
    """Return what the form of an existing step begins with."""
    return {
        "gekozen_doel": stap.doel,
        "doel": str(stap.doel_id or ""),
        "uitvoering": str(stap.uitvoering_id or ""),
        "maand_van": _text(stap.maand_van),
        "maand_tot": _text(stap.maand_tot),
        "uren": stap.uren,
        "notitie": stap.notitie,
        "titel": stap.titel,
        "vorm": stap.informele_vorm,
        "omschrijving": stap.omschrijving,
    }


def uitvoeringen_of(traject: Traject, vandaag: date, gekozen: Uitvoering | None = None) -> list[Uitvoering]:
    """Return what can still be started, and what was chosen before."""
    rows = list(traject.uitvoeringen.te_vinden_op(vandaag).order_by("start_datum", "pk"))
    if gekozen is not None and gekozen not in rows:
        rows.insert(0, gekozen)
    return rows


def _in_words(row: Uitvoering, vandaag: date) -> str:
    rij = build_rij(row, vandaag)
    return ", ".join(part for part in (rij.start, rij.plek, rij.prijs, rij.status) if part)


def _months(vandaag: date, chosen: Iterable[object]) -> Iterator[date]:
    """Yield the months to choose from; one that was chosen earlier stays a choice."""
    start = add_months(first_of_month(vandaag), -MAANDEN_TERUG)
    months = {add_months(start, place) for place in range(MAANDEN_TERUG + MAANDEN_VOORUIT)}
    months |= {date.fromisoformat(value) for value in chosen if isinstance(value, str) and value}
    return iter(sorted(months))


def _choose(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
    field.choices = choices


def _date(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _text(maand: date | None) -> str:
    return "" if maand is None else maand.isoformat()
