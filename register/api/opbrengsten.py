"""What a deelname brought and the statements about it: ``/mijn/opbrengsten``, ``/mijn/verklaringen``."""

from http import HTTPStatus

from django.http import Http404
from djangorestframework_camel_case.parser import CamelCaseMultiPartParser
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from napl import klok
from napl.api.antwoord import answer_list, valid
from napl.api.bestand import NieuwBestandSerializer, read_upload
from napl.api.parameters import describe, list_schema, read_or_refuse, refuse_parameters
from napl.fouten import Domeinfout
from ontwikkelpaden.api.mijn import FOUTEN, KAN_NIET, NIET_VAN_U, TAGS, Mijnview
from register.api.route_serializers import (
    Opbrengstgegeven,
    OpbrengstSerializer,
    Verklaringnieuw,
    VerklaringSerializer,
)
from register.domain.deelname.bewijsstuk import attach_to_opbrengst
from register.domain.deelname.lezen import list_deelnames, typeringen_of
from register.domain.deelname.opbrengst import (
    Opbrengsttekst,
    add_opbrengst,
    change_opbrengst,
    remove_opbrengst,
)
from register.domain.deelname.verklaring import issue_verklaring, withdraw_verklaring
from register.models import Deelname, Opbrengst, Verklaring
from register.parameters import Lijstparameters


class Deelnameview(Mijnview):
    recht = "register.beheer_deelnames"

    def deelname(self, pk: int) -> Deelname:
        found = list_deelnames(self.eigenaar).filter(pk=pk).first()
        if found is None:
            raise Http404
        return found

    def opbrengst(self, pk: int) -> Opbrengst:
        rows = Opbrengst.objects.filter(pk=pk, deelname__gebruiker=self.eigenaar)
        found = rows.select_related("deelname", "bewijsstuk").first()
        if found is None:
            raise Http404
        return found


class Opbrengsten(Deelnameview):
    @extend_schema(
        operation_id="mijn_opbrengsten_lijst",
        summary="Wat een deelname u bracht, het laatste moment eerst",
        tags=TAGS,
        parameters=describe(Lijstparameters),
        responses={
            200: list_schema("Opbrengstlijst", OpbrengstSerializer(many=True)),
            404: NIET_VAN_U,
            **FOUTEN,
        },
    )
    def get(self, request: Request, pk: int) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        rows = self.deelname(pk).opbrengsten.select_related("bewijsstuk").order_by("-moment_datum", "-pk")
        return answer_list(request, rows, OpbrengstSerializer, values)

    @extend_schema(
        operation_id="mijn_opbrengsten_nieuw",
        summary="Opschrijven wat een deelname u bracht",
        tags=TAGS,
        request=Opbrengstgegeven,
        responses={201: OpbrengstSerializer, 404: NIET_VAN_U, **FOUTEN},
    )
    def post(self, request: Request, pk: int) -> Response:
        deelname = self.deelname(pk)
        made = add_opbrengst(deelname, _tekst(request), by=self.eigenaar, at=klok.nu())
        return Response(OpbrengstSerializer(made).data, status=HTTPStatus.CREATED)


class OpbrengstDetail(Deelnameview):
    @extend_schema(
        operation_id="mijn_opbrengst",
        summary="Eén moment van wat een deelname u bracht",
        tags=TAGS,
        responses={200: OpbrengstSerializer, 404: NIET_VAN_U, **FOUTEN},
    )
    def get(self, request: Request, pk: int) -> Response:
        refuse_parameters(request)
        return Response(OpbrengstSerializer(self.opbrengst(pk)).data)

    @extend_schema(
        operation_id="mijn_opbrengst_wijzigen",
        summary="Een moment opnieuw opschrijven; een bewijsstuk blijft",
        tags=TAGS,
        request=Opbrengstgegeven,
        responses={200: OpbrengstSerializer, 404: NIET_VAN_U, **FOUTEN},
    )
    def put(self, request: Request, pk: int) -> Response:
        opbrengst = self.opbrengst(pk)
        changed = change_opbrengst(opbrengst, _tekst(request), by=self.eigenaar, at=klok.nu())
        return Response(OpbrengstSerializer(changed).data)

    @extend_schema(
        operation_id="mijn_opbrengst_weghalen",
        summary="Een moment weghalen, met zijn bewijsstuk",
        tags=TAGS,
        responses={204: None, 404: NIET_VAN_U, **FOUTEN},
    )
    def delete(self, request: Request, pk: int) -> Response:  # noqa: ARG002
        remove_opbrengst(self.opbrengst(pk), by=self.eigenaar, at=klok.nu())
        return Response(status=HTTPStatus.NO_CONTENT)


