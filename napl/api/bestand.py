"""Files in the API: keep one, and keep one as evidence with something; with the verbs of the pages."""

from http import HTTPStatus
from typing import Any

from djangorestframework_camel_case.parser import CamelCaseMultiPartParser
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from napl import klok
from napl.api.dossier import FOUTEN, TAGS, Dossierview
from napl.api.problemen import ProbleemSerializer
from napl.domain.bestand import store_bestand
from napl.domain.bewijsstuk import Upload
from napl.models import Bestand

SOORT = "bewijs"
MAAK_VINKJE = "Bevestig met true dat er geen gegevens van leerlingen in staan."


class BestandSerializer(serializers.Serializer[Bestand]):
    id = serializers.UUIDField(source="pk")
    naam = serializers.CharField()
    mediatype = serializers.CharField()
    grootte = serializers.IntegerField()
    verloopt_op = serializers.DateField()


class NieuwBestandSerializer(serializers.Serializer[Any]):
    bestand = serializers.FileField(allow_empty_file=True)
    verloopt_op = serializers.DateField(help_text="De dag waarop het bestand wordt gewist.")
    geen_leerlingen = serializers.BooleanField(help_text=MAAK_VINKJE)

    def validate_geen_leerlingen(self, value: bool) -> bool:  # noqa: FBT001 - the framework calls it
        if not value:
            raise serializers.ValidationError(MAAK_VINKJE)
        return value


def read_upload(request: Request) -> Upload:
    """Return the file of a request; raise ValidationError when something is missing."""
    form = NieuwBestandSerializer(data=request.data)
    form.is_valid(raise_exception=True)
    return Upload(form.validated_data["bestand"], form.validated_data["verloopt_op"])


class MijnBestanden(Dossierview):
    recht = "napl.bewaar_bestand"
    parser_classes = [CamelCaseMultiPartParser]

    @extend_schema(
        operation_id="mijn_bestanden", tags=TAGS, responses={200: BestandSerializer(many=True), **FOUTEN}
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        """Lees welke bestanden u bewaart."""
        rows = Bestand.objects.filter(eigenaar=self.gebruiker).geldig_op(klok.vandaag())
        found = rows.order_by("-aangemaakt_op", "pk")
        return Response([BestandSerializer(row).data for row in found])

    @extend_schema(
        operation_id="mijn_bestanden_nieuw",
        tags=TAGS,
        request=NieuwBestandSerializer,
        responses={201: BestandSerializer, 400: ProbleemSerializer, **FOUTEN},
    )
    def post(self, request: Request) -> Response:
        """Bewaar een bestand: PDF, foto of kantoordocument."""
        upload = read_upload(request)
        made = store_bestand(
            upload.bestand,
            eigenaar=self.gebruiker,
            soort=SOORT,
            verloopt_op=upload.verloopt_op,
            by=self.gebruiker,
            at=klok.nu(),
        )
        return Response(BestandSerializer(made).data, status=HTTPStatus.CREATED)
