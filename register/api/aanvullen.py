"""Suggestions while somebody types, the same as the search field of the site gives."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.lijst import represent
from napl.api.parameters import ONGELDIG, describe, read_or_refuse
from register.domain.aanvullen import Aanvulling, address_of, find_aanvullingen
from register.enums import Aanvulsoort
from register.parameters import Aanvulparameters


class AanvullingSerializer(serializers.Serializer[Aanvulling]):
    soort = serializers.ChoiceField(choices=Aanvulsoort.choices)
    naam = serializers.CharField(help_text="Wat u toont.")
    waarde = serializers.CharField(
        help_text="De slug van het traject, de waarde van het filter dat net zo heet als de soort, "
        "of bij een zoekterm de woorden voor q."
    )
    toelichting = serializers.CharField(
        allow_blank=True, help_text="Hoeveel trajecten er zijn, of wie het traject geeft."
    )
    pagina = serializers.SerializerMethodField(help_text="Waar deze keuze in het register naartoe gaat.")

    def get_pagina(self, item: Aanvulling) -> str:
        request: Request = self.context["request"]
        return request.build_absolute_uri(address_of(item))


class AanvullijstSerializer(serializers.Serializer[Any]):
    aantal = serializers.IntegerField()
    resultaten = AanvullingSerializer(many=True)


class Aanvullingen(APIView):
    recht = "register.zie_trajecten"

    @extend_schema(
        operation_id="trajecten_aanvullen",
        summary="Vul aan wat iemand in een zoekveld typt",
        description=(
            "Ten hoogste tien aanvullingen: de soorten in een vaste volgorde, in elke soort de beste eerst. "
            "Minder dan twee letters geeft een lege lijst."
        ),
        parameters=describe(Aanvulparameters),
        responses={200: AanvullijstSerializer, 400: ONGELDIG},
        tags=["trajecten"],
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Aanvulparameters)
        found = find_aanvullingen(values["q"], peildatum=klok.vandaag())
        rows = represent(AanvullingSerializer, found, request)
        return Response({"aantal": len(found), "resultaten": rows})
