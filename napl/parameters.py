"""Parameters of a search or a list: parsed once for page and API, with every mistake named.

A page goes on with what it understood; the API answers 400 with the same list of mistakes.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict

SLUG = re.compile(r"[a-z0-9_-]{1,120}")
ONBEKEND = "‘%(value)s’ is geen bekende waarde."
GEEN_FILTER = "Dit filter bestaat niet."
EEN_KEER = "Geef dit één keer."
GEEN_BEDRAG = "Vul een bedrag in euro in, bijvoorbeeld 2500 of 2500,50."
GEHEEL = re.compile(r"[+-]?[0-9]{1,20}(\.0*)?")
BEDRAG = re.compile(r"-?[0-9]{1,20}([.,][0-9]{1,2})?")
DUIZENDTALLEN = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]{1,2})?")
# An answer need not repeat thousands of made-up values.
MAX_FOUTEN = 20
MAX_TOON = 60


@dataclass(frozen=True)
class Invoerfout:
    """A parameter that could not be understood: its name as given, its Dutch label, and why."""

    naam: str
    label: str
    reden: str


class Getalfield(forms.IntegerField):
    """A whole number; what only Python takes for one (``1_000``) is refused."""

    def to_python(self, value: Any) -> int | None:
        if value not in self.empty_values and not GEHEEL.fullmatch(str(value).strip()):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class Bedragfield(forms.DecimalField):
    """An amount in euro as Dutch people and programs write it: 2500, 2500.50, 2500,50 and 2.500."""

    default_error_messages = {"invalid": GEEN_BEDRAG}

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        tekst = str(value).strip()
        if DUIZENDTALLEN.fullmatch(tekst):
            tekst = tekst.replace(".", "")
        elif not BEDRAG.fullmatch(tekst):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(tekst.replace(",", "."))


class CodesField(forms.MultipleChoiceField):
    """Several codes; the error names every value that is not one of them."""

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(super().to_python(value)))

    def validate(self, value: Any) -> None:
        _refuse_unknown(value, {code for code, _ in self.choices})  # type: ignore[misc,union-attr]


class SlugsField(forms.MultipleChoiceField):
    """Several slugs of things in the database, checked in one query."""

    def __init__(self, *, queryset: QuerySet[Any], **kwargs: Any) -> None:
        kwargs.pop("choices", None)
        self.queryset = queryset
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(super().to_python(value)))

    def validate(self, value: Any) -> None:
        slugs = [slug for slug in value if SLUG.fullmatch(slug)]
        known = self.queryset.filter(slug__in=slugs).values_list("slug", flat=True) if slugs else ()
        _refuse_unknown(value, set(known))


def _refuse_unknown(values: Iterable[str], known: set[str]) -> None:
    unknown = [value for value in values if value not in known]
    if unknown:
        raise ValidationError([ValidationError(ONBEKEND, "onbekend", {"value": value}) for value in unknown])


def read_form(
    make_form: Callable[[QueryDict], forms.Form], data: QueryDict, *, ook_bekend: Iterable[str] = ()
) -> tuple[Mapping[str, Any], list[Invoerfout]]:
    """Return what was understood, and what was not; wrong values are left out, the rest stays intact."""
    clean = _without_blanks(data)
    form = make_form(clean)
    known = {*form.fields, *ook_bekend}
    twice = [naam for naam, field in form.fields.items() if _is_twice(clean, naam, field)]
    fouten = [Invoerfout(_short(naam), _short(naam), GEEN_FILTER) for naam in data if naam not in known]
    fouten += [Invoerfout(naam, _label(form, naam), EEN_KEER) for naam in twice]
    if twice:
        for naam in twice:
            clean.pop(naam)
        form = make_form(clean)
    if not form.is_valid():
        fouten += _named(form)
        for naam, errors in form.errors.as_data().items():
            _drop(clean, naam, {(error.params or {}).get("value") for error in errors})
        form = make_form(clean)
        form.is_valid()
    return form.cleaned_data, fouten[:MAX_FOUTEN]


def read_fields(
    fields: Mapping[str, forms.Field], data: QueryDict, *, ook_bekend: Iterable[str] = ()
) -> tuple[dict[str, Any], list[Invoerfout]]:
    """Return what ``read_form`` returns, for fields that do not depend on each other.

    Only what was given is cleaned and no form is made: a search has many filters and mostly uses few.
    """
    clean = _without_blanks(data)
    bekend = set(ook_bekend)
    values: dict[str, Any] = {}
    fouten = [
        Invoerfout(_short(naam), _short(naam), GEEN_FILTER)
        for naam in data
        if naam not in fields and naam not in bekend
    ]
    for naam in list(clean):
        field = fields.get(naam)
        if field is None:
            continue
        label = str(field.label)
        if _is_twice(clean, naam, field):
            fouten.append(Invoerfout(naam, label, EEN_KEER))
            continue
        try:
            values[naam] = _clean_field(field, clean, naam)
        except ValidationError as error:
            fouten += [
                Invoerfout(naam, label, _short("".join(item.messages), MAX_TOON * 3))
                for item in error.error_list
            ]
            _drop(clean, naam, {(item.params or {}).get("value") for item in error.error_list})
            if clean.getlist(naam):
                values[naam] = _clean_field(field, clean, naam)
    return values, fouten[:MAX_FOUTEN]


def _clean_field(field: forms.Field, data: QueryDict, naam: str) -> Any:
    is_list = isinstance(field, forms.MultipleChoiceField)
    return field.clean(data.getlist(naam) if is_list else data.get(naam))


def _is_twice(data: QueryDict, naam: str, field: forms.Field) -> bool:
    """Say whether one value was asked for and more were given: which of them counts is a guess."""
    return not isinstance(field, forms.MultipleChoiceField) and len(data.getlist(naam)) > 1


def _named(form: forms.Form) -> list[Invoerfout]:
    return [
        Invoerfout(naam, _label(form, naam), _short("".join(error.messages), MAX_TOON * 3))
        for naam, errors in form.errors.as_data().items()
        for error in errors
    ]


def _short(text: str, length: int = MAX_TOON) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


def _drop(data: QueryDict, naam: str, values: set[object]) -> None:
    """Take the values that were wrong out of a list, or else the whole parameter."""
    others = [item for item in data.getlist(naam) if item not in values]
    if None in values or not others or len(others) == len(data.getlist(naam)):
        data.pop(naam, None)
    else:
        data.setlist(naam, others)


def _without_blanks(data: QueryDict) -> QueryDict:
    """Leave out what a form on a page sends for "all": an empty value."""
    clean = QueryDict(mutable=True)
    for naam, values in data.lists():
        filled = [value.replace("\x00", "") for value in values if value.strip("\x00 ")]
        if filled:
            clean.setlist(naam, filled)
    return clean


def _label(form: forms.Form, naam: str) -> str:
    """Return the label of a field; what is wrong with the whole has none."""
    return str(form.fields[naam].label) if naam in form.fields else naam
