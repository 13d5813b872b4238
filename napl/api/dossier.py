"""The dossier in the API: take it along, look at what is shared; with the verbs of the pages."""

from http import HTTPStatus
from typing import Any

from django.http import Http404
from django.utils.cache import patch_cache_control
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import APIException
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.problemen import ProbleemSerializer
from napl.domain.delen import API, DelingDicht, find_deling, look_at_deling
from napl.domain.dossier import as_data, export_gegevens
from napl.models import Gebruiker

TAGS = ["mijn"]
FOUTEN = dict.fromkeys((HTTPStatus.FORBIDDEN,), ProbleemSerializer)


class Verlopen(APIException):
    """It was shared with this person, and is not now."""

    status_code = HTTPStatus.GONE


class Dossierview(APIView):
    """Answers with what is somebody's own: no cache keeps it."""

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        done = super().finalize_response(request, response, *args, **kwargs)
        patch_cache_control(done, private=True, no_store=True)
        return done

    @property
    def gebruiker(self) -> Gebruiker:
        assert isinstance(self.request.user, Gebruiker)  # noqa: S101 - the right implies an account
        return self.request.user


class MijnGegevens(Dossierview):
    """Everything of who asks, in the words in which the register keeps it."""

    recht = "napl.beheer_gegevens"
    # The keys are those of the parts of the dossier: data, not names of fields of ours.
    renderer_classes = [JSONRenderer]

    @extend_schema(
        operation_id="mijn_gegevens",
        tags=TAGS,
        responses={
            200: OpenApiResponse(OpenApiTypes.OBJECT, "Account en elk deel van het dossier."),
            **FOUTEN,
        },
    )
    def get(self, request: Request) -> Response:  # noqa: ARG002
        """Neem alles mee wat het register van u bewaart."""
        return Response(export_gegevens(self.gebruiker, at=klok.nu()))


class Gedeeld(Dossierview):
    recht = "napl.zie_gedeeld"
    renderer_classes = [JSONRenderer]

    @extend_schema(
        operation_id="gedeeld",
        tags=TAGS,
        responses={
            200: OpenApiResponse(OpenApiTypes.OBJECT, "Wat er gedeeld is."),
            404: ProbleemSerializer,
            410: ProbleemSerializer,
            **FOUTEN,
        },
    )
    def get(self, request: Request, token: str) -> Response:  # noqa: ARG002
        """Bekijk wat iemand met u deelt."""
        deling = find_deling(token, voor=self.gebruiker)
        if deling is None:
            raise Http404
        try:
            stukken = look_at_deling(deling, by=self.gebruiker, at=klok.nu(), wat=API)
        except DelingDicht as fout:
            raise Verlopen(fout.melding) from fout
        return Response(
            {
                "deel": deling.deel,
                "eigenaar": str(deling.eigenaar),
                "geldigVan": deling.geldig_van.isoformat(),
                "geldigTot": deling.geldig_tot.isoformat() if deling.geldig_tot else None,
                "bericht": deling.bericht,
                "stukken": as_data(stukken),
            }
        )
