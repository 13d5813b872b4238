"""One traject in the API: everything the page shows."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.parameters import INGETROKKEN, NIET_GEVONDEN, refuse_parameters
from napl.api.problemen import Ingetrokken
from register.api.detail_serializers import TrajectDetailSerializer
from register.domain.queries.financiering import read_regelingen, regelingen_of_detail
from register.domain.queries.traject import read_traject


class TrajectDetail(APIView):
    recht = "register.zie_trajecten"

    @extend_schema(
        operation_id="traject_lezen",
        summary="Eén traject met alles waarop u vergelijkt",
        tags=["trajecten"],
        responses={200: TrajectDetailSerializer, 404: NIET_GEVONDEN, 410: INGETROKKEN},
    )
    def get(self, request: Request, slug: str) -> Response:
        refuse_parameters(request)
        detail = read_traject(slug, klok.vandaag())
        if detail is not None and detail.is_ingetrokken:
            raise Ingetrokken
        if detail is None or not detail.is_vermeld:
            raise Http404
        financiering = regelingen_of_detail(detail, read_regelingen(detail.peildatum))
        context = {"request": request, "detail": detail, "financiering": financiering}
        return Response(TrajectDetailSerializer(detail.traject, context=context).data)
