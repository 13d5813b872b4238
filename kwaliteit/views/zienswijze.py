"""For an aanbieder: read the advice, say what it thinks of it, and report that a voorwaarde was met."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.aanvraag.termijnen import ZIENSWIJZE
from kwaliteit.domain.besluit.voorwaarde import report_voorwaarde
from kwaliteit.domain.besluit.zienswijze import give_zienswijze, waive_zienswijze
from kwaliteit.domain.queries.besluit import (
    besluit_on,
    latest_sent,
    read_advies,
    voorwaarden_of,
    zienswijze_on,
)
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.forms.besluit import Meldformulier, Zienswijzeformulier
from kwaliteit.rules.aanvraag import TEKEN_AANVRAAG
from kwaliteit.views.besluitdelen import eigen_crumbs, eigen_url, find_aanvraag, try_move, who
from napl import klok
from napl.domain.termijn.lezen import running_termijn
from napl.rechten import require_recht
from napl.toegang import vereist_recht


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(TEKEN_AANVRAAG)
def zienswijze_geef(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the advice with all of its reasons; who may sign says what the aanbieder thinks, or nothing."""
    aanvraag = find_aanvraag(request, pk)
    require_recht(who(request), TEKEN_AANVRAAG, aanvraag)
    advies = latest_sent(aanvraag)
    if advies is None:
        raise Http404
    form = Zienswijzeformulier(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
    )
    afzien = request.POST.get("actie") == "zie-af"
    if form.is_bound and (form.is_valid() or afzien):
        if afzien:
            form.errors.clear()
            done = try_move(form, lambda: waive_zienswijze(aanvraag, by=who(request), at=klok.nu()))
        else:
            done = try_move(
                form,
                lambda: give_zienswijze(
                    aanvraag,
                    tekst=form.cleaned_data["tekst"],
                    bestanden=form.bestanden(),
                    by=who(request),
                    at=klok.nu(),
                ),
            )
        if done:
            messages.success(
                request,
                "Wij weten dat u geen zienswijze geeft. De aanvraag gaat nu naar wie erover beslist."
                if afzien
                else "Uw zienswijze is verstuurd. Het bureau geeft er antwoord op.",
            )
            return redirect(eigen_url(aanvraag.pk))
    zienswijze = zienswijze_on(advies)
    termijn = running_termijn(aanvraag, ZIENSWIJZE)
    return render(
        request,
        "kwaliteit/zienswijze_geef.html",
        {
            "aanvraag": aanvraag,
            "blok": read_advies(advies),
            "zienswijze": zienswijze,
            "form": form,
            "kan": zienswijze is None and aanvraag.status == Aanvraagstatus.ZIENSWIJZE,
            "uiterlijk": termijn.einde if termijn else None,
            "kruimels": eigen_crumbs(aanvraag, "Uw zienswijze"),
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(TEKEN_AANVRAAG)
def voorwaarde_meld(request: HttpRequest, pk: int, voorwaarde: int) -> HttpResponse:
    """Report how a voorwaarde was met."""
    aanvraag = find_aanvraag(request, pk)
    require_recht(who(request), TEKEN_AANVRAAG, aanvraag)
    besluit = besluit_on(aanvraag)
    if besluit is None:
        raise Http404
    found = get_object_or_404(voorwaarden_of(besluit), pk=voorwaarde)
    form = Meldformulier(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        if try_move(
            form,
            lambda: report_voorwaarde(
                found, tekst=data["tekst"], bestand=data["bestand"] or None, by=who(request), at=klok.nu()
            ),
        ):
            messages.success(request, "Uw melding is verstuurd. Het bureau kijkt ernaar.")
            return redirect(eigen_url(aanvraag.pk))
    return render(
        request,
        "kwaliteit/voorwaarde_meld.html",
        {
            "aanvraag": aanvraag,
            "voorwaarde": found,
            "wacht": any(melding.beoordeeld_op is None for melding in found.meldingen.all()),
            "form": form,
            "kruimels": eigen_crumbs(aanvraag, "Voorwaarde melden"),
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )
