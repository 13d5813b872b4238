"""``/ontwikkelpaden`` and ``/ontwikkelpaden/{slug}``."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.lijst import envelope, represent
from napl.api.parameters import ONGELDIG, refuse_parameters
from napl.api.problemen import ProbleemSerializer
from napl.paginering import MAX_GROOTTE, STANDAARD_GROOTTE, paginate
from ontwikkelpaden.api.serializers import Paddetail, Padlijst, Padrij
from ontwikkelpaden.domain.queries.aanbod import read_tellingen
from ontwikkelpaden.domain.queries.paden import find_padversie, list_paden, select_paden
from ontwikkelpaden.domain.queries.verbanden import read_verwanten
from ontwikkelpaden.forms.paden import (
    FACETTEN,
    MAX_PAGINA,
    MAX_WOORDEN,
    PAGINA,
    PAGINA_GROOTTE,
    WOORDEN,
    parse_padvraag,
)
from ontwikkelpaden.models import Padversie

_FILTERS = [
    OpenApiParameter(
        naam,
        {"type": "array", "items": {"type": "string", "enum": list(choices.values)}},
        description=f"{titel}; herhaal de parameter voor meer dan één waarde.",
        explode=True,
    )
    for naam, (titel, choices) in FACETTEN.items()
]
_WOORDEN = OpenApiParameter(
    WOORDEN,
    {"type": "string", "maxLength": MAX_WOORDEN},
    description="Woorden die allemaal in de naam of de omschrijving staan.",
)
_NIET_GEVONDEN = OpenApiResponse(ProbleemSerializer, description="Dit ontwikkelpad bestaat niet.")
_PAGINERING = [
    OpenApiParameter(PAGINA, {"type": "integer", "minimum": 1, "maximum": MAX_PAGINA, "default": 1}),
    OpenApiParameter(
        PAGINA_GROOTTE,
        {"type": "integer", "minimum": 1, "maximum": MAX_GROOTTE, "default": STANDAARD_GROOTTE},
    ),
]


class PadLijst(APIView):
    recht = "ontwikkelpaden.zie_paden"

    @extend_schema(
        operation_id="ontwikkelpaden_lijst",
        summary="Ontwikkelpaden, elk in de actuele versie",
        description="Gesorteerd op naam. Een pad met de status `voorbeeld` is niet vastgesteld.",
        tags=["ontwikkelpaden"],
        parameters=[_WOORDEN, *_FILTERS, *_PAGINERING],
        responses={200: Padlijst, 400: ONGELDIG},
    )
    def get(self, request: Request) -> Response:
        vraag = parse_padvraag(dict(request.query_params.lists()), paged=True)
        if vraag.fouten:
            raise ValidationError(vraag.fouten)
        paden = select_paden(list_paden(), vraag.filter)
        pagina = paginate(paden, nummer=vraag.pagina, grootte=vraag.grootte)
        return Response(envelope(request, pagina, represent(Padrij, pagina.resultaten, request)))


class PadDetail(APIView):
    recht = "ontwikkelpaden.zie_paden"

    @extend_schema(
        operation_id="ontwikkelpad_lezen",
        summary="Een ontwikkelpad met raamwerk, eindtermen en wat er te leren is",
        tags=["ontwikkelpaden"],
        responses={200: Paddetail, 404: _NIET_GEVONDEN},
    )
    def get(self, request: Request, slug: str) -> Response:
        refuse_parameters(request)
        versie = find_padversie(slug)
        if versie is None:
            raise Http404
        return Response(represent_versie(versie, request))


def represent_versie(versie: Padversie, request: Request) -> dict[str, Any]:
    """Return a version that ``find_padversie`` found with all that the API tells of it."""
    context = {
        "request": request,
        "tellingen": read_tellingen([versie.pad_id], klok.vandaag()),
        "verwanten": read_verwanten(versie.pad),
    }
    return dict(Paddetail(versie, context=context).data)
