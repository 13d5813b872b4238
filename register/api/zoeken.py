"""Search through the API: the same parameters, the same code as the page."""

from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from napl import klok
from napl.api.lijst import Linksserializer, join_rows
from napl.api.parameters import ONGELDIG, describe_fields
from napl.parameters import EEN_KEER, Invoerfout
from register import filters
from register.api.samenvattingen import summary_reader
from register.api.serializers import TrajectSamenvattingSerializer
from register.domain.zoeken import Zoekuitslag, zoek
from register.domain.zoeken.facetlijst import FACETTEN


class FacetwaardeSerializer(serializers.Serializer[Any]):
    waarde = serializers.CharField()
    naam = serializers.CharField()
    aantal = serializers.IntegerField(help_text="Aantal trajecten, gegeven alle andere filters.")


class BereikstapSerializer(serializers.Serializer[Any]):
    """A step of a price (euro), a study load (hours) or a first start (dates)."""

    vanaf = serializers.CharField()
    tot = serializers.CharField(allow_null=True, help_text="Telt mee; null is zonder einde.")
    aantal = serializers.IntegerField()


class TrajectlijstSerializer(serializers.Serializer[Any]):
    aantal = serializers.IntegerField()
    pagina = serializers.IntegerField()
    pagina_grootte = serializers.IntegerField()
    resultaten = TrajectSamenvattingSerializer(many=True)
    facetten = serializers.DictField(
        child=FacetwaardeSerializer(many=True), required=False, help_text="Alleen met facetten=true."
    )
    bereiken = serializers.DictField(
        child=BereikstapSerializer(many=True), required=False, help_text="Alleen met facetten=true."
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
    def get(self, request: Request) -> HttpResponse:
        gelezen = filters.read_zoekvraag(request.query_params)
        facetten = _wants_facets(request.query_params, gelezen.fouten)
        if gelezen.fouten:
            raise ValidationError({fout.naam: [fout.reden] for fout in gelezen.fouten})
        vraag, peildatum = gelezen.vraag, klok.vandaag()
        lees = summary_reader(vraag, peildatum, request)
        uitslag = zoek(vraag, peildatum=peildatum, met_facetten=facetten, lees=lees)
        extra = {"facetten": _facets(uitslag), "bereiken": _ranges(uitslag)} if facetten else {}
        # The rows are JSON already: rendering them anew would cost more than finding them.
        return HttpResponse(join_rows(request, uitslag.pagina, uitslag.rijen, **extra), "application/json")


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


def _ranges(uitslag: Zoekuitslag) -> dict[str, list[dict[str, object]]]:
    return {
        naam: [
            {
                "vanaf": _plain(stap.vanaf),
                "tot": None if stap.tot is None else _plain(stap.tot),
                "aantal": stap.aantal,
            }
            for stap in stappen
        ]
        for naam, stappen in uitslag.bereiken.items()
    }


def _plain(bound: int | date) -> int | str:
    return bound.isoformat() if isinstance(bound, date) else bound
