"""``/uitvoeringen``: when and where listed trajecten can be followed."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.antwoord import answer_list
from napl.api.parameters import ONGELDIG, describe, list_schema, read_or_refuse
from register.api.detail_serializers import UitvoeringRijSerializer
from register.domain.queries.uitvoering import list_uitvoeringen
from register.domain.zoeken import Zoekvraag
from register.parameters import Uitvoeringparameters


class Uitvoeringen(APIView):
    recht = "register.zie_trajecten"

    @extend_schema(
        operation_id="uitvoeringen_lijst",
        summary="Uitvoeringen die nog starten of waarvan de start onbekend is",
        description="Op startdatum, van trajecten in het register. Onbekende data staan achteraan.",
        tags=["uitvoeringen"],
        parameters=describe(Uitvoeringparameters),
        responses={200: list_schema("Uitvoeringlijst", UitvoeringRijSerializer(many=True)), 400: ONGELDIG},
    )
    def get(self, request: Request) -> Response:
        peildatum = klok.vandaag()
        values = read_or_refuse(request, Uitvoeringparameters, peildatum=peildatum)
        vraag = Zoekvraag(
            regio=tuple(values["regio"]),
            locatie=tuple(values["locatie"]),
            start_van=values["startVan"],
            start_tot=values["startTot"],
        )
        rows = list_uitvoeringen(vraag, peildatum, trajecten=values["traject"])
        return answer_list(request, rows, UitvoeringRijSerializer, values)
