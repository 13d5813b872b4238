"""The desk of the programmabureau: what asks for attention, and the work in the background."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from napl import klok
from napl.models import Verwerking
from napl.paginering import navigation, paginate
from napl.rechten import heeft_recht
from napl.registers import mijlpalen, verwerkingsoorten, werkbronnen
from napl.toegang import vereist_recht


@require_safe
@vereist_recht("napl.zie_bureau")
def bureau(request: HttpRequest) -> HttpResponse:
    peildatum = klok.vandaag()
    lijsten = [
        {"titel": bron.titel, "werk": bron.werk(request.user, peildatum)}
        for bron in werkbronnen
        if heeft_recht(request.user, bron.recht)
    ]
    standen = [{"mijlpaal": mijlpaal, "stand": mijlpaal.stand(peildatum)} for mijlpaal in mijlpalen]
    recent = Verwerking.objects.select_related("aangevraagd_door").order_by("-aangevraagd_op")[:5]
    return render(
        request,
        "napl/bureau.html",
        {
            "lijsten": lijsten,
            "mijlpalen": standen,
            "verwerkingen": _with_links(list(recent)),
            "peildatum": peildatum,
        },
    )


@require_safe
@vereist_recht("napl.zie_verwerkingen")
def verwerking_list(request: HttpRequest) -> HttpResponse:
    rows = Verwerking.objects.select_related("aangevraagd_door").order_by("-aangevraagd_op", "-pk")
    pagina = paginate(rows, nummer=_number(request.GET.get("pagina", "1")))
    return render(
        request,
        "napl/verwerking_list.html",
        {
            "verwerkingen": _with_links(list(pagina.resultaten)),
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
        },
    )


@require_safe
@vereist_recht("napl.zie_verwerkingen")
def verwerking_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one run; while it is open the part with the progress bar refreshes itself."""
    verwerking = get_object_or_404(Verwerking.objects.select_related("aangevraagd_door"), pk=pk)
    template = "napl/verwerking_detail.html"
    if request.htmx and request.GET.get("deel") == "voortgang":  # type: ignore[attr-defined]
        template = "napl/_verwerking_voortgang.html"
    return render(request, template, {"verwerking": verwerking, **_with_links([verwerking])[0]})


def _with_links(verwerkingen: list[Verwerking]) -> list[dict[str, object]]:
    return [
        {
            "verwerking": verwerking,
            "titel": verwerkingsoorten[verwerking.soort].titel,
            "url": verwerkingsoorten[verwerking.soort].url(verwerking),
        }
        for verwerking in verwerkingen
    ]


def _number(raw: str) -> int:
    return int(raw) if raw.isascii() and raw.isdigit() else 1