class Opbrengstbewijsstuk(Deelnameview):
    parser_classes = [CamelCaseMultiPartParser]

    @extend_schema(
        operation_id="mijn_opbrengst_bewijsstuk",
        summary="Een bewijsstuk bij een moment bewaren; een vorig bestand wordt gewist",
        tags=TAGS,
        request=NieuwBestandSerializer,
        responses={200: OpbrengstSerializer, 404: NIET_VAN_U, **FOUTEN},
    )
    def put(self, request: Request, pk: int) -> Response:
        opbrengst = self.opbrengst(pk)
        kept = attach_to_opbrengst(opbrengst, read_upload(request), by=self.eigenaar, at=klok.nu())
        return Response(OpbrengstSerializer(kept).data)


class Verklaringen(Deelnameview):
    recht = "register.beheer_verklaringen"

    @extend_schema(
        operation_id="mijn_verklaringen_lijst",
        summary="Uw verklaringen, de nieuwste eerst",
        description="Wie de code heeft, ziet de verklaring op /verklaringen/{code}/.",
        tags=TAGS,
        parameters=describe(Lijstparameters),
        responses={200: list_schema("Verklaringlijst", VerklaringSerializer(many=True)), **FOUTEN},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        rows = Verklaring.objects.zichtbaar_voor(self.eigenaar).order_by("-afgegeven_op", "-pk")
        return answer_list(request, rows, VerklaringSerializer, values)

    @extend_schema(
        operation_id="mijn_verklaringen_nieuw",
        summary="Een verklaring maken bij een deelname die u afrondde",
        tags=TAGS,
        request=Verklaringnieuw,
        responses={201: VerklaringSerializer, 404: NIET_VAN_U, 409: KAN_NIET, **FOUTEN},
    )
    def post(self, request: Request) -> Response:
        data = valid(Verklaringnieuw(data=request.data))
        deelname = self.deelname(data["deelname"])
        level = (data["ontwikkelpad"], data["niveau"])
        fits = [row for row in typeringen_of(deelname) if (row.padversie.pad.slug, row.niveau) == level]
        if not fits:
            raise Domeinfout("Dit traject hoort niet bij dat niveau van dat ontwikkelpad.", veld="niveau")
        made = issue_verklaring(deelname, fits[0], naam=data["naam"], by=self.eigenaar, at=klok.nu())
        return Response(VerklaringSerializer(made).data, status=HTTPStatus.CREATED)


class VerklaringDetail(Mijnview):
    recht = "register.beheer_verklaringen"

    @extend_schema(
        operation_id="mijn_verklaring_intrekken",
        summary="Een verklaring intrekken; wie de code heeft, ziet alleen dat zij niet meer geldt",
        tags=TAGS,
        responses={200: VerklaringSerializer, 404: NIET_VAN_U, 409: KAN_NIET, **FOUTEN},
    )
    def delete(self, request: Request, code: str) -> Response:  # noqa: ARG002
        found = Verklaring.objects.zichtbaar_voor(self.eigenaar).filter(code=code).first()
        if found is None:
            raise Http404
        return Response(VerklaringSerializer(withdraw_verklaring(found, by=self.eigenaar, at=klok.nu())).data)


def _tekst(request: Request) -> Opbrengsttekst:
    return Opbrengsttekst(**valid(Opbrengstgegeven(data=request.data)))
