"""``/witte-vlekken``: the cells of the gap matrix of the latest count."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.antwoord import answer_list
from napl.api.lijst import Linksserializer
from napl.api.parameters import ONGELDIG, describe, read_or_refuse
from napl.enums import Sector
from ontwikkelpaden.enums import Niveau
from register.domain.dekking_export import Celrij, row_of
from register.domain.queries.dekking import latest_run, stored_tellingen
from register.domain.queries.matrix import build_matrix
from register.parameters_vlekken import Vlekkenparameters


class CelSerializer(serializers.Serializer[Celrij]):
    """One combination; ``regio`` is a slug of ``/regios``, ``heel-nederland`` or ``geen-regio``."""

    pad = serializers.CharField(help_text="Slug van het ontwikkelpad.")
    pad_naam = serializers.CharField()
    niveau = serializers.ChoiceField(choices=Niveau.choices)
    niveau_naam = serializers.CharField()
    sector = serializers.ChoiceField(choices=Sector.choices)
    sector_naam = serializers.CharField()
    regio = serializers.CharField(help_text="Slug van de regio, of heel-nederland, of geen-regio.")
    regio_naam = serializers.CharField()
    erkend = serializers.IntegerField(help_text="Erkende trajecten waarmee men nog kan beginnen.")
    in_kaart = serializers.IntegerField(help_text="Trajecten die in kaart zijn gebracht, niet beoordeeld.")


_ANTWOORD = inline_serializer(
    "WitteVlekkenlijst",
    {
        "aantal": serializers.IntegerField(),
        "pagina": serializers.IntegerField(),
        "pagina_grootte": serializers.IntegerField(),
        "peildatum": serializers.DateField(allow_null=True, help_text="Leeg zolang er niet is geteld."),
        "resultaten": CelSerializer(many=True),
        "_links": Linksserializer(),
    },
)

_PARAMETERS = [
    *(item for item in describe(Vlekkenparameters) if item.name != "alleenLeeg"),
    OpenApiParameter(
        "alleenLeeg", OpenApiTypes.BOOL, description="Alleen combinaties zonder erkend aanbod.", default=False
    ),
]


class WitteVlekken(APIView):
    recht = "register.zie_witte_vlekken"

    @extend_schema(
        operation_id="witte_vlekken_lijst",
        summary="De witte vlekken: aanbod per pad, niveau, sector en regio",
        description=(
            "Elke combinatie die bestaat, ook die zonder aanbod, uit de laatste telling. "
            "Eén traject kan in meer regio's tellen; `heel-nederland` is dus niet de som van de regio's. "
            "Herhaal een filter voor meer dan één waarde."
        ),
        tags=["witte vlekken"],
        parameters=_PARAMETERS,
        responses={200: _ANTWOORD, 400: ONGELDIG},
    )
    def get(self, request: Request) -> Response:
        run = latest_run()
        matrix = build_matrix(run.peildatum if run else klok.vandaag(), stored_tellingen(run) if run else [])
        values = read_or_refuse(request, Vlekkenparameters, matrix=matrix)
        cellen = matrix.cellen(
            paden=values["ontwikkelpad"],
            niveaus=values["niveau"],
            sectoren=values["sector"],
            plekken=values["regio"],
            alleen_leeg=values["alleenLeeg"] == "true",
        )
        rows = list(cellen) if run else []
        peildatum = run.peildatum if run else None
        return answer_list(request, rows, CelSerializer, values, show=row_of, peildatum=peildatum)
