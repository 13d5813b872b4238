"""What trajecten are ordered by: ``/werkzame-aanpakken`` and ``/regios``."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.antwoord import answer_list
from napl.api.parameters import ONGELDIG, describe, list_schema, read_or_refuse
from napl.enums import RegioSoort, Sector
from napl.models import Regio
from register.api.serializers import Code, Tekst, codes
from register.models import WerkzameAanpak
from register.parameters import Lijstparameters, Regioparameters


class WerkzameAanpakSerializer(serializers.Serializer[WerkzameAanpak]):
    id = serializers.CharField(source="slug")
    naam = serializers.CharField()
    omschrijving = serializers.CharField()
    bronnen = serializers.CharField(help_text="Het onderzoek waarop dit rust.")


class RegioSerializer(serializers.Serializer[Any]):
    id = serializers.CharField(source="slug")
    naam = serializers.CharField()
    soort = Code(RegioSoort)
    sectoren = codes(Sector)
    landsdeel = Tekst()
    is_aanduiding = serializers.BooleanField(help_text="Onze eigen aanduiding, geen officiële naam.")
    geldig_van = serializers.DateField()
    geldig_tot = serializers.DateField(allow_null=True, help_text="Tot, niet tot en met.")
    toelichting = Tekst()
    bron = Tekst()


class WerkzameAanpakken(APIView):
    recht = "register.zie_trajecten"

    @extend_schema(
        operation_id="werkzame_aanpakken_lijst",
        summary="Werkzame kenmerken van professionalisering, met hun onderzoek",
        tags=["ordening"],
        parameters=describe(Lijstparameters),
        responses={
            200: list_schema("WerkzameAanpaklijst", WerkzameAanpakSerializer(many=True)),
            400: ONGELDIG,
        },
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        return answer_list(request, WerkzameAanpak.objects.order_by("naam"), WerkzameAanpakSerializer, values)


class Regios(APIView):
    recht = "register.zie_trajecten"

    @extend_schema(
        operation_id="regios_lijst",
        summary="Regio's die nu bestaan",
        tags=["ordening"],
        parameters=describe(Regioparameters),
        responses={200: list_schema("Regiolijst", RegioSerializer(many=True)), 400: ONGELDIG},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Regioparameters)
        rows = Regio.objects.geldig_op(klok.vandaag()).order_by("naam", "pk")
        if values["sector"]:
            rows = rows.filter(sectoren__overlap=values["sector"])
        return answer_list(request, rows, RegioSerializer, values)
