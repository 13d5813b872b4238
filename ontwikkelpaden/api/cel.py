"""``/ontwikkelpaden/{slug}/versies/{nummer}/cellen/{subdimensie}/{niveau}``: one cell of a concept."""

import re
from http import HTTPStatus
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.antwoord import valid
from napl.api.formaat import MEDIATYPE
from napl.api.parameters import refuse_parameters
from napl.api.problemen import ProbleemSerializer, problem
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.bewerken import Stand, Tekstconflict, change_tekst, read_stand
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.plek import OnderdeelWeg, Plek
from ontwikkelpaden.domain.queries.bewerking import name_of
from ontwikkelpaden.enums import Niveau, PadStatus
from ontwikkelpaden.models import Padversie

_ETAG = re.compile(r'"([0-9a-f]{64})"')


class Celtekst(serializers.Serializer[Any]):
    tekst = serializers.CharField(
        allow_blank=True, trim_whitespace=False, help_text="De hele tekst van de cel; leeg haalt hem weg."
    )


class Celstandserializer(serializers.Serializer[Any]):
    """A cell as it stands now."""

    ontwikkelpad = serializers.CharField()
    versie = serializers.IntegerField()
    status = serializers.ChoiceField(PadStatus.choices)
    subdimensie = serializers.IntegerField()
    niveau = serializers.ChoiceField(Niveau.choices)
    tekst = serializers.CharField(allow_blank=True)
    gewijzigd_door = serializers.CharField(allow_null=True)
    gewijzigd_op = serializers.DateTimeField(allow_null=True)


class Tekstprobleem(ProbleemSerializer):
    """The problem document of a 412: with the text that stands there now."""

    huidige_tekst = serializers.CharField(allow_blank=True)
    gewijzigd_door = serializers.CharField(allow_null=True)
    gewijzigd_op = serializers.DateTimeField(allow_null=True)


class VoorwaardeOntbreekt(APIException):
    """Who writes has to say from which text; otherwise the work of somebody else could be lost."""

    status_code = HTTPStatus.PRECONDITION_REQUIRED
    default_detail = "Geef in If-Match de ETag van de tekst waarvan u uitging."


_IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="De ETag van de tekst waarvan u uitging, met de aanhalingstekens.",
)
_ETAG_KOP = OpenApiParameter(
    "ETag",
    str,
    OpenApiParameter.HEADER,
    response=[200],
    description="De afdruk van de tekst: het sha256-getal, tussen aanhalingstekens.",
)
_GEEN_RECHT = OpenApiResponse(ProbleemSerializer, description="U werkt niet mee aan dit pad.")
_NIET_GEVONDEN = OpenApiResponse(ProbleemSerializer, description="Deze cel bestaat niet.")


class Padcel(APIView):
    recht = BEWERK

    @extend_schema(
        operation_id="padcel_lezen",
        summary="Een cel van het raamwerk van een versie, voor wie eraan werkt",
        tags=["ontwikkelpaden"],
        parameters=[_ETAG_KOP],
        responses={200: Celstandserializer, 403: _GEEN_RECHT, 404: _NIET_GEVONDEN},
    )
    def get(self, request: Request, slug: str, nummer: int, subdimensie: int, niveau: str) -> Response:
        refuse_parameters(request)
        versie, plek = _find(request, slug, nummer, subdimensie, niveau)
        return _answer(versie, plek, _stand(versie, plek))

    @extend_schema(
        operation_id="padcel_schrijven",
        summary="Schrijf een cel van een concept",
        description=(
            "Geef in `If-Match` de ETag van de tekst waarvan u uitging. Staat er intussen een andere tekst, "
            "dan verandert er niets en krijgt u een 412 met die andere tekst. "
            "Een versie die geen concept meer is, geeft een 409."
        ),
        tags=["ontwikkelpaden"],
        parameters=[_IF_MATCH, _ETAG_KOP],
        request=Celtekst,
        responses={
            200: Celstandserializer,
            400: OpenApiResponse(ProbleemSerializer, description="De tekst is niet goed."),
            403: _GEEN_RECHT,
            404: _NIET_GEVONDEN,
            409: OpenApiResponse(ProbleemSerializer, description="De versie is geen concept meer."),
            412: OpenApiResponse(Tekstprobleem, description="Iemand anders wijzigde de tekst intussen."),
            428: OpenApiResponse(ProbleemSerializer, description="If-Match ontbreekt."),
        },
    )
    def put(self, request: Request, slug: str, nummer: int, subdimensie: int, niveau: str) -> Response:
        refuse_parameters(request)
        versie, plek = _find(request, slug, nummer, subdimensie, niveau)
        found = _ETAG.fullmatch(request.headers.get("If-Match", "").strip())
        if found is None:
            raise VoorwaardeOntbreekt
        tekst = valid(Celtekst(data=request.data))["tekst"]
        assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
        try:
            change_tekst(
                versie,
                plek,
                tekst,
                basis=found[1],
                by=request.user,
                at=klok.nu(),
            )
        except Tekstconflict as conflict:
            return _conflict(conflict)
        except OnderdeelWeg as weg:
            raise Http404 from weg
        return _answer(versie, plek, _stand(versie, plek))


def _find(request: Request, slug: str, nummer: int, subdimensie: int, niveau: str) -> tuple[Padversie, Plek]:
    if niveau not in Niveau.values:
        raise Http404
    rows = Padversie.objects.select_related("pad__atelier")
    versie = get_object_or_404(rows, pad__slug=slug, nummer=nummer)
    require_recht(request.user, BEWERK, versie.pad)
    return versie, Plek.cel(subdimensie, Niveau(niveau))


def _stand(versie: Padversie, plek: Plek) -> Stand:
    try:
        return read_stand(versie, plek)
    except OnderdeelWeg as weg:
        raise Http404 from weg


def _answer(versie: Padversie, plek: Plek, stand: Stand) -> Response:
    data = Celstandserializer(
        {
            "ontwikkelpad": versie.pad.slug,
            "versie": versie.nummer,
            "status": versie.status,
            "subdimensie": plek.onderdeel,
            "niveau": plek.niveau,
            "tekst": stand.tekst,
            **_who(stand),
        }
    ).data
    return Response(data, headers={"ETag": f'"{stand.afdruk}"', "Cache-Control": "no-store"})


def _conflict(conflict: Tekstconflict) -> Response:
    stand = conflict.stand
    who = _who(stand)
    document = problem(
        HTTPStatus.PRECONDITION_FAILED,
        conflict.melding,
        huidigeTekst=stand.tekst,
        gewijzigdDoor=who["gewijzigd_door"],
        gewijzigdOp=who["gewijzigd_op"],
    )
    return Response(
        document,
        status=HTTPStatus.PRECONDITION_FAILED,
        content_type=MEDIATYPE,
        headers={"ETag": f'"{stand.afdruk}"', "Cache-Control": "no-store"},
    )


def _who(stand: Stand) -> dict[str, Any]:
    return {"gewijzigd_door": name_of(stand.door) if stand.op else None, "gewijzigd_op": stand.op}
