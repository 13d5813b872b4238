"""``/mijn/zelfevaluaties``: begin, answer, finish and throw away, with the verbs of the pages."""

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
from ontwikkelpaden.api.mijn_serializers import (
    Antwoordgegeven,
    Antwoordvelden,
    Zelfevaluatiebegin,
    Zelfevaluatievelden,
)
from ontwikkelpaden.domain.antwoordbewijs import delete_zelfevaluatie
from ontwikkelpaden.domain.queries.ontwikkeling import evaluaties_of
from ontwikkelpaden.domain.zelfevaluatie import (
    Antwoordinvoer,
    Gegeven,
    begin_zelfevaluatie,
    finish_zelfevaluatie,
    save_antwoord,
)
from ontwikkelpaden.forms.mijn import Padparameters
from ontwikkelpaden.models import Ontwikkelpad, Subdimensie, Zelfevaluatie


class Zelfevaluaties(Mijnview):
    @extend_schema(
        operation_id="mijn_zelfevaluaties_lijst",
        summary="Uw zelfevaluaties, met de antwoorden",
        description="De oudste eerst; waar u nog mee bezig bent staat achteraan.",
        tags=TAGS,
        parameters=describe(Padparameters),
        responses={200: list_schema("Zelfevaluatielijst", Zelfevaluatievelden(many=True)), **FOUTEN},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Padparameters)
        rows = evaluaties_of(self.eigenaar)
        if values["ontwikkelpad"]:
            rows = rows.filter(padversie__pad__slug=values["ontwikkelpad"])
        return answer_list(request, rows, Zelfevaluatievelden, values)

    @extend_schema(
        operation_id="mijn_zelfevaluatie_beginnen",
        summary="Een zelfevaluatie beginnen, of verder gaan met wat u begon",
        tags=TAGS,
        request=Zelfevaluatiebegin,
        responses={201: Zelfevaluatievelden, **FOUTEN},
    )
    def post(self, request: Request) -> Response:
        slug = valid(Zelfevaluatiebegin(data=request.data))["ontwikkelpad"]
        pad = Ontwikkelpad.objects.filter(slug=slug, versies__gepubliceerd_op__isnull=False).first()
        if pad is None:
            raise Domeinfout("Dit ontwikkelpad bestaat niet.", veld="ontwikkelpad")
        begun = begin_zelfevaluatie(pad, by=self.eigenaar, at=klok.nu())
        return Response(
            Zelfevaluatievelden(begun, context={"request": request}).data, status=HTTPStatus.CREATED
        )


class Evaluatieview(Mijnview):
    recht = "ontwikkelpaden.bewerk_zelfevaluatie"

    def evaluatie(self, pk: int) -> Zelfevaluatie:
        found = evaluaties_of(self.eigenaar).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found

    def onderdeel(self, evaluatie: Zelfevaluatie, pk: int) -> Subdimensie:
        part = Subdimensie.objects.filter(pk=pk, dimensie__padversie=evaluatie.padversie_id).first()
        if part is None:
            raise Http404
        return part


class ZelfevaluatieDetail(Evaluatieview):
    @extend_schema(
        operation_id="mijn_zelfevaluatie_lezen",
        summary="Eén zelfevaluatie van u",
        tags=TAGS,
        responses={200: Zelfevaluatievelden, 404: NIET_VAN_U, **FOUTEN},
    )
    def get(self, request: Request, pk: int) -> Response:
        refuse_parameters(request)
        return Response(Zelfevaluatievelden(self.evaluatie(pk), context={"request": request}).data)

    @extend_schema(
        operation_id="mijn_zelfevaluatie_weggooien",
        summary="Een zelfevaluatie voorgoed weggooien",
        tags=TAGS,
        responses={204: None, 404: NIET_VAN_U, **FOUTEN},
    )
    def delete(self, request: Request, pk: int) -> Response:  # noqa: ARG002
        delete_zelfevaluatie(self.evaluatie(pk), by=self.eigenaar, at=klok.nu())
        return Response(status=HTTPStatus.NO_CONTENT)


class ZelfevaluatieAntwoord(Evaluatieview):
    @extend_schema(
        operation_id="mijn_zelfevaluatie_antwoorden",
        summary="Het antwoord bij één subdimensie bewaren",
        tags=TAGS,
        request=Antwoordgegeven,
        responses={200: Antwoordvelden, 404: NIET_VAN_U, 409: KAN_NIET, **FOUTEN},
    )
    def put(self, request: Request, pk: int, subdimensie: int) -> Response:
        evaluatie = self.evaluatie(pk)
        part = self.onderdeel(evaluatie, subdimensie)
        gegeven = Gegeven(Antwoordinvoer(**valid(Antwoordgegeven(data=request.data))))
        saved = save_antwoord(
            evaluatie,
            part,
            gegeven,
            by=self.eigenaar,
            at=klok.nu(),
        )
        return Response(Antwoordvelden(saved).data)


class ZelfevaluatieAfronden(Evaluatieview):
    @extend_schema(
        operation_id="mijn_zelfevaluatie_afronden",
        summary="Een zelfevaluatie afronden; daarna verandert zij niet meer",
        tags=TAGS,
        request=None,
        responses={200: Zelfevaluatievelden, 404: NIET_VAN_U, 409: KAN_NIET, **FOUTEN},
    )
    def post(self, request: Request, pk: int) -> Response:
        done = finish_zelfevaluatie(self.evaluatie(pk), by=self.eigenaar, at=klok.nu())
        return Response(Zelfevaluatievelden(done, context={"request": request}).data)
