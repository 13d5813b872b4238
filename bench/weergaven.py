"""Pages that the benchmarks compare with: empty, of plain templates, and a plain list in the API."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from djangorestframework_camel_case.render import CamelCaseJSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from napl import klok
from napl.api.lijst import envelope, represent
from napl.paginering import navigation
from napl.toegang import vereist_recht
from register import filters
from register.api.serializers import TrajectSamenvattingSerializer
from register.domain.kaart import build_kaarten
from register.domain.zoeken import zoek_trajecten
from register.domain.zoeken.facetlijst import FACETTEN
from register.views.facetpaneel import MAX_WAARDEN, OPEN_WAARDEN, UITGEKLAPT
from register.views.zoekadres import Zoekadres
from register.views.zoekbereiken import AFSTANDEN, BEREIKEN
from register.views.zoekchips import make_chips
from register.views.zoekresultaat import SORTERINGEN


@vereist_recht("napl.zie_openbaar")
def leeg(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return HttpResponse("")


@vereist_recht("napl.zie_bureau")
def ingelogd(request: HttpRequest) -> HttpResponse:
    """Render a page with nothing on it but what every page of the site has, for who works at the bureau."""
    return render(request, "bench/ingelogd.html")


@vereist_recht("napl.zie_openbaar")
def sjabloon(request: HttpRequest) -> HttpResponse:
    """Render the search page by plain templates, of data that were made ready before."""
    return render(request, "bench/pagina.html", _prepared(request.GET.urlencode(), request))


_context: dict[str, dict[str, object]] = {}


def _prepared(address: str, request: HttpRequest) -> dict[str, object]:
    if address not in _context:
        _context[address] = _prepare(request)
    return _context[address]


def _prepare(request: HttpRequest) -> dict[str, object]:
    vraag = filters.read_zoekvraag(request.GET).vraag
    uitslag = zoek_trajecten(vraag, peildatum=klok.vandaag())
    facetten = []
    for naam in FACETTEN:
        telling = uitslag.facetten.telling(naam)
        waarden = [item for item in telling.eerste(MAX_WAARDEN) if item.aantal or item.gekozen]
        if waarden:
            facetten.append(
                {
                    "naam": naam,
                    "label": filters.label(naam),
                    "uitleg": filters.uitleg(naam),
                    "open": naam in UITGEKLAPT,
                    "eerste": waarden[:OPEN_WAARDEN],
                    "overige": waarden[OPEN_WAARDEN:],
                    "aantal": telling.aantal_waarden,
                    "alle": telling.aantal_waarden > len(waarden),
                }
            )
    bereiken = {}
    for naam, (label, _) in BEREIKEN.items():
        steps = [step for step in uitslag.bereiken[naam] if step.aantal]
        highest = max((step.aantal for step in steps), default=1)
        bereiken[naam] = {
            "label": label,
            "stappen": [
                {
                    "url": f"?{naam}={step.tot}",
                    "label": f"{step.vanaf} tot en met {step.tot}",
                    "breedte": round(100 * step.aantal / highest),
                    "aantal": step.aantal,
                }
                for step in steps
            ],
        }
    return {
        "q": vraag.q,
        "vraag": vraag,
        "uitslag": uitslag,
        "facetten": facetten,
        "bereiken": bereiken,
        "chips": make_chips(Zoekadres(vraag)),
        "sorteringen": SORTERINGEN,
        "sortering": vraag.sortering.value,
        "afstanden": AFSTANDEN,
        "kaarten": build_kaarten(uitslag.rijen),
        "paginering": navigation(uitslag.pagina, request.GET),
        "erkend": uitslag.aantal_met("opname", "erkend"),
        "in_kaart": uitslag.aantal_met("opname", "in-kaart"),
    }


class Lijst(APIView):
    """Twenty rows that were made ready before, in the envelope and the renderer of every list."""

    recht = "napl.zie_openbaar"
    renderer_classes = [CamelCaseJSONRenderer]

    def get(self, request: Request) -> Response:
        pagina, rows = _rows(request)
        return Response(envelope(request, pagina, rows))


_kept: list[object] = []


def _rows(request: Request) -> tuple[object, list[dict[str, object]]]:
    if not _kept:
        uitslag = zoek_trajecten(filters.read_zoekvraag(request.query_params).vraag, peildatum=klok.vandaag())
        _kept.append(
            (
                uitslag.pagina,
                [dict(row) for row in represent(TrajectSamenvattingSerializer, uitslag.rijen, request)],
            )
        )
    return _kept[0]  # type: ignore[return-value]
