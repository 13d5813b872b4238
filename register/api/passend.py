"""``/mijn/paden/{slug}/passend``: what fits the difference, with the reasons, as the page shows it."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.parameters import NIET_GEVONDEN, ONGELDIG, refuse_parameters
from napl.models import Gebruiker
from ontwikkelpaden.domain.queries.ontwikkeling import read_ontwikkeling
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.domain.volgen import read_ruimte
from ontwikkelpaden.enums import Niveau
from register.domain.bewaren.vraagvorm import search_query, store_vraag
from register.domain.passend import Behoefte, Passend, Telling, build_behoefte, find_passend
from register.enums import OpnameSoort


class Suggestievelden(serializers.Serializer[Any]):
    id = serializers.CharField(source="slug")
    naam = serializers.CharField()
    opname = serializers.ChoiceField(OpnameSoort.choices)
    redenen = serializers.ListField(child=serializers.CharField())
    let_op = serializers.ListField(child=serializers.CharField())


class Wensvelden(serializers.Serializer[Any]):
    doel = serializers.IntegerField(source="doel.pk")
    onderdeel = serializers.CharField(allow_blank=True)
    nu = serializers.ChoiceField(Niveau.choices, allow_blank=True)
    naar = serializers.ChoiceField(Niveau.choices)


class Tellingvelden(serializers.Serializer[Any]):
    aantal = serializers.IntegerField()
    href = serializers.CharField()


class Passendvelden(serializers.Serializer[Any]):
    ontwikkelpad = serializers.CharField()
    wensen = Wensvelden(many=True)
    al_bereikt = Wensvelden(many=True)
    trajecten = Suggestievelden(many=True)
    losgelaten = serializers.ListField(child=serializers.CharField())
    precies = Tellingvelden(allow_null=True)
    ruim = Tellingvelden(allow_null=True)


@method_decorator(never_cache, name="dispatch")
class PassendeTrajecten(APIView):
    recht = "ontwikkelpaden.volg_pad"

    @extend_schema(
        operation_id="mijn_passende_trajecten",
        summary="Trajecten die passen bij uw doelen op een pad, met de redenen",
        description="Erkend eerst. `precies` en `ruim` zijn de zoekvragen erachter, met hun aantal.",
        tags=["mijn ontwikkeling"],
        responses={200: Passendvelden, 400: ONGELDIG, 404: NIET_GEVONDEN},
    )
    def get(self, request: Request, slug: str) -> Response:
        refuse_parameters(request)
        versie = find_padversie(slug)
        if versie is None:
            raise Http404
        assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
        behoefte = build_behoefte(read_ontwikkeling(request.user, versie), read_ruimte(request.user))
        found = find_passend(behoefte, regelingen=(), peildatum=klok.vandaag())
        return Response(Passendvelden(_answer(request, behoefte, found)).data)


def _answer(request: Request, behoefte: Behoefte, found: Passend | None) -> dict[str, Any]:
    return {
        "ontwikkelpad": behoefte.pad_slug,
        "wensen": behoefte.wensen,
        "al_bereikt": behoefte.al_bereikt,
        "trajecten": [*found.erkend, *found.in_kaart] if found else [],
        "losgelaten": found.losgelaten if found else [],
        "precies": _telling(request, found.precies) if found else None,
        "ruim": _telling(request, found.ruim) if found else None,
    }


def _telling(request: Request, telling: Telling) -> dict[str, Any]:
    url = f"{reverse('api-traject-list')}?{search_query(store_vraag(telling.vraag))}"
    return {"aantal": telling.aantal, "href": request.build_absolute_uri(url)}
