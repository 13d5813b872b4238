"""A bezwaar at the bureau: the list, the case with its next step, and the decision."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit.domain.besluit.invoer import judged_by
from kwaliteit.domain.bezwaar.beslissen import as_before, decide_bezwaar
from kwaliteit.domain.bezwaar.zetten import objection_to_person
from kwaliteit.domain.queries.aanvraag import explain_termijnen
from kwaliteit.domain.queries.bezwaar import list_bezwaren, read_bezwaren
from kwaliteit.enums import Bezwaarstatus, Bezwaaruitkomst
from kwaliteit.forms.bezwaar import Beslisformulier
from kwaliteit.models import Bezwaar
from kwaliteit.rules.bezwaar import BEHANDEL_BEZWAAR, BESLIS_BEZWAAR, ZIE_BEZWAREN
from kwaliteit.views.bezwaarzetten import WAAROP, zetten_van
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.paginering import navigation, page_number, paginate
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from register.views.mijn import account, posted

LIJST = "kwaliteit:bezwaren"


@require_safe
@never_cache
@vereist_recht(ZIE_BEZWAREN)
def bezwaren(request: HttpRequest) -> HttpResponse:
    """Show what waits, or with ``stand=klaar`` what was closed."""
    open_ = request.GET.get("stand") != "klaar"
    pagina = paginate(list_bezwaren(open_=open_), nummer=page_number(request.GET))
    context = {"pagina": pagina, "open": open_, "paginering": navigation(pagina, request.GET)}
    return render(request, "kwaliteit/bezwaar_list.html", {**context, "vandaag": klok.vandaag()})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(ZIE_BEZWAREN)
def bezwaar_zaak(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one bezwaar with its next step; what is posted is a move of it."""
    bezwaar = get_object_or_404(read_bezwaren(), pk=pk)
    gebruiker = account(request)
    zetten = zetten_van(bezwaar, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        gekozen = next((zet for zet in zetten if zet.form.is_bound), None)
        if gekozen is None:
            messages.warning(request, "Dit kan nu niet meer. Kijk hieronder wat er wel kan.")
            return redirect("kwaliteit:bezwaar-zaak", pk=pk)
        if gekozen.do(bezwaar, by=gebruiker, at=klok.nu()):
            messages.success(request, gekozen.soort.gedaan)
            return redirect("kwaliteit:bezwaar-zaak", pk=pk)
    form = next((zet.form for zet in zetten if zet.form.is_bound), None)
    return render(
        request,
        "kwaliteit/bezwaar_zaak.html",
        {
            "bezwaar": bezwaar,
            "zetten": zetten if heeft_recht(gebruiker, BEHANDEL_BEZWAAR) else [],
            "waarop": WAAROP[Bezwaarstatus(bezwaar.status)],
            "bezet": objection_to_person(bezwaar, gebruiker, klok.nu()),
            "mag_beslissen": bezwaar.status == Bezwaarstatus.TER_BESLISSING
            and heeft_recht(gebruiker, BESLIS_BEZWAAR),
            "termijnen": explain_termijnen(bezwaar, klok.vandaag()),
            "form": form,
            "kruimels": _kruimels(bezwaar),
        },
        status=HTTPStatus.BAD_REQUEST if form is not None and form.errors else HTTPStatus.OK,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BESLIS_BEZWAAR)
def bezwaar_beslis(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide; a well-founded bezwaar asks for the new decision on the same page."""
    bezwaar = get_object_or_404(read_bezwaren(), pk=pk)
    criteria = list(judged_by(bezwaar.besluit.aanvraag.kaderversie))
    form = Beslisformulier(posted(request), criteria=criteria, oordelen=as_before(bezwaar.besluit))
    if form.is_bound and form.is_valid() and _decided(request, bezwaar, form):
        messages.success(request, "De beslissing is genomen en verstuurd.")
        return redirect("kwaliteit:bezwaar-zaak", pk=pk)
    return render(
        request,
        "kwaliteit/bezwaar_beslis.html",
        {
            "bezwaar": bezwaar,
            "form": form,
            "kan": bezwaar.status == Bezwaarstatus.TER_BESLISSING,
            "bezet": objection_to_person(bezwaar, account(request), klok.nu()),
            "kruimels": [*_kruimels(bezwaar, link=True), {"naam": "Beslissen", "url": ""}],
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


def _decided(request: HttpRequest, bezwaar: Bezwaar, form: Beslisformulier) -> bool:
    """Decide and say whether that was done; a refusal stands in the form."""
    uitkomst = Bezwaaruitkomst(form.cleaned_data["uitkomst"])
    try:
        decide_bezwaar(
            bezwaar,
            uitkomst=uitkomst,
            motivering=form.cleaned_data["motivering"],
            nieuw=form.nieuw if uitkomst == Bezwaaruitkomst.GEGROND else None,
            by=account(request),
            at=klok.nu(),
        )
    except GeenRecht as fout:
        if fout.veld != "status":
            raise
        form.add_domeinfout(fout)  # has the right, and had a part in it
    except Domeinfout as fout:
        form.add_domeinfout(fout)
    else:
        return True
    return False


def _kruimels(bezwaar: Bezwaar, *, link: bool = False) -> list[dict[str, str]]:
    eigen = reverse("kwaliteit:bezwaar-zaak", args=[bezwaar.pk]) if link else ""
    return [{"naam": "Bezwaren", "url": reverse(LIJST)}, {"naam": bezwaar.kenmerk, "url": eigen}]
