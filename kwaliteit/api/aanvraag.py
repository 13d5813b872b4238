"""``/erkenningsaanvragen``: for an aanbieder its own, for the bureau what was submitted; only for reading."""

from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from kwaliteit.domain.queries.aanvraag import with_names
from kwaliteit.enums import Aanvraagroute, Aanvraagsoort, Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag
from kwaliteit.rules.aanvraag import ZIE_AANVRAAG
from napl import klok
from napl.api.antwoord import answer_list
from napl.api.lijst import Linkserializer
from napl.api.parameters import (
    NIET_GEVONDEN,
    ONGELDIG,
    describe,
    list_schema,
    read_or_refuse,
    refuse_parameters,
)
from register.parameters import Lijstparameters


class Aanvraaglinks(serializers.Serializer[dict[str, object]]):
    self = Linkserializer()


class Aanvraagrij(serializers.Serializer[Erkenningsaanvraag]):
    """Where an aanvraag is; what was written and judged is not in it."""

    id = serializers.IntegerField(source="pk")
    kenmerk = serializers.CharField()
    soort = serializers.ChoiceField(choices=Aanvraagsoort.choices)
    route = serializers.ChoiceField(choices=Aanvraagroute.choices)
    status = serializers.ChoiceField(choices=Aanvraagstatus.choices)
    traject = serializers.CharField(source="traject.slug")
    aanbieder = serializers.CharField(source="aanbieder.slug")
    kwaliteitskader = serializers.IntegerField(
        source="kaderversie.nummer", help_text="De versie waarmee wordt beoordeeld."
    )
    aangemaakt_op = serializers.DateTimeField()
    ingediend_op = serializers.DateTimeField(allow_null=True)
    afgesloten_op = serializers.DateTimeField(allow_null=True)
    is_demo = serializers.BooleanField(help_text="Verzonnen: er is niets echt aangevraagd.")
    _links = serializers.SerializerMethodField()

    @extend_schema_field(Aanvraaglinks)
    def get__links(self, aanvraag: Erkenningsaanvraag) -> dict[str, dict[str, str]]:
        path = reverse("api-erkenningsaanvraag", args=[aanvraag.pk])
        return {"self": {"href": self.context["request"].build_absolute_uri(path)}}


class Erkenningsaanvragen(APIView):
    recht = ZIE_AANVRAAG

    @extend_schema(
        operation_id="erkenningsaanvragen_lijst",
        summary="Erkenningsaanvragen: die van uw aanbieder, of voor het bureau wat is ingediend",
        tags=["erkenningsaanvragen"],
        parameters=describe(Lijstparameters),
        responses={200: list_schema("Erkenningsaanvraaglijst", Aanvraagrij(many=True)), 400: ONGELDIG},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        rows = with_names(Erkenningsaanvraag.objects.zichtbaar_voor(request.user, klok.vandaag()))
        return answer_list(request, rows.order_by("-aangemaakt_op", "-pk"), Aanvraagrij, values)


class ErkenningsaanvraagDetail(APIView):
    recht = ZIE_AANVRAAG

    @extend_schema(
        operation_id="erkenningsaanvraag_lezen",
        summary="Eén erkenningsaanvraag",
        tags=["erkenningsaanvragen"],
        responses={200: Aanvraagrij, 404: NIET_GEVONDEN},
    )
    def get(self, request: Request, pk: int) -> Response:
        refuse_parameters(request)
        rows = Erkenningsaanvraag.objects.zichtbaar_voor(request.user, klok.vandaag())
        found = with_names(rows.filter(pk=pk)).first()
        if found is None:
            raise Http404
        return Response(Aanvraagrij(found, context={"request": request}).data)
