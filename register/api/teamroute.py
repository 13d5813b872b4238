"""``/mijn/teamroutes``: the plans of one's teams, and what one shares there, with the verbs of the pages."""

from http import HTTPStatus
from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from napl import klok
from napl.api.antwoord import answer_list, valid
from napl.api.lijst import represent
from napl.api.parameters import describe, list_schema, read_or_refuse, refuse_parameters
from napl.enums import Sector
from napl.rechten import heeft_recht
from ontwikkelpaden.api.mijn import FOUTEN, KAN_NIET, NIET_VAN_U, Mijnview
from ontwikkelpaden.api.mijn_serializers import Strikt
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.api.serializers import codes
from register.domain.teamroute.delen import look_at_gedeeld, share_pad, unshare_pad
from register.domain.teamroute.lezen import name_of, part_of, plan_paden, read_leden, read_plan
from register.domain.teamroute.route import BEHEER
from register.enums import Stapsoort, TeamrouteStatus, Uitnodigingsantwoord
from register.models import Teamroute, Teamroutedeelnemer, Teamroutedeling
from register.parameters import Lijstparameters

TAGS = ["teamroutes"]


class TeamrouteSerializer(serializers.Serializer[Teamroute]):
    id = serializers.IntegerField(source="pk")
    naam = serializers.CharField()
    organisatie = serializers.CharField(source="organisatie.naam")
    begin_datum = serializers.DateField()
    eind_datum = serializers.DateField(help_text="De laatste dag.")
    sectoren = codes(Sector)
    status = serializers.ChoiceField(choices=TeamrouteStatus.choices)


class TeamstapSerializer(serializers.Serializer[Any]):
    soort = serializers.ChoiceField(choices=Stapsoort.choices, source="stap.soort")
    naam = serializers.CharField()
    traject = serializers.CharField(source="slug", help_text="Slug van het traject; leeg als er geen is.")
    begin_datum = serializers.DateField(source="stap.begin_datum")
    eind_datum = serializers.DateField(source="stap.eind_datum")
    organiseert = serializers.CharField(source="stap.organiseert")


class TeampadSerializer(serializers.Serializer[Any]):
    ontwikkelpad = serializers.CharField(source="pad.slug")
    naam = serializers.CharField(source="pad.naam")
    niveau = serializers.ChoiceField(choices=Niveau.choices)
    stappen = TeamstapSerializer(many=True)


class SchooldoelSerializer(serializers.Serializer[Any]):
    omschrijving = serializers.CharField()
    paden = TeampadSerializer(many=True)


class DelingSerializer(serializers.Serializer[Teamroutedeling]):
    ontwikkelpad = serializers.CharField(source="pad.slug")
    naam = serializers.CharField(source="pad.naam")
    niveau = serializers.ChoiceField(
        choices=[("", "Geen niveau"), *Niveau.choices], help_text="Leeg: u noemt geen niveau."
    )
    gedeeld_op = serializers.DateTimeField()


class MijnDeelSerializer(serializers.Serializer[Any]):
    """What is somebody's own; nobody else gets it."""

    antwoord = serializers.ChoiceField(
        choices=[("", "Nog geen antwoord"), *Uitnodigingsantwoord.choices],
        help_text="Leeg: nog geen antwoord.",
    )
    delingen = DelingSerializer(many=True)


class TeamrouteDetailSerializer(TeamrouteSerializer):
    aanleiding = serializers.CharField()
    beheert = serializers.BooleanField(help_text="Of u dit plan beheert.")
    doelen = SchooldoelSerializer(many=True)
    doen_mee = serializers.ListField(
        child=serializers.CharField(), help_text="Wie meedoet, bij naam. Wat iemand deelt, staat hier niet."
    )
    mijn_deel = MijnDeelSerializer(allow_null=True, help_text="Leeg als u niet bent uitgenodigd.")


class GedeeldLidSerializer(serializers.Serializer[Any]):
    naam = serializers.CharField()
    niveau = serializers.ChoiceField(choices=Niveau.choices, allow_null=True)


class GedeeldPadSerializer(serializers.Serializer[Any]):
    ontwikkelpad = serializers.CharField(source="pad.slug")
    naam = serializers.CharField(source="pad.naam")
    leden = GedeeldLidSerializer(many=True)


class Delinginvoer(Strikt):
    niveau = serializers.ChoiceField(
        choices=[("", "Geen niveau"), *Niveau.choices],
        default="",
        help_text="Het niveau dat u noemt; leeg of weg: geen.",
    )


