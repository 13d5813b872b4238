"""For an aanbieder: who asks to confirm that they completed a traject."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.paginering import navigation, page_number, paginate
from napl.toegang import vereist_recht
from register.domain.deelname.bevestiging import (
    confirm_bevestiging,
    refuse_bevestiging,
    withdraw_bevestiging,
)
from register.domain.deelname.lezen import build_verzoek, list_verzoeken
from register.enums import Bevestigingstand
from register.forms.deelname import Redenformulier
from register.models import Deelname
from register.views.mijn import account, attempt

LIJST = "register:bevestigingen"


@require_safe
@never_cache
@vereist_recht("register.zie_bevestigingen")
def bevestiging_list(request: HttpRequest) -> HttpResponse:
    """Show the open requests, or with ``stand=bevestigd`` what was confirmed."""
    open_ = request.GET.get("stand") != Bevestigingstand.BEVESTIGD
    rows = list_verzoeken(account(request), klok.vandaag(), open_=open_)
    pagina = paginate(rows, nummer=page_number(request.GET))
    return render(
        request,
        "register/bevestiging_list.html",
        {
            "pagina": pagina,
            "verzoeken": [build_verzoek(row) for row in pagina.resultaten],
            "open": open_,
            "paginering": navigation(pagina, request.GET),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.bevestig_deelname")
def bevestiging_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one request; confirm it, refuse it or take a confirmation back, the last two with a reason."""
    rows = Deelname.objects.voor_aanbieder(account(request), klok.vandaag())
    deelname = rows.select_related("trajectversie").filter(pk=pk).first()
    if deelname is None:
        raise Http404
    form = Redenformulier()
    if request.method == "POST":
        answered = _answer(request, deelname)
        if isinstance(answered, HttpResponse):
            return answered
        form = answered
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    context = {"verzoek": build_verzoek(deelname), "form": form}
    return render(request, "register/bevestiging_detail.html", context, status=status)


def count_open(request: HttpRequest) -> int:
    """Count for the menu how many teachers wait for an answer."""
    return list_verzoeken(account(request), klok.vandaag(), open_=True).count()


def _answer(request: HttpRequest, deelname: Deelname) -> HttpResponse | Redenformulier:
    by, at, actie = account(request), klok.nu(), request.POST.get("actie", "")
    if actie == "bevestig":
        try:
            confirm_bevestiging(deelname, by=by, at=at)
        except Domeinfout as fout:
            messages.error(request, fout.melding)
            return redirect(LIJST)
        messages.success(request, "U hebt de deelname bevestigd.")
        return redirect(LIJST)
    verb = withdraw_bevestiging if actie == "trek-in" else refuse_bevestiging
    form = Redenformulier(request.POST)
    if form.is_valid():
        reden = form.cleaned_data["reden"]
        if attempt(form, lambda: verb(deelname, reden=reden, by=by, at=at)) is not None:
            messages.success(request, "De leraar ziet uw antwoord met de reden.")
            return redirect(LIJST)
    return form
