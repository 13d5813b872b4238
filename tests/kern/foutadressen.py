"""The addresses of the project plus views that fail in every way there is."""

from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl.api.problemen import Ingetrokken
from napl.fouten import AlBezig, Domeinfout, GeenRecht, OngeldigeOvergang
from napl.urls import handler400, handler403, handler404, handler500
from napl.urls import urlpatterns as project

__all__ = ["handler400", "handler403", "handler404", "handler500"]

FOUTEN: dict[str, Exception] = {
    "400": BadRequest("nee"),
    "403": PermissionDenied("nee"),
    "500": RuntimeError("geheim"),
    "geen-recht": GeenRecht("U mag dit niet: proefdraaien."),
    "domein": Domeinfout("Een prijs ligt niet onder nul.", veld="prijs"),
    "overgang": OngeldigeOvergang("Dit kan niet meer: de status is ‘Afgerond’.", veld="status"),
    "bezig": AlBezig("Dit loopt al."),
    "ingetrokken": Ingetrokken(),
    "ongeldig": serializers.ValidationError({"naam": ["Te lang.", "Te gek."]}),
    "ongeldig-lijst": serializers.ValidationError(["Alles is fout."]),
}


def page(request: HttpRequest, fout: str) -> HttpResponse:
    raise FOUTEN[fout]


class Api(APIView):
    recht = "napl.zie_openbaar"

    def get(self, request: Request, fout: str) -> Response:
        raise FOUTEN[fout]

    def post(self, request: Request, fout: str) -> Response:
        return Response(request.data)


class Zonder_recht(APIView):  # noqa: N801
    def get(self, request: Request) -> Any:
        return Response({})


urlpatterns = [
    path("stuk/<slug:fout>/", page),
    path("api/v1/stuk/<slug:fout>", Api.as_view()),
    path("api/v1/vergeten", Zonder_recht.as_view()),
    *project,
]
