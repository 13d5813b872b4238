"""The import of trajecten for the bureau: upload, follow, read the report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.models import Gebruiker
from napl.paginering import navigation, page_number, paginate
from napl.tekst import make_slug
from napl.toegang import neemt_upload, vereist_recht
from register.domain.invoer.opdracht import request_import
from register.domain.invoer.verslag import stream_verslag
from register.domain.queries.invoer import import_regels, imports
from register.enums import Uitkomst
from register.forms.invoer import Importformulier
from register.models import Importopdracht

STANDAARD = "aandacht"
SOORTEN = {
    STANDAARD: "Geweigerd of met een opmerking",
    "opmerkingen": "Met een opmerking",
    **{uitkomst.value: uitkomst.label for uitkomst in Uitkomst},
}


@require_http_methods(["GET", "HEAD", "POST"])
@vereist_recht("register.importeer_trajecten")
@neemt_upload(instelling="IMPORT_MAX_BYTES")
def import_list(request: HttpRequest) -> HttpResponse:
    """Show the form and former imports; a POST stores the file and sends the work to the background."""
    form = Importformulier(request.POST, request.FILES) if request.method == "POST" else Importformulier()
    if form.is_bound and form.is_valid():
        return _start(request, form)
    pagina = paginate(imports(), nummer=page_number(request.GET))
    return render(
        request,
        "register/import_list.html",
        {"form": form, "pagina": pagina, "paginering": navigation(pagina, request.GET)},
        status=400 if form.errors else 200,
    )


def _start(request: HttpRequest, form: Importformulier) -> HttpResponse:
    bestand = form.cleaned_data["bestand"]
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right to import implies an account
    opdracht, created = request_import(
        bestand,
        bestand.name,
        is_proef=form.cleaned_data["is_proef"],
        peildatum=klok.vandaag(),
        at=klok.nu(),
        by=request.user,
    )
    if not created:
        messages.info(request, "Dit bestand wordt al ingelezen. U ziet hier hoe ver dat is.")
    return redirect("register:import-detail", pk=opdracht.verwerking_id)


@require_safe
@never_cache
@vereist_recht("register.importeer_trajecten")
def import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far an import is and what happened to its rows; the part that changes refreshes itself."""
    opdracht = get_object_or_404(imports(), verwerking=pk)
    soort = request.GET.get("toon", STANDAARD)
    soort = soort if soort in SOORTEN else STANDAARD
    pagina = paginate(import_regels(opdracht, soort), nummer=page_number(request.GET))
    params = request.GET.copy()
    part = request.htmx and params.pop("deel", None) == ["stand"]  # type: ignore[attr-defined]
    return render(
        request,
        "register/_import_stand.html" if part else "register/import_detail.html",
        {
            "opdracht": opdracht,
            "verwerking": opdracht.verwerking,
            "cijfers": _figures(opdracht),
            "soorten": SOORTEN.items(),
            "soort": soort,
            "soort_naam": SOORTEN[soort],
            "pagina": pagina,
            "paginering": navigation(pagina, params),
        },
    )


@require_safe
@vereist_recht("register.importeer_trajecten")
def import_verslag(request: HttpRequest, pk: int) -> StreamingHttpResponse:  # noqa: ARG001
    """Download the report of all rows."""
    opdracht = get_object_or_404(Importopdracht, verwerking=pk)
    response = StreamingHttpResponse(stream_verslag(opdracht), content_type="text/csv; charset=utf-8")
    naam = make_slug(opdracht.bestandsnaam.rsplit(".", 1)[0], max_length=40)
    response["Content-Disposition"] = f'attachment; filename="verslag-{naam}-{pk}.csv"'
    return response


def _figures(opdracht: Importopdracht) -> list[dict[str, object]]:
    tellingen = opdracht.verwerking.tellingen
    figures: list[dict[str, object]] = [
        {"naam": uitkomst.label, "aantal": tellingen.get(uitkomst.value, 0)} for uitkomst in Uitkomst
    ]
    return [*figures, {"naam": "Met een opmerking", "aantal": tellingen.get("opmerkingen", 0)}]
