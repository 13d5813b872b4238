"""``/mijn/route``: the steps of the own route, with the verbs of the pages."""

from http import HTTPStatus
from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from napl import klok
from napl.api.antwoord import answer_list, valid
from napl.api.parameters import describe, list_schema, read_or_refuse, refuse_parameters
from napl.fouten import Domeinfout
from ontwikkelpaden.api.mijn import FOUTEN, KAN_NIET, NIET_VAN_U, TAGS, Mijnview
from ontwikkelpaden.models import Doel
from register.api.route_serializers import Stapgegeven, Stapnieuw, Stapplaats, StapSerializer, Stapstand
from register.domain.route.beeld import Stapbeeld, read_route
from register.domain.route.stap import (
    Informeel,
    Stapgegevens,
    change_stap,
    finish_stap,
    move_stap,
    plan_informeel,
    plan_traject,
    remove_stap,
    reopen_stap,
)
from register.models import Routestap, Traject, Uitvoering
from register.parameters import Lijstparameters


class Routeview(Mijnview):
    recht = "register.plan_route"

    def beelden(self) -> list[Stapbeeld]:
        return list(read_route(self.eigenaar, klok.vandaag()))

    def stap(self, pk: int) -> Routestap:
        found = (
            Routestap.objects.zichtbaar_voor(self.eigenaar).select_related("traject").filter(pk=pk).first()
        )
        if found is None:
            raise Http404
        return found

    def answer(self, pk: int, status: int = HTTPStatus.OK) -> Response:
        found = next((beeld for beeld in self.beelden() if beeld.stap.pk == pk), None)
        if found is None:
            raise Http404
        return Response(StapSerializer(found).data, status=status)

    def doel(self, pk: int | None) -> Doel | None:
        if pk is None:
            return None
        found = Doel.objects.filter(gebruiker=self.eigenaar, pk=pk).first()
        if found is None:
            raise Domeinfout("Kies een van uw eigen doelen.", veld="doel")
        return found


class Route(Routeview):
    @extend_schema(
        operation_id="mijn_route_lijst",
        summary="De stappen van uw route, in hun volgorde",
        tags=TAGS,
        parameters=describe(Lijstparameters),
        responses={200: list_schema("Routelijst", StapSerializer(many=True)), **FOUTEN},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        return answer_list(request, self.beelden(), StapSerializer, values)

    @extend_schema(
        operation_id="mijn_route_nieuw",
        summary="Een traject, of leren in het werk, achteraan in uw route zetten",
        tags=TAGS,
        request=Stapnieuw,
        responses={201: StapSerializer, **FOUTEN},
    )
    def post(self, request: Request) -> Response:
        data = valid(Stapnieuw(data=request.data))
        doel, by, at = self.doel(data["doel"]), self.eigenaar, klok.nu()
        if data.get("traject"):
            traject = Traject.objects.filter(slug=data["traject"], live__isnull=False).first()
            if traject is None:
                raise Domeinfout("Dit traject bestaat niet.", veld="traject")
            uitvoering = _uitvoering(traject, data["uitvoering"])
            made = plan_traject(
                traject, by=by, at=at, doel=doel, uitvoering=uitvoering, gegevens=_gegevens(data)
            )
        else:
            made = plan_informeel(_informeel(data), by=by, at=at, doel=doel, gegevens=_gegevens(data))
        return self.answer(made.pk, HTTPStatus.CREATED)


class Stap(Routeview):
    @extend_schema(
        operation_id="mijn_route_stap",
        summary="Eén stap van uw route",
        tags=TAGS,
        responses={200: StapSerializer, 404: NIET_VAN_U, **FOUTEN},
    )
    def get(self, request: Request, pk: int) -> Response:
        refuse_parameters(request)
        return self.answer(pk)

    @extend_schema(
        operation_id="mijn_route_stap_wijzigen",
        summary="Een stap wijzigen; om welk traject het gaat blijft gelijk",
        tags=TAGS,
        request=Stapgegeven,
        responses={200: StapSerializer, 404: NIET_VAN_U, **FOUTEN},
    )
    def put(self, request: Request, pk: int) -> Response:
        stap = self.stap(pk)
        data = valid(Stapgegeven(data=request.data))
        change_stap(
            stap,
            by=self.eigenaar,
            doel=self.doel(data["doel"]),
            gegevens=_gegevens(data),
            uitvoering=_uitvoering(stap.traject, data["uitvoering"]) if stap.traject else None,
            informeel=None if stap.traject else _informeel(data),
        )
        return self.answer(pk)

    @extend_schema(
        operation_id="mijn_route_stap_weghalen",
        summary="Een stap uit uw route halen",
        tags=TAGS,
        responses={204: None, 404: NIET_VAN_U, **FOUTEN},
    )
    def delete(self, request: Request, pk: int) -> Response:  # noqa: ARG002
        remove_stap(self.stap(pk), by=self.eigenaar)
        return Response(status=HTTPStatus.NO_CONTENT)


class Stapafronden(Routeview):
    @extend_schema(
        operation_id="mijn_route_stap_stand",
        summary="Een stap op klaar zetten, of weer open",
        tags=TAGS,
        request=Stapstand,
        responses={200: StapSerializer, 404: NIET_VAN_U, 409: KAN_NIET, **FOUTEN},
    )
    def post(self, request: Request, pk: int) -> Response:
        stap = self.stap(pk)
        if valid(Stapstand(data=request.data))["stand"] == "klaar":
            finish_stap(stap, by=self.eigenaar, at=klok.nu())
        else:
            reopen_stap(stap, by=self.eigenaar)
        return self.answer(pk)


class Stapverplaatsen(Routeview):
    @extend_schema(
        operation_id="mijn_route_stap_plaats",
        summary="Een stap één plaats naar voren of naar achteren zetten",
        tags=TAGS,
        request=Stapplaats,
        responses={200: StapSerializer, 404: NIET_VAN_U, **FOUTEN},
    )
    def post(self, request: Request, pk: int) -> Response:
        stap = self.stap(pk)
        richting = valid(Stapplaats(data=request.data))["richting"]
        move_stap(stap, naar_voren=richting == "naar-voren", by=self.eigenaar)
        return self.answer(pk)


def _gegevens(data: dict[str, Any]) -> Stapgegevens:
    return Stapgegevens(data["maand_van"], data["maand_tot"], data["uren"], data["notitie"])


def _informeel(data: dict[str, Any]) -> Informeel:
    return Informeel(data["titel"], data["vorm"], data["omschrijving"])


def _uitvoering(traject: Traject, pk: int | None) -> Uitvoering | None:
    if pk is None:
        return None
    found = Uitvoering.objects.filter(pk=pk, traject=traject).first()
    if found is None:
        raise Domeinfout("Deze uitvoering hoort niet bij dit traject.", veld="uitvoering")
    return found
