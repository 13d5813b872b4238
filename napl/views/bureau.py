"""The desk of the programmabureau beside its work list: milestones, and the work in the background."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from napl import klok
from napl.models import Verwerking
from napl.paginering import navigation, page_number, paginate
from napl.registers import mijlpalen, verwerkingsoorten
from napl.toegang import vereist_recht


@require_safe
@vereist_recht("napl.zie_bureau")
def mijlpaal_list(request: HttpRequest) -> HttpResponse:
    peildatum = klok.vandaag()
    standen = [{"mijlpaal": mijlpaal, "stand": mijlpaal.stand(peildatum)} for mijlpaal in mijlpalen]
    return render(request, "napl/mijlpaal_list.html", {"mijlpalen": standen, "peildatum": peildatum})


@require_safe
@vereist_recht("napl.zie_verwerkingen")
def verwerking_list(request: HttpRequest) -> HttpResponse:
    rows = Verwerking.objects.select_related("aangevraagd_door").order_by("-aangevraagd_op", "-pk")
    pagina = paginate(rows, nummer=page_number(request.GET))
    return render(
        request,
        "napl/verwerking_list.html",
        {
            "verwerkingen": [_shown(verwerking) for verwerking in pagina.resultaten],
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
        },
    )


@require_safe
@never_cache
@vereist_recht("napl.zie_verwerkingen")
def verwerking_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one run; while it is open the part with the progress bar asks for itself again."""
    verwerking = get_object_or_404(Verwerking.objects.select_related("aangevraagd_door"), pk=pk)
    is_part = request.htmx and request.GET.get("deel") == "voortgang"  # type: ignore[attr-defined]
    template = "napl/_verwerking_voortgang.html" if is_part else "napl/verwerking_detail.html"
    return render(request, template, _shown(verwerking))


def _shown(verwerking: Verwerking) -> dict[str, object]:
    """Return what pages show of a run; one of a kind that no longer exists keeps its code as a name."""
    soort = verwerkingsoorten.get(verwerking.soort)
    namen = soort.tellingnamen if soort else {}
    return {
        "verwerking": verwerking,
        "titel": soort.titel if soort else verwerking.soort,
        "url": soort.url(verwerking) if soort else None,
        "tellingen": [
            {"naam": namen.get(code, code.replace("_", " ").capitalize()), "aantal": aantal}
            for code, aantal in verwerking.tellingen.items()
        ],
    }
