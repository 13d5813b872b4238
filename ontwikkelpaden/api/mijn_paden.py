"""``/mijn/paden`` and ``/mijn/leerruimte``: what somebody follows, and how much room they have to learn."""

from http import HTTPStatus

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from napl import klok
from napl.api.antwoord import answer_list, valid
from napl.api.parameters import describe, list_schema, read_or_refuse, refuse_parameters
from ontwikkelpaden.api.mijn import FOUTEN, GEEN_TOEGANG, NIET_VAN_U, TAGS, Mijnview
from ontwikkelpaden.api.mijn_serializers import Gevolgdpadvelden, Leerruimtevelden
from ontwikkelpaden.domain.volgen import Ruimte, follow_pad, read_ruimte, set_leerruimte, unfollow_pad
from ontwikkelpaden.forms.mijn import Pagineringparameters
from ontwikkelpaden.models import Gevolgdpad, Ontwikkelpad


class MijnPaden(Mijnview):
    @extend_schema(
        operation_id="mijn_paden_lijst",
        summary="De ontwikkelpaden die u volgt",
        tags=TAGS,
        parameters=describe(Pagineringparameters),
        responses={200: list_schema("Gevolgdpadlijst", Gevolgdpadvelden(many=True)), **FOUTEN},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Pagineringparameters)
        rows = Gevolgdpad.objects.filter(gebruiker=self.eigenaar).select_related("pad")
        return answer_list(request, rows.order_by("-gevolgd_op", "-pk"), Gevolgdpadvelden, values)


class MijnPad(Mijnview):
    @extend_schema(
        operation_id="mijn_pad_volgen",
        summary="Een ontwikkelpad volgen",
        tags=TAGS,
        request=None,
        responses={200: Gevolgdpadvelden, 404: NIET_VAN_U, **FOUTEN},
    )
    def put(self, request: Request, slug: str) -> Response:  # noqa: ARG002
        pad = _pad(slug)
        follow_pad(pad, by=self.eigenaar, at=klok.nu())
        row = Gevolgdpad.objects.select_related("pad").get(gebruiker=self.eigenaar, pad=pad)
        return Response(Gevolgdpadvelden(row).data)

    @extend_schema(
        operation_id="mijn_pad_loslaten",
        summary="Een ontwikkelpad niet meer volgen",
        tags=TAGS,
        responses={204: None, 404: NIET_VAN_U, **FOUTEN},
    )
    def delete(self, request: Request, slug: str) -> Response:  # noqa: ARG002
        unfollow_pad(_pad(slug), by=self.eigenaar)
        return Response(status=HTTPStatus.NO_CONTENT)


class MijnLeerruimte(Mijnview):
    @extend_schema(
        operation_id="mijn_leerruimte_lezen",
        summary="Uw sector, uren en geld om te leren",
        tags=TAGS,
        responses={200: Leerruimtevelden, 403: GEEN_TOEGANG},
    )
    def get(self, request: Request) -> Response:
        refuse_parameters(request)
        return Response(Leerruimtevelden(read_ruimte(self.eigenaar)).data)

    @extend_schema(
        operation_id="mijn_leerruimte_bewaren",
        summary="Bewaren hoeveel ruimte u hebt; leeg is geen grens",
        tags=TAGS,
        request=Leerruimtevelden,
        responses={200: Leerruimtevelden, **FOUTEN},
    )
    def put(self, request: Request) -> Response:
        ruimte = Ruimte(**valid(Leerruimtevelden(data=request.data)))
        set_leerruimte(ruimte, by=self.eigenaar, at=klok.nu())
        return Response(Leerruimtevelden(read_ruimte(self.eigenaar)).data)


def _pad(slug: str) -> Ontwikkelpad:
    pad = Ontwikkelpad.objects.filter(slug=slug, versies__gepubliceerd_op__isnull=False).first()
    if pad is None:
        raise Http404
    return pad
