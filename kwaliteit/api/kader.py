"""``/kwaliteitskaders``, ``/kwaliteitskaders/{nummer}`` and which paths are open for erkenning."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from kwaliteit.api.serializers import Kaderdetail, Kaderrij, Openstellingrij
from kwaliteit.domain.queries.kader import find_kaderversie, list_versies
from kwaliteit.domain.queries.weergave import build_standaarden, list_openstellingen
from kwaliteit.rules.kader import ZIE_KADER
from napl import klok
from napl.api.antwoord import answer_list
from napl.api.parameters import (
    NIET_GEVONDEN,
    ONGELDIG,
    describe,
    list_schema,
    read_or_refuse,
    refuse_parameters,
)
from register.parameters import Lijstparameters


class Kwaliteitskaders(APIView):
    recht = ZIE_KADER

    @extend_schema(
        operation_id="kwaliteitskaders_lijst",
        summary="Versies van het kwaliteitskader, de nieuwste eerst",
        description="Ook een versie die in consultatie is of die is vervallen; een concept niet. Beoordeeld "
        "wordt met de versie die `vastgesteld` is.",
        tags=["kwaliteitskader"],
        parameters=describe(Lijstparameters),
        responses={200: list_schema("Kwaliteitskaderlijst", Kaderrij(many=True)), 400: ONGELDIG},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        return answer_list(request, list_versies(), Kaderrij, values)


class KwaliteitskaderDetail(APIView):
    recht = ZIE_KADER

    @extend_schema(
        operation_id="kwaliteitskader_lezen",
        summary="Eén versie van het kwaliteitskader, met criteria, bewijs, leidraad en bronnen",
        description="Wat is vastgesteld, verandert niet meer: dit adres is te citeren.",
        tags=["kwaliteitskader"],
        responses={200: Kaderdetail, 404: NIET_GEVONDEN},
    )
    def get(self, request: Request, nummer: int) -> Response:
        refuse_parameters(request)
        versie = find_kaderversie(nummer)
        if versie is None:
            raise Http404
        context: dict[str, Any] = {"request": request, "standaarden": build_standaarden(versie)}
        return Response(Kaderdetail(versie, context=context).data)


class Openstellingen(APIView):
    recht = ZIE_KADER

    @extend_schema(
        operation_id="openstellingen_lijst",
        summary="Voor welke ontwikkelpaden erkenning open is of opengaat",
        tags=["kwaliteitskader"],
        parameters=describe(Lijstparameters),
        responses={200: list_schema("Openstellinglijst", Openstellingrij(many=True)), 400: ONGELDIG},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        return answer_list(request, list_openstellingen(klok.vandaag()), Openstellingrij, values)
