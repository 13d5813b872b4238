"""``/erkenningen`` and ``/erkenningen/{code}``: what was recognised, how it stands today, and the history."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from kwaliteit.domain.queries.beslissingen import list_beslissingen
from kwaliteit.domain.queries.erkenningen import find_erkenning, list_erkenningen
from kwaliteit.enums import Beslissingsoort, Erkenningstand
from kwaliteit.models import Erkenning
from kwaliteit.rules.erkenning import ZIE_ERKENNING
from napl import klok
from napl.api.antwoord import answer_list
from napl.api.lijst import Linkserializer, represent
from napl.api.parameters import (
    NIET_GEVONDEN,
    ONGELDIG,
    describe,
    list_schema,
    read_or_refuse,
    refuse_parameters,
)
from register.parameters import Lijstparameters


class Erkenninglinks(serializers.Serializer[Any]):
    self = Linkserializer()
    pagina = Linkserializer()
    merk = Linkserializer()
    traject = Linkserializer()


class Erkenningrij(serializers.Serializer[Erkenning]):
    code = serializers.CharField(help_text="De code op het certificaat.")
    traject = serializers.CharField(source="traject.slug")
    naam = serializers.CharField(
        source="versie.naam", help_text="Zoals het traject heette bij de beoordeling."
    )
    stand = serializers.ChoiceField(
        source="gelezen_stand", choices=Erkenningstand.choices, help_text="Zoals het vandaag is."
    )
    geldig_van = serializers.DateField()
    geldig_tot = serializers.DateField(allow_null=True, help_text="Tot, niet tot en met.")
    ingetrokken_per = serializers.DateField(allow_null=True)
    kaderversie = serializers.IntegerField(source="kaderversie.nummer", allow_null=True, default=None)
    is_demo = serializers.BooleanField(help_text="Verzonnen: niemand heeft dit traject beoordeeld.")
    _links = serializers.SerializerMethodField()

    @extend_schema_field(Erkenninglinks)
    def get__links(self, erkenning: Erkenning) -> dict[str, dict[str, str]]:
        build = self.context["request"].build_absolute_uri
        names = {
            "self": "api-erkenning",
            "pagina": "kwaliteit:erkenning",
            "merk": "kwaliteit:erkenning-merk",
        }
        links = {naam: reverse(url, args=[erkenning.code]) for naam, url in names.items()}
        links["traject"] = reverse("register:traject-detail", args=[erkenning.traject.slug])
        return {naam: {"href": build(pad)} for naam, pad in links.items()}


class Beslissingrij(serializers.Serializer[Any]):
    op = serializers.DateField(help_text="De dag van de beslissing.")
    soort = serializers.ChoiceField(choices=Beslissingsoort.choices)
    code = serializers.CharField()
    van = serializers.DateField(help_text="De dag waarop het ingaat.")
    tot = serializers.DateField(allow_null=True)
    tekst = serializers.CharField()


class Erkenningdetail(Erkenningrij):
    motivering = serializers.CharField()
    geschiedenis = serializers.SerializerMethodField(
        help_text="Wat over dit traject is besloten, het nieuwste eerst. Afwijzingen horen daar niet bij."
    )

    @extend_schema_field(Beslissingrij(many=True))
    def get_geschiedenis(self, erkenning: Erkenning) -> Any:
        return represent(Beslissingrij, list_beslissingen([erkenning.traject_id], klok.vandaag()))


class Erkenningen(APIView):
    recht = ZIE_ERKENNING

    @extend_schema(
        operation_id="erkenningen_lijst",
        summary="Erkenningen, met hoe zij er vandaag voor staan; wat het eerst afloopt staat bovenaan",
        tags=["erkenningen"],
        parameters=describe(Lijstparameters),
        responses={200: list_schema("Erkenninglijst", Erkenningrij(many=True)), 400: ONGELDIG},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        return answer_list(request, list_erkenningen(klok.vandaag()), Erkenningrij, values)


class ErkenningDetail(APIView):
    recht = ZIE_ERKENNING

    @extend_schema(
        operation_id="erkenning_lezen",
        summary="Eén erkenning met haar code, en wat over het traject is besloten",
        description="Wat hier staat, geldt vandaag. Vraag het opnieuw om te weten of de erkenning nog geldt.",
        tags=["erkenningen"],
        responses={200: Erkenningdetail, 404: NIET_GEVONDEN},
    )
    def get(self, request: Request, code: str) -> Response:
        refuse_parameters(request)
        erkenning = find_erkenning(code, klok.vandaag())
        if erkenning is None:
            raise Http404
        return Response(
            Erkenningdetail(erkenning, context={"request": request}).data,
            headers={"Cache-Control": "no-store"},
        )
