"""``/ontwikkelpaden/{slug}/versies/{nummer}``: one version, as citable as its page."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl.api.parameters import NIET_GEVONDEN, refuse_parameters
from ontwikkelpaden.api.pad import represent_versie
from ontwikkelpaden.api.serializers import Paddetail
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.models import Padversie


class VersieDetail(APIView):
    recht = "ontwikkelpaden.zie_paden"

    @extend_schema(
        operation_id="padversie_lezen",
        summary="Eén versie van een ontwikkelpad",
        description="Ook een versie die in consultatie is of die vervangen is; een concept niet.",
        tags=["ontwikkelpaden"],
        responses={200: Paddetail, 404: NIET_GEVONDEN},
    )
    def get(self, request: Request, slug: str, nummer: int) -> Response:
        refuse_parameters(request)
        return Response(represent_versie(find_or_404(slug, nummer), request))


@extend_schema(exclude=True)
class Versiebestand(VersieDetail):
    """The same document as a file beside the page of the version."""

    def get(self, request: Request, slug: str, nummer: int) -> Response:
        response = super().get(request, slug, nummer)
        response["Content-Disposition"] = f'attachment; filename="{slug}-v{nummer}.json"'
        return response


def find_or_404(slug: str, nummer: int) -> Padversie:
    versie = find_padversie(slug, nummer)
    if versie is None:
        raise Http404
    return versie
