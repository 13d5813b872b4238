"""Errors of the API as ``application/problem+json`` (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from rest_framework import serializers
from rest_framework.exceptions import APIException, PermissionDenied, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from napl.api.formaat import MEDIATYPE
from napl.fouten import AlBezig, Domeinfout, GeenRecht, OngeldigeOvergang, TeDruk

TITELS = {
    400: "Ongeldige invoer",
    401: "Niet ingelogd",
    403: "Geen toegang",
    404: "Niet gevonden",
    405: "Methode niet toegestaan",
    406: "Formaat niet beschikbaar",
    409: "Kan nu niet",
    410: "Ingetrokken",
    412: "Intussen gewijzigd",
    415: "Formaat niet ondersteund",
    428: "Voorwaarde ontbreekt",
    429: "Te veel verzoeken",
    503: "Nu te druk",
}


class OngeldigVeldSerializer(serializers.Serializer[Any]):
    naam = serializers.CharField()
    reden = serializers.CharField()


class ProbleemSerializer(serializers.Serializer[Any]):
    """Describes the answer of ``problem`` for the document."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    ongeldige_velden = OngeldigVeldSerializer(many=True, required=False)


class Ingetrokken(APIException):
    """The resource existed and was withdrawn."""

    status_code = HTTPStatus.GONE
    default_detail = "Dit traject is ingetrokken."


class Overbelast(APIException):
    """It takes too long at present; who asks can try again."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE


class Conflict(APIException):
    """The thing is not in a state from which this is possible."""

    status_code = HTTPStatus.CONFLICT


def problem(status: int, detail: str, **extra: object) -> dict[str, object]:
    return {
        "type": "about:blank",
        "title": TITELS.get(status, HTTPStatus(status).phrase),
        "status": status,
        "detail": detail,
        **extra,
    }


def problem_handler(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Turn what a view raised into a problem document; unknown errors stay a 500 for Django to log."""
    if isinstance(error, Domeinfout):
        error = _as_api_error(error)
    response = exception_handler(error, dict(context))
    if response is None:
        return None
    if isinstance(error, ValidationError):
        fouten = _invalid_params(response.data)
        detail = "; ".join(f"{fout['naam']}: {fout['reden']}".removeprefix(": ") for fout in fouten)
        response.data = problem(response.status_code, detail, ongeldigeVelden=fouten)
    elif isinstance(error, Http404):
        response.data = problem(404, "Er is niets met dit id of deze naam.")
    else:
        response.data = problem(response.status_code, str(getattr(error, "detail", error)))
    response.content_type = MEDIATYPE
    return response


def _as_api_error(error: Domeinfout) -> APIException:
    if isinstance(error, GeenRecht):
        return PermissionDenied(error.melding)
    if isinstance(error, (OngeldigeOvergang, AlBezig)):
        return Conflict(error.melding)
    if isinstance(error, TeDruk):
        return Overbelast(error.melding)
    return ValidationError({_camel(error.veld): [error.melding]})


def _camel(veld: str) -> str:
    """Return the name of a field as the API writes it."""
    first, *rest = veld.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _invalid_params(data: Any) -> list[dict[str, str]]:
    if not isinstance(data, Mapping):
        return [{"naam": "", "reden": str(item)} for item in data]
    return [
        {"naam": _camel(str(naam)), "reden": str(reden)}
        for naam, redenen in data.items()
        for reden in (redenen if isinstance(redenen, list) else [redenen])
    ]


def not_found(request: HttpRequest, pad: str = "") -> JsonResponse:  # noqa: ARG001
    """Answer an unknown address below /api/ in the format of the API."""
    return JsonResponse(
        problem(404, "Dit adres bestaat niet in de API. Adressen hebben geen schuine streep aan het eind."),
        status=404,
        content_type=MEDIATYPE,
    )
