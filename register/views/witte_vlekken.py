"""The witte vlekken: the gap matrix by path and by region, as a file, and counted again on request."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from napl import klok
from napl.domain.verwerking import request_verwerking
from napl.models import Gebruiker, Verwerking
from napl.parameters import Invoerfout
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from register.domain.dekking_export import csv_lines
from register.domain.queries.dekking import SOORT, latest_run, stored_tellingen
from register.domain.queries.matrix import Matrix, Plek, build_matrix
from register.domain.queries.vraag import read_vraag
from register.parameters import read_parameters
from register.parameters_vlekken import Kaartparameters
from register.views import hittekaart

DEEL = "vlekken"


@dataclass(frozen=True)
class Keuze:
    """What a visitor chose, as far as it was understood."""

    plek: Plek
    pad_slug: str
    sectoren: list[str]
    niveaus: list[str]
    fouten: list[Invoerfout]


@require_safe
@vary_on_headers("HX-Request")
@vereist_recht("register.zie_witte_vlekken")
def witte_vlekken(request: HttpRequest) -> HttpResponse:
    """Show the matrix of the latest finished count, for the whole country or one region."""
    run = latest_run()
    if run is None:
        return _no_run(request)
    matrix = build_matrix(run.peildatum, stored_tellingen(run))
    keuze = _read(request, matrix)
    kaart = hittekaart.per_pad(
        matrix,
        keuze.plek,
        sectoren=keuze.sectoren,
        niveaus=keuze.niveaus,
        vraag=(vraag := read_vraag(run.peildatum)),
    )
    samenvatting = matrix.samenvatting(
        plekken=[keuze.plek.slug], sectoren=keuze.sectoren, niveaus=keuze.niveaus
    )
    return _page(
        request,
        "register/witte_vlekken.html",
        "register/_witte_vlekken_kaart.html",
        {
            **_shared(request, run, matrix, keuze),
            "kaart": kaart,
            "samenvatting": samenvatting,
            "vraagbronnen": vraag.bronnen,
        },
    )


@require_safe
@vary_on_headers("HX-Request")
@vereist_recht("register.zie_witte_vlekken")
def witte_vlekken_regios(request: HttpRequest) -> HttpResponse:
    """Show every region for one path."""
    run = latest_run()
    if run is None:
        return _no_run(request)
    matrix = build_matrix(run.peildatum, stored_tellingen(run))
    if not matrix.paden:
        return _no_run(request)
    keuze = _read(request, matrix)
    pad = next((pad for pad in matrix.paden if pad.slug == keuze.pad_slug), matrix.paden[0])
    kaart = hittekaart.per_regio(
        matrix,
        pad,
        sectoren=keuze.sectoren,
        niveaus=keuze.niveaus,
        vraag=(vraag := read_vraag(run.peildatum)),
    )
    return _page(
        request,
        "register/witte_vlekken_regios.html",
        "register/_witte_vlekken_regiokaart.html",
        {
            **_shared(request, run, matrix, keuze),
            "kaart": kaart,
            "pad": pad,
            "vraagbronnen": vraag.bronnen,
        },
    )


@require_safe
@vereist_recht("register.zie_witte_vlekken")
def witte_vlekken_csv(request: HttpRequest) -> StreamingHttpResponse:  # noqa: ARG001
    """Download the whole matrix of the latest finished count, empty cells included."""
    run = latest_run()
    if run is None:
        raise Http404
    matrix = build_matrix(run.peildatum, stored_tellingen(run))
    response = StreamingHttpResponse(
        csv_lines(matrix.cellen(), run.peildatum), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="witte-vlekken-{run.peildatum}.csv"'
    return response


@require_POST
@vereist_recht("napl.start_verwerking")
def tel_witte_vlekken(request: HttpRequest) -> HttpResponse:
    """Ask for a new count; while one is open for today, that is the one to watch."""
    peildatum = klok.vandaag()
    verwerking, _ = request_verwerking(
        SOORT,
        peildatum.isoformat(),
        peildatum=peildatum,
        at=klok.nu(),
        by=cast("Gebruiker", request.user),  # the right implies an account
    )
    return redirect("verwerking-detail", pk=verwerking.pk)


def _read(request: HttpRequest, matrix: Matrix) -> Keuze:
    values, fouten = read_parameters(Kaartparameters, request.GET, matrix=matrix)
    plek = next((plek for plek in matrix.plekken if plek.slug == values.get("regio")), matrix.plekken[0])
    return Keuze(
        plek,
        values.get("ontwikkelpad", ""),
        values.get("sector", []),
        values.get("niveau", []),
        fouten,
    )


def _shared(request: HttpRequest, run: Verwerking, matrix: Matrix, keuze: Keuze) -> dict[str, Any]:
    return {"run": run, "matrix": matrix, "keuze": keuze, **_may_count(request), **_choices()}


def _may_count(request: HttpRequest) -> dict[str, Any]:
    return {"mag_tellen": heeft_recht(request.user, "napl.start_verwerking")}


def _choices() -> dict[str, Any]:
    kolommen = hittekaart.make_kolommen([], [])
    return {
        "sectoren": list(dict.fromkeys((kolom.sector, kolom.sectornaam) for kolom in kolommen)),
        "niveaus": list(dict.fromkeys((kolom.niveau, kolom.naam) for kolom in kolommen)),
    }


def _no_run(request: HttpRequest) -> HttpResponse:
    return render(request, "register/witte_vlekken_leeg.html", _may_count(request))


def _page(request: HttpRequest, page: str, part: str, context: dict[str, Any]) -> HttpResponse:
    htmx = request.htmx  # type: ignore[attr-defined]
    only_part = htmx and not htmx.history_restore_request and htmx.target == DEEL
    return render(request, part if only_part else page, context)