class Teamrouteview(Mijnview):
    """A plan that the account may see; any other does not exist."""

    recht = "register.zie_teamroute"

    def find(self, pk: int) -> Teamroute:
        rows = Teamroute.objects.zichtbaar_voor(self.eigenaar, klok.vandaag())
        route = rows.filter(pk=pk).select_related("organisatie").first()
        if route is None:
            raise Http404
        return route


class Teamroutes(Mijnview):
    recht = "register.zie_teamroutes"

    @extend_schema(
        operation_id="mijn_teamroutes_lijst",
        summary="Teamroutes die u beheert of waarvoor u bent uitgenodigd",
        tags=TAGS,
        parameters=describe(Lijstparameters),
        responses={200: list_schema("Teamroutelijst", TeamrouteSerializer(many=True)), **FOUTEN},
    )
    def get(self, request: Request) -> Response:
        values = read_or_refuse(request, Lijstparameters)
        rows = Teamroute.objects.zichtbaar_voor(self.eigenaar, klok.vandaag()).select_related("organisatie")
        return answer_list(request, rows.order_by("-begin_datum", "pk"), TeamrouteSerializer, values)


class TeamrouteDetail(Teamrouteview):
    @extend_schema(
        operation_id="mijn_teamroute_lezen",
        summary="Een teamroute: doelen, paden, stappen en wie meedoet",
        tags=TAGS,
        responses={200: TeamrouteDetailSerializer, 404: NIET_VAN_U, **FOUTEN},
    )
    def get(self, request: Request, pk: int) -> Response:
        refuse_parameters(request)
        route = self.find(pk)
        return Response(
            {
                **TeamrouteSerializer(route).data,
                "aanleiding": route.aanleiding,
                "beheert": heeft_recht(self.eigenaar, BEHEER, route),
                "doelen": represent(SchooldoelSerializer, read_plan(route)),
                "doen_mee": [name_of(lid.gebruiker) for lid in read_leden(route, klok.vandaag()).doet_mee],
                "mijn_deel": _mijn_deel(part_of(route, self.eigenaar)),
            }
        )


def _mijn_deel(deelnemer: Teamroutedeelnemer | None) -> dict[str, object] | None:
    if deelnemer is None:
        return None
    rows = deelnemer.delingen.select_related("pad").order_by("pad__naam", "pk")
    return {"antwoord": deelnemer.antwoord, "delingen": represent(DelingSerializer, rows)}


class TeamrouteGedeeld(Teamrouteview):
    @extend_schema(
        operation_id="mijn_teamroute_gedeeld",
        summary="Wat leden nu met dit team delen; elk lid kan zien dat u dit las",
        tags=TAGS,
        responses={200: GedeeldPadSerializer(many=True), 404: NIET_VAN_U, **FOUTEN},
    )
    def get(self, request: Request, pk: int) -> Response:
        refuse_parameters(request)
        rows = look_at_gedeeld(self.find(pk), by=self.eigenaar, at=klok.nu())
        return Response(represent(GedeeldPadSerializer, rows))


class TeamrouteDeling(Teamrouteview):
    """One's own share of one path with one team."""

    recht = "register.doe_mee_in_team"

    @extend_schema(
        operation_id="mijn_teamroute_delen",
        summary="Met dit team delen dat u aan een pad werkt",
        tags=TAGS,
        request=Delinginvoer,
        responses={200: DelingSerializer, 404: NIET_VAN_U, 409: KAN_NIET, **FOUTEN},
    )
    def put(self, request: Request, pk: int, slug: str) -> Response:
        deelnemer, pad = self._own(pk, slug)
        niveau = valid(Delinginvoer(data=request.data))["niveau"]
        deling = share_pad(deelnemer, pad, by=self.eigenaar, at=klok.nu(), niveau=niveau)
        return Response(DelingSerializer(deling).data)

    @extend_schema(
        operation_id="mijn_teamroute_delen_stoppen",
        summary="Meteen stoppen met delen",
        tags=TAGS,
        responses={204: None, 404: NIET_VAN_U, **FOUTEN},
    )
    def delete(self, request: Request, pk: int, slug: str) -> Response:  # noqa: ARG002
        deelnemer, pad = self._own(pk, slug)
        unshare_pad(deelnemer, pad, by=self.eigenaar, at=klok.nu())
        return Response(status=HTTPStatus.NO_CONTENT)

    def _own(self, pk: int, slug: str) -> tuple[Teamroutedeelnemer, Ontwikkelpad]:
        route = self.find(pk)
        deelnemer = part_of(route, self.eigenaar)
        pad = next((pad for pad in plan_paden(route) if pad.slug == slug), None)
        if deelnemer is None or pad is None:
            raise Http404
        return deelnemer, pad
