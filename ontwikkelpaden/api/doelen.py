"""``/mijn/doelen``: set, change, reach, let go, with the verbs of the pages."""

from http import HTTPStatus

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from napl import klok
from napl.api.antwoord import answer_list, valid
from napl.api.parameters import describe, list_schema, read_or_refuse, refuse_parameters
from napl.fouten import Domeinfout
from ontwikkelpaden.api.mijn import FOUTEN, KAN_NIET, NIET_VAN_U, TAGS, Mijnview
from ontwikkelpaden.api.mijn_serializers import Doelnieuw, Doelvelden, Doelwijziging
from ontwikkelpaden.domain.doel import Doelinvoer, delete_doel, set_doel, update_doel
from ontwikkelpaden.domain.queries.ontwikkeling import doelen_of
from ontwikkelpaden.enums import DoelStatus
from ontwikkelpaden.forms.mijn import Padparameters
from ontwikkelpaden.models import Doel, Ontwikkelpad, Subdimensie


class Doelen(Mijnview):
    @extend_schema(
        operation_id="mijn_doelen_lijst",
        summary="Uw doelen",
        tags=TAGS,
        parameters=describe(Padparameters),
        responses={200: list_schema("Doelenlijst", Doelvelden(many=True)), **FOUTEN},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Padparameters)
        rows = doelen_of(self.eigenaar)
        if values["ontwikkelpad"]:
            rows = rows.filter(pad__slug=values["ontwikkelpad"])
        return answer_list(request, rows, Doelvelden, values)

    @extend_schema(
        operation_id="mijn_doel_stellen",
        summary="Een doel stellen",
        tags=TAGS,
        request=Doelnieuw,
        responses={201: Doelvelden, **FOUTEN},
    )
    def post(self, request: Request) -> Response:
        values = valid(Doelnieuw(data=request.data))
        doel = set_doel(
            _pad(values["ontwikkelpad"]),
            Doelinvoer(values["niveau"], values["tekst"], values["streefdatum"]),
            subdimensie=_subdimensie(values["subdimensie"]),
            by=self.eigenaar,
            at=klok.nu(),
            peildatum=klok.vandaag(),
        )
        return Response(Doelvelden(doel, context={"request": request}).data, status=HTTPStatus.CREATED)


class DoelDetail(Mijnview):
    recht = "ontwikkelpaden.bewerk_doel"

    @extend_schema(
        operation_id="mijn_doel_lezen",
        summary="Eén doel van u",
        tags=TAGS,
        responses={200: Doelvelden, 404: NIET_VAN_U, **FOUTEN},
    )
    def get(self, request: Request, pk: int) -> Response:
        refuse_parameters(request)
        return Response(Doelvelden(self._doel(pk), context={"request": request}).data)

    @extend_schema(
        operation_id="mijn_doel_wijzigen",
        summary="Een doel wijzigen, bereiken, loslaten of weer oppakken",
        tags=TAGS,
        request=Doelwijziging,
        responses={200: Doelvelden, 404: NIET_VAN_U, 409: KAN_NIET, **FOUTEN},
    )
    def put(self, request: Request, pk: int) -> Response:
        doel = self._doel(pk)
        values = valid(Doelwijziging(data=request.data))
        changed = update_doel(
            doel,
            Doelinvoer(values["niveau"], values["tekst"], values["streefdatum"]),
            status=DoelStatus(values["status"]),
            by=self.eigenaar,
            at=klok.nu(),
            peildatum=klok.vandaag(),
        )
        return Response(Doelvelden(changed, context={"request": request}).data)

    @extend_schema(
        operation_id="mijn_doel_verwijderen",
        summary="Een doel verwijderen",
        tags=TAGS,
        responses={204: None, 404: NIET_VAN_U, **FOUTEN},
    )
    def delete(self, request: Request, pk: int) -> Response:  # noqa: ARG002
        delete_doel(self._doel(pk), by=self.eigenaar)
        return Response(status=HTTPStatus.NO_CONTENT)

    def _doel(self, pk: int) -> Doel:
        found = doelen_of(self.eigenaar).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found


def _pad(slug: str) -> Ontwikkelpad:
    pad = Ontwikkelpad.objects.filter(slug=slug, versies__gepubliceerd_op__isnull=False).first()
    if pad is None:
        raise Domeinfout("Dit ontwikkelpad bestaat niet.", veld="ontwikkelpad")
    return pad


def _subdimensie(pk: int | None) -> Subdimensie | None:
    if pk is None:
        return None
    found = Subdimensie.objects.select_related("dimensie__padversie").filter(pk=pk).first()
    if found is None:
        raise Domeinfout("Dit onderdeel hoort niet bij dit pad.", veld="subdimensie")
    return found
