"""``/mijn/deelnames``: the own deelnames, and their moves; ``/aanbod/bevestigingen`` for an aanbieder."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.antwoord import answer_list, valid
from napl.api.parameters import ONGELDIG, describe, list_schema, read_or_refuse
from napl.api.problemen import ProbleemSerializer
from napl.models import Gebruiker
from register.api.deelname_serializers import (
    BevestigingSerializer,
    DeelnameSerializer,
    NieuweDeelnameSerializer,
    OordeelSerializer,
    VerzoekSerializer,
    ZetSerializer,
)
from register.domain.deelname.bevestiging import (
    confirm_bevestiging,
    refuse_bevestiging,
    request_bevestiging,
    withdraw_bevestiging,
    withdraw_verzoek,
)
from register.domain.deelname.deelname import (
    Verloop,
    complete_deelname,
    register_deelname,
    remove_deelname,
    start_deelname,
    stop_deelname,
)
from register.domain.deelname.lezen import build_verzoek, list_deelnames, list_verzoeken
from register.enums import Bevestigingstand, Deelnamestatus
from register.models import Deelname, Traject, Uitvoering
from register.parameters import Lijstparameters

NIET_VAN_U = OpenApiResponse(ProbleemSerializer, description="U hebt niets met dit id.")
KAN_NIET = OpenApiResponse(ProbleemSerializer, description="Dit kan niet in deze stand.")
GEEN_TOEGANG = OpenApiResponse(ProbleemSerializer, description="U bent niet ingelogd, of u mag dit niet.")
ZETTEN = {
    Deelnamestatus.GESTART: start_deelname,
    Deelnamestatus.AFGEROND: complete_deelname,
    Deelnamestatus.GESTOPT: stop_deelname,
}


def _account(request: Request) -> Gebruiker:
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
    return request.user


def _own(request: Request, pk: int) -> Deelname:
    found = list_deelnames(_account(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@method_decorator(never_cache, name="dispatch")
class Eigenview(APIView):
    # What is somebody's own, or who asked them something: no cache keeps it.
    pass


class Deelnames(Eigenview):
    recht = "register.beheer_deelnames"

    @extend_schema(
        operation_id="mijn_deelnames_lijst",
        summary="Uw deelnames",
        tags=["mijn"],
        parameters=describe(Lijstparameters),
        responses={
            200: list_schema("Deelnamelijst", DeelnameSerializer(many=True)),
            400: ONGELDIG,
            403: GEEN_TOEGANG,
        },
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        return answer_list(request, list_deelnames(_account(request)), DeelnameSerializer, values)

    @extend_schema(
        operation_id="mijn_deelnames_nieuw",
        summary="Leg een deelname vast",
        tags=["mijn"],
        request=NieuweDeelnameSerializer,
        responses={201: DeelnameSerializer, 400: ONGELDIG, 403: GEEN_TOEGANG, 404: NIET_VAN_U},
    )
    def post(self, request: Request) -> Response:
        data = valid(NieuweDeelnameSerializer(data=request.data))
        traject = get_object_or_404(Traject.objects.select_related("live"), slug=data["traject"])
        uitvoering = None
        if data.get("uitvoering") is not None:
            uitvoering = get_object_or_404(Uitvoering, pk=data["uitvoering"])
        made = register_deelname(
            traject,
            by=_account(request),
            at=klok.nu(),
            uitvoering=uitvoering,
            verloop=Verloop(data.get("gestart_datum"), data.get("afgerond_datum")),
        )
        return Response(DeelnameSerializer(_own(request, made.pk)).data, status=status.HTTP_201_CREATED)


class DeelnameDetail(Eigenview):
    recht = "register.beheer_deelnames"

    @extend_schema(
        operation_id="mijn_deelname",
        summary="Een van uw deelnames",
        tags=["mijn"],
        responses={200: DeelnameSerializer, 403: GEEN_TOEGANG, 404: NIET_VAN_U},
    )
    def get(self, request: Request, pk: int) -> Response:
        return Response(DeelnameSerializer(_own(request, pk)).data)

    @extend_schema(
        operation_id="mijn_deelname_weg",
        summary="Haal een geplande deelname weg",
        tags=["mijn"],
        responses={204: None, 403: GEEN_TOEGANG, 404: NIET_VAN_U, 409: KAN_NIET},
    )
    def delete(self, request: Request, pk: int) -> Response:
        remove_deelname(_own(request, pk), by=_account(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class Deelnamezet(Eigenview):
    recht = "register.beheer_deelnames"

    @extend_schema(
        operation_id="mijn_deelname_zet",
        summary="Begin, rond af of stop",
        tags=["mijn"],
        request=ZetSerializer,
        responses={
            200: DeelnameSerializer,
            400: ONGELDIG,
            403: GEEN_TOEGANG,
            404: NIET_VAN_U,
            409: KAN_NIET,
        },
    )
    def post(self, request: Request, pk: int) -> Response:
        deelname = _own(request, pk)
        data = valid(ZetSerializer(data=request.data))
        verb = ZETTEN[Deelnamestatus(data["status"])]
        verb(deelname, datum=data["datum"], by=_account(request), at=klok.nu())
        return Response(DeelnameSerializer(_own(request, pk)).data)


class Deelnamebevestiging(Eigenview):
    recht = "register.beheer_deelnames"

    @extend_schema(
        operation_id="mijn_deelname_vraag_bevestiging",
        summary="Vraag de aanbieder om bevestiging",
        tags=["mijn"],
        request=BevestigingSerializer,
        responses={
            200: DeelnameSerializer,
            400: ONGELDIG,
            403: GEEN_TOEGANG,
            404: NIET_VAN_U,
            409: KAN_NIET,
        },
    )
    def post(self, request: Request, pk: int) -> Response:
        deelname = _own(request, pk)
        data = valid(BevestigingSerializer(data=request.data))
        request_bevestiging(deelname, naam=data["naam"], by=_account(request), at=klok.nu())
        return Response(DeelnameSerializer(_own(request, pk)).data)

    @extend_schema(
        operation_id="mijn_deelname_trek_vraag_terug",
        summary="Trek de vraag om bevestiging terug",
        tags=["mijn"],
        responses={200: DeelnameSerializer, 403: GEEN_TOEGANG, 404: NIET_VAN_U, 409: KAN_NIET},
    )
    def delete(self, request: Request, pk: int) -> Response:
        withdraw_verzoek(_own(request, pk), by=_account(request), at=klok.nu())
        return Response(DeelnameSerializer(_own(request, pk)).data)


class Bevestigingen(Eigenview):
    recht = "register.zie_bevestigingen"

    @extend_schema(
        operation_id="aanbod_bevestigingen_lijst",
        summary="Wie uw organisatie om bevestiging vraagt",
        description="Alleen de naam, het traject en de data van wie het vroeg.",
        tags=["aanbod"],
        parameters=describe(Lijstparameters),
        responses={
            200: list_schema("Bevestigingslijst", VerzoekSerializer(many=True)),
            400: ONGELDIG,
            403: GEEN_TOEGANG,
        },
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        rows = list_verzoeken(_account(request), klok.vandaag(), open_=True)
        return answer_list(request, rows, VerzoekSerializer, values, show=build_verzoek)


class BevestigingDetail(Eigenview):
    recht = "register.bevestig_deelname"

    @extend_schema(
        operation_id="aanbod_bevestiging_oordeel",
        summary="Bevestig, weiger of trek een bevestiging in",
        tags=["aanbod"],
        request=OordeelSerializer,
        responses={
            200: VerzoekSerializer,
            400: ONGELDIG,
            403: GEEN_TOEGANG,
            404: NIET_VAN_U,
            409: KAN_NIET,
        },
    )
    def post(self, request: Request, pk: int) -> Response:
        by, at = _account(request), klok.nu()
        rows = Deelname.objects.voor_aanbieder(by, klok.vandaag())
        deelname = get_object_or_404(rows.select_related("trajectversie"), pk=pk)
        data = valid(OordeelSerializer(data=request.data))
        if data["oordeel"] == Bevestigingstand.BEVESTIGD:
            answered = confirm_bevestiging(deelname, by=by, at=at)
        elif data["oordeel"] == Bevestigingstand.GEWEIGERD:
            answered = refuse_bevestiging(deelname, reden=data["reden"], by=by, at=at)
        else:
            answered = withdraw_bevestiging(deelname, reden=data["reden"], by=by, at=at)
        return Response(VerzoekSerializer(build_verzoek(answered)).data)
