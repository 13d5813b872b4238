"""Read the parameters of a request of the API, or refuse it; and describe them for the document."""

from collections.abc import Mapping
from typing import Any

from django import forms
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from napl.api.lijst import Linksserializer
from napl.api.problemen import ProbleemSerializer
from napl.paginering import STANDAARD_GROOTTE
from napl.parameters import CodesField, SlugsField, read_form

ONGELDIG = OpenApiResponse(ProbleemSerializer, description="Een parameter of waarde bestaat niet.")
NIET_GEVONDEN = OpenApiResponse(ProbleemSerializer, description="Dit staat niet in het register.")
INGETROKKEN = OpenApiResponse(ProbleemSerializer, description="Dit is ingetrokken.")


def read_or_refuse(request: Request, form_class: type[forms.Form], **kwargs: Any) -> Mapping[str, Any]:
    """Return what was asked; raise a 400 that names every parameter that is unknown or wrong."""
    values, fouten = read_form(lambda clean: form_class(clean, **kwargs), request.query_params)
    if fouten:
        raise ValidationError({fout.naam: [fout.reden] for fout in fouten})
    return values


def refuse_parameters(request: Request) -> None:
    read_or_refuse(request, forms.Form)


def page_of(values: Mapping[str, Any]) -> dict[str, int]:
    return {"nummer": values["pagina"] or 1, "grootte": values["paginaGrootte"] or STANDAARD_GROOTTE}


def describe(form: type[forms.Form]) -> list[OpenApiParameter]:
    """Describe the parameters from the form, so that the document cannot differ from the code."""
    return describe_fields(form.base_fields)


def describe_fields(fields: Mapping[str, forms.Field]) -> list[OpenApiParameter]:
    return [_describe(naam, field) for naam, field in fields.items()]


def _describe(naam: str, field: forms.Field) -> OpenApiParameter:
    soort: OpenApiTypes | dict[str, Any] = OpenApiTypes.STR
    if isinstance(field, forms.IntegerField):
        soort = _number_schema(field)
    elif isinstance(field, forms.DateField):
        soort = OpenApiTypes.DATE
    codes = _codes(field)
    return OpenApiParameter(
        naam, soort, description=_in_words(field), many=isinstance(field, CodesField | SlugsField), enum=codes
    )


def _in_words(field: forms.Field) -> str:
    return f"{field.label}. {field.help_text}" if field.help_text else str(field.label)


def _number_schema(field: forms.IntegerField) -> dict[str, Any]:
    # A DecimalField is an IntegerField too.
    schema = {"type": "number" if isinstance(field, forms.DecimalField) else "integer"}
    bounds = {"minimum": field.min_value, "maximum": field.max_value}
    return schema | {key: value for key, value in bounds.items() if value is not None}


def _codes(field: forms.Field) -> list[str] | None:
    if not isinstance(field, forms.ChoiceField) or isinstance(field, SlugsField):
        return None
    return [str(code) for code, _ in field.widget.choices if code] or None


def list_schema(naam: str, item: serializers.BaseSerializer[Any]) -> serializers.Serializer[Any]:
    """Describe the envelope of a list (``napl.api.lijst.envelope``)."""
    return inline_serializer(
        naam,
        {
            "aantal": serializers.IntegerField(),
            "pagina": serializers.IntegerField(),
            "pagina_grootte": serializers.IntegerField(),
            "resultaten": item,
            "_links": Linksserializer(),
        },
    )
