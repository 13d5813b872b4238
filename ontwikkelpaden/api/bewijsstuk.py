"""``…/antwoorden/{subdimensie}/bewijsstuk``: one file of evidence with an answer of a zelfevaluatie."""

from django.http import Http404
from djangorestframework_camel_case.parser import CamelCaseMultiPartParser
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from napl import klok
from napl.api.bestand import NieuwBestandSerializer, read_upload
from ontwikkelpaden.api.mijn import FOUTEN, KAN_NIET, NIET_VAN_U, TAGS
from ontwikkelpaden.api.mijn_serializers import Antwoordvelden
from ontwikkelpaden.api.zelfevaluatie import Evaluatieview
from ontwikkelpaden.domain.antwoordbewijs import attach_bewijsstuk, detach_bewijsstuk


class Antwoordbewijsstuk(Evaluatieview):
    parser_classes = [CamelCaseMultiPartParser]

    @extend_schema(
        operation_id="mijn_zelfevaluatie_bewijsstuk",
        summary="Een bewijsstuk bij één antwoord bewaren",
        description="Een vorig bestand wordt gewist. Kan zolang de zelfevaluatie niet is afgerond.",
        tags=TAGS,
        request=NieuwBestandSerializer,
        responses={200: Antwoordvelden, 404: NIET_VAN_U, 409: KAN_NIET, **FOUTEN},
    )
    def put(self, request: Request, pk: int, subdimensie: int) -> Response:
        evaluatie = self.evaluatie(pk)
        part = self.onderdeel(evaluatie, subdimensie)
        upload = read_upload(request)
        row = attach_bewijsstuk(evaluatie, part, upload, by=self.eigenaar, at=klok.nu())
        return Response(Antwoordvelden(row).data)

    @extend_schema(
        operation_id="mijn_zelfevaluatie_bewijsstuk_wissen",
        summary="Het bewijsstuk bij één antwoord wissen, ook van een afgerond moment",
        tags=TAGS,
        responses={200: Antwoordvelden, 404: NIET_VAN_U, **FOUTEN},
    )
    def delete(self, request: Request, pk: int, subdimensie: int) -> Response:  # noqa: ARG002
        evaluatie = self.evaluatie(pk)
        part = self.onderdeel(evaluatie, subdimensie)
        row = evaluatie.antwoorden.filter(subdimensie=part).first()
        if row is None or row.bewijsstuk_id is None:
            raise Http404
        row = detach_bewijsstuk(evaluatie, part, by=self.eigenaar, at=klok.nu())
        return Response(Antwoordvelden(row).data)
