"""``/aanbieders`` and ``/aanbieders/{slug}``."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

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
from register.api.detail_serializers import AanbiederDetailSerializer, AanbiederRijSerializer
from register.domain.queries.aanbieder import Aanbiedervraag, find_aanbieder, find_aanbieders
from register.parameters import Aanbiederparameters


class Aanbieders(APIView):
    recht = "register.zie_aanbieders"

    @extend_schema(
        operation_id="aanbieders_lijst",
        summary="Aanbieders van trajecten",
        description="Op naam. Een onderdeel van een aanbieder staat er los in.",
        tags=["aanbieders"],
        parameters=describe(Aanbiederparameters),
        responses={200: list_schema("Aanbiederlijst", AanbiederRijSerializer(many=True)), 400: ONGELDIG},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Aanbiederparameters)
        vraag = Aanbiedervraag(values["q"], values["soort"], values["sector"])
        return answer_list(request, find_aanbieders(vraag, klok.vandaag()), AanbiederRijSerializer, values)


class AanbiederDetail(APIView):
    recht = "register.zie_aanbieders"

    @extend_schema(
        operation_id="aanbieder_lezen",
        summary="Eén aanbieder met zijn onderdelen",
        tags=["aanbieders"],
        responses={200: AanbiederDetailSerializer, 404: NIET_GEVONDEN},
    )
    def get(self, request: Request, slug: str) -> Response:
        refuse_parameters(request)
        aanbieder = find_aanbieder(slug, klok.vandaag())
        if aanbieder is None:
            raise Http404
        return Response(AanbiederDetailSerializer(aanbieder, context={"request": request}).data)
