"""Search through the API: the same parameters, the same code as the page."""

from typing import Any

from django.http import QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.lijst import Linksserializer, envelope, represent
from napl.api.parameters import ONGELDIG, describe_fields
from napl.parameters import EEN_KEER, Invoerfout
from register import filters
from register.api.serializers import TrajectSamenvattingSerializer
from register.domain.zoeken import Zoekuitslag, zoek_trajecten
from register.domain.zoeken.facetlijst import FACETTEN


class FacetwaardeSerializer(serializers.Serializer[Any]):
    waarde = serializers.CharField()
    naam = serializers.CharField()
    aantal = serializers.IntegerField(help_text="Aantal trajecten, gegeven alle andere filters.")


class TrajectlijstSerializer(serializers.Serializer[Any]):
    aantal = serializers.IntegerField()
    pagina = serializers.IntegerField()
    pagina_grootte = serializers.IntegerField()
    resultaten = TrajectSamenvattingSerializer(many=True)
    facetten = serializers.DictField(
        child=FacetwaardeSerializer(many=True), required=False, help_text="Alleen met facetten=true."
    )
    _links = Linksserializer()


def _parameters() -> list[OpenApiParameter]:
    facetten = OpenApiParameter("facetten", OpenApiTypes.BOOL, description="Geef ook facetten met aantallen.")
    return [*describe_fields(filters.TrajectFilterSet().form.fields), facetten]


class Trajecten(APIView):
    recht = "register.zie_trajecten"

    @extend_schema(
        operation_id="trajecten_zoek",
        summary="Zoek in de trajecten die nu in het register staan",
        parameters=_parameters(),
        responses={200: TrajectlijstSerializer, 400: ONGELDIG},
        tags=["trajecten"],
    )
    def get(self, request: Request) -> Response:
        gelezen = filters.read_zoekvraag(request.query_params)
        facetten = _wants_facets(request.query_params, gelezen.fouten)
        if gelezen.fouten:
            raise ValidationError({fout.naam: [fout.reden] for fout in gelezen.fouten})
        uitslag = zoek_trajecten(gelezen.vraag, peildatum=klok.vandaag(), met_facetten=facetten)
        rows = represent(TrajectSamenvattingSerializer, uitslag.rijen, request)
        extra = {"facetten": _facets(uitslag)} if facetten else {}
        return Response(envelope(request, uitslag.pagina, rows, **extra))


def _wants_facets(params: QueryDict, fouten: list[Invoerfout]) -> bool:
    raw = params.get("facetten", "false")
    if len(params.getlist("facetten")) > 1:
        fouten.append(Invoerfout("facetten", "facetten", EEN_KEER))
    elif raw not in {"true", "false"}:
        fouten.append(Invoerfout("facetten", "facetten", "Kies true of false."))
    return raw == "true"


def _facets(uitslag: Zoekuitslag) -> dict[str, list[dict[str, object]]]:
    return {
        naam: [
            {"waarde": item.waarde, "naam": item.naam, "aantal": item.aantal}
            for item in uitslag.facetten[naam]
        ]
        for naam in FACETTEN
    }
