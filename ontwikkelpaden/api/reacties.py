"""``…/versies/{nummer}/reacties``: react in a consultation and answer, with the verbs of the pages."""

from http import HTTPStatus
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.antwoord import answer_list, valid
from napl.api.parameters import (
    NIET_GEVONDEN,
    ONGELDIG,
    describe,
    list_schema,
    read_or_refuse,
)
from napl.api.problemen import ProbleemSerializer
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from ontwikkelpaden.domain.consultatiereactie import Reactiegegevens, answer_reactie, change_reactie, react
from ontwikkelpaden.domain.queries.consultatie import find_consultatie, naam_of, published_reacties
from ontwikkelpaden.forms.mijn import Pagineringparameters
from ontwikkelpaden.models import Consultatie, Consultatiereactie, Subdimensie

TAGS = ["consultatie"]
_NIET_INGELOGD = OpenApiResponse(ProbleemSerializer, description="U bent niet ingelogd of mag dit niet.")
_KAN_NIET = OpenApiResponse(
    ProbleemSerializer, description="De consultatie is niet open, of u reageerde hier al op."
)
_FOUTEN: dict[int, Any] = {400: ONGELDIG, 403: _NIET_INGELOGD, 404: NIET_GEVONDEN, 409: _KAN_NIET}


class Reactietekst(serializers.Serializer[Any]):
    # Empty and too long are refused by the domain, in the same words as on the page.
    tekst = serializers.CharField(allow_blank=True, trim_whitespace=False)
    toon_naam = serializers.BooleanField(default=False, help_text="Mag uw naam bij uw reactie staan?")


class Reactienieuw(Reactietekst):
    subdimensie = serializers.IntegerField(
        allow_null=True,
        default=None,
        min_value=1,
        max_value=2**63 - 1,
        help_text="Het id van de subdimensie; leeg gaat over het hele pad.",
    )


class Antwoordtekst(serializers.Serializer[Any]):
    antwoord = serializers.CharField(allow_blank=True, trim_whitespace=False)


class Reactievelden(serializers.Serializer[Consultatiereactie]):
    id = serializers.IntegerField()
    subdimensie = serializers.IntegerField(source="subdimensie_id", allow_null=True)
    onderwerp = serializers.CharField(source="subdimensie_naam", allow_blank=True)
    naam = serializers.SerializerMethodField()
    tekst = serializers.CharField()
    op = serializers.DateTimeField()
    gewijzigd_op = serializers.DateTimeField(allow_null=True)
    antwoord = serializers.CharField(allow_blank=True)
    beantwoord_op = serializers.DateTimeField(allow_null=True)

    def get_naam(self, reactie: Consultatiereactie) -> str:
        return naam_of(reactie)


class Reacties(APIView):
    recht = "ontwikkelpaden.zie_paden"

    @extend_schema(
        operation_id="reacties_lijst",
        summary="De reacties in een consultatie, met de antwoorden",
        description="Leeg tot de antwoorden zijn gepubliceerd.",
        tags=TAGS,
        parameters=describe(Pagineringparameters),
        responses={
            200: list_schema("Reactielijst", Reactievelden(many=True)),
            400: ONGELDIG,
            404: NIET_GEVONDEN,
        },
    )
    def get(self, request: Request, slug: str, nummer: int) -> Response:
        values = read_or_refuse(request, Pagineringparameters)
        return answer_list(request, published_reacties(_consultatie(slug, nummer)), Reactievelden, values)

    @extend_schema(
        operation_id="reactie_schrijven",
        summary="Reageren op een subdimensie of op het hele pad",
        tags=TAGS,
        request=Reactienieuw,
        responses={201: Reactievelden, **_FOUTEN},
    )
    def post(self, request: Request, slug: str, nummer: int) -> Response:
        consultatie = _consultatie(slug, nummer)
        by = _account(request)
        values = valid(Reactienieuw(data=request.data))
        sub = _subdimensie(consultatie, values["subdimensie"])
        gegevens = Reactiegegevens(values["tekst"], sub, values["toon_naam"])
        reactie = react(consultatie, gegevens, by=by, at=klok.nu())
        return Response(Reactievelden(reactie).data, status=HTTPStatus.CREATED)


class ReactieDetail(APIView):
    recht = "ontwikkelpaden.wijzig_reactie"

    @extend_schema(
        operation_id="reactie_wijzigen",
        summary="Uw eigen reactie aanpassen, tot en met de laatste dag",
        tags=TAGS,
        request=Reactietekst,
        responses={200: Reactievelden, **_FOUTEN},
    )
    def put(self, request: Request, slug: str, nummer: int, pk: int) -> Response:
        by = _account(request)
        reactie = get_object_or_404(_reacties(slug, nummer).filter(door=by), pk=pk)
        values = valid(Reactietekst(data=request.data))
        reactie = change_reactie(
            reactie, tekst=values["tekst"], toon_naam=values["toon_naam"], by=by, at=klok.nu()
        )
        return Response(Reactievelden(reactie).data)


class Reactieantwoord(APIView):
    recht = "ontwikkelpaden.beantwoord_reactie"

    @extend_schema(
        operation_id="reactie_beantwoorden",
        summary="Een reactie beantwoorden, na de laatste dag",
        tags=TAGS,
        request=Antwoordtekst,
        responses={200: Reactievelden, **_FOUTEN},
    )
    def put(self, request: Request, slug: str, nummer: int, pk: int) -> Response:
        reactie = get_object_or_404(_reacties(slug, nummer), pk=pk)
        antwoord = valid(Antwoordtekst(data=request.data))["antwoord"]
        reactie = answer_reactie(reactie, antwoord=antwoord, by=_account(request), at=klok.nu())
        return Response(Reactievelden(reactie).data)


def _consultatie(slug: str, nummer: int) -> Consultatie:
    consultatie = find_consultatie(slug, nummer)
    if consultatie is None:
        raise Http404
    return consultatie


def _reacties(slug: str, nummer: int) -> Any:
    rows = Consultatiereactie.objects.filter(consultatie=_consultatie(slug, nummer))
    return rows.select_related("consultatie__versie", "door")


def _account(request: Request) -> Gebruiker:
    if not isinstance(request.user, Gebruiker):
        raise NotAuthenticated
    return request.user


def _subdimensie(consultatie: Consultatie, pk: int | None) -> Subdimensie | None:
    if pk is None:
        return None
    found = Subdimensie.objects.filter(dimensie__padversie=consultatie.versie_id, pk=pk).first()
    if found is None:
        raise Domeinfout("Deze subdimensie hoort niet bij deze versie.", veld="subdimensie")
    return found
