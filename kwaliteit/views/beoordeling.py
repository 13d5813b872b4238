"""One review: read the file, judge per criterium, hand it in; or report a conflict."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kwaliteit.domain.beoordelen.conflict import report_conflict
from kwaliteit.domain.beoordelen.schrijven import (
    SCHRIJFBAAR,
    Oordeelbotsing,
    Oordeelinvoer,
    save_feedback,
    save_oordeel,
    submit_beoordeling,
)
from kwaliteit.domain.beoordelen.zicht import see
from kwaliteit.domain.queries.beoordelingblad import Criteriumblad, read_criteriumbladen
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.forms.beoordelen import Conflictformulier, Feedbackformulier, Oordeelformulier
from kwaliteit.models import Beoordeling, Criterium
from kwaliteit.rules.beoordeling import ZIE_BEOORDELINGEN
from kwaliteit.views.beoordelen import own_beoordeling
from kwaliteit.views.oordeelantwoord import answer_refused, answer_saved, is_auto
from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.bewerken import afdruk
from register.views.mijn import account, attempt


def open_beoordeling(request: HttpRequest, pk: int) -> Beoordeling:
    """Return an own review of which the file is open; of a case that went dark nothing is there (404)."""
    beoordeling = own_beoordeling(request, pk)
    if not see(request.user, beoordeling.aanvraag, klok.vandaag()).dossier:
        raise Http404
    return beoordeling


@require_safe
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def beoordeling_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, open_beoordeling(request, pk))


@require_POST
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def beoordeling_criterium(request: HttpRequest, pk: int, criterium: int) -> HttpResponse:
    """Keep the judgement on one criterium, as a page or while one types."""
    beoordeling = open_beoordeling(request, pk)
    about = get_object_or_404(Criterium, pk=criterium, versie=beoordeling.aanvraag.kaderversie_id)
    terug = reverse("kwaliteit:beoordeling-detail", args=[pk]) + f"#c{about.pk}"
    if request.POST.get("keuze") == "ander":
        return redirect(terug)
    form = Oordeelformulier(request.POST, auto_id=f"c{about.pk}-%s")
    form.is_valid()
    invoer = Oordeelinvoer(
        **{naam: form.cleaned_data.get(naam, "") for naam in ("oordeel", "motivering", "bewijs")}
    )
    basis = request.POST.get("basis", "")
    try:
        if not form.errors:
            save_oordeel(beoordeling, about, invoer, basis=basis, by=account(request), at=klok.nu())
            basis = _print_now(beoordeling, about)
    except GeenRecht:
        raise
    except Oordeelbotsing as botsing:
        form.add_error(None, botsing.melding)
        return show(request, beoordeling, about=about.pk, form=form, botsing=botsing.stand)
    except Domeinfout as fout:
        if is_auto(request) and fout.veld not in form.fields:
            return answer_refused(fout)
        form.add_domeinfout(fout)
    if is_auto(request):
        return answer_saved(form, basis)
    if form.errors:
        return show(request, beoordeling, about=about.pk, form=form)
    messages.success(request, f"Criterium {about.code} is bewaard.")
    return redirect(terug)


def _print_now(beoordeling: Beoordeling, criterium: Criterium) -> str:
    return Oordeelinvoer.of(beoordeling.oordelen.filter(criterium=criterium).first()).afdruk


@require_POST
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def beoordeling_feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what can help the aanbieder on."""
    beoordeling = open_beoordeling(request, pk)
    form = Feedbackformulier(request.POST, auto_id="feedback-%s")
    form.is_valid()
    tekst, basis = form.cleaned_data.get("tekst", ""), request.POST.get("basis", "")
    try:
        tekst = save_feedback(beoordeling, tekst=tekst, basis=basis, by=account(request), at=klok.nu())
    except GeenRecht:
        raise
    except Domeinfout as fout:
        if is_auto(request):
            return answer_refused(fout)
        form.add_error("tekst", fout.melding)
        return show(request, beoordeling, feedback=form)
    if is_auto(request):
        return answer_saved(form, afdruk(tekst))
    messages.success(request, "Uw tips zijn bewaard.")
    return redirect(reverse("kwaliteit:beoordeling-detail", args=[pk]) + "#feedback")


@require_POST
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def beoordeling_inleveren(request: HttpRequest, pk: int) -> HttpResponse:
    beoordeling = open_beoordeling(request, pk)
    try:
        submit_beoordeling(beoordeling, by=account(request), at=klok.nu())
    except GeenRecht:
        raise
    except Domeinfout as fout:
        messages.error(request, fout.melding)
        return redirect("kwaliteit:beoordeling-detail", pk)
    messages.success(request, "U hebt ingeleverd. U krijgt bericht als de andere deskundige ook zover is.")
    return redirect("kwaliteit:beoordelen")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(ZIE_BEOORDELINGEN)
def beoordeling_conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a conflict that was found late: the review is taken back."""
    beoordeling = open_beoordeling(request, pk)
    form = Conflictformulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reden = form.cleaned_data["reden"]
        if attempt(
            form, lambda: report_conflict(beoordeling, reden=reden, by=account(request), at=klok.nu())
        ):
            messages.success(request, "Uw beoordeling is teruggenomen. Bedankt dat u dit meldt.")
            return redirect("kwaliteit:beoordelen")
    return render(
        request,
        "kwaliteit/beoordeling_conflict.html",
        {
            "form": form,
            "beoordeling": beoordeling,
            "kruimels": _crumbs(beoordeling, ("Belangenconflict melden", "")),
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


def show(
    request: HttpRequest,
    beoordeling: Beoordeling,
    *,
    about: int = 0,
    form: Oordeelformulier | None = None,
    botsing: Oordeelinvoer | None = None,
    feedback: Feedbackformulier | None = None,
) -> HttpResponse:
    """Show a review, with the form that was refused; to the script only that form."""
    status = HTTPStatus.OK
    if form is not None or feedback is not None:
        status = HTTPStatus.CONFLICT if botsing else HTTPStatus.BAD_REQUEST
    bladen = read_criteriumbladen(beoordeling)
    rijen = [_row(blad, form if blad.criterium.pk == about else None, botsing) for blad in bladen]
    aanvraag = beoordeling.aanvraag
    context = {
        "beoordeling": beoordeling,
        "aanvraag": aanvraag,
        "inhoud": aanvraag.inhoud or {},
        "versie": aanvraag.versie,
        "aanbieders": sorted(item.naam for item in aanvraag.traject.aanbieders.all()),
        "rijen": rijen,
        "heel": sum(blad.is_heel for blad in bladen),
        "schrijft": beoordeling.status in SCHRIJFBAAR and aanvraag.status == Aanvraagstatus.IN_BEOORDELING,
        "wacht": aanvraag.status == Aanvraagstatus.TOEWIJZING,
        "naast_elkaar": see(request.user, aanvraag, klok.vandaag()).oordelen,
        "feedback": feedback
        or Feedbackformulier(initial={"tekst": beoordeling.feedback}, auto_id="feedback-%s"),
        "feedbackbasis": afdruk(beoordeling.feedback),
        "form": form or feedback,
        "kruimels": _crumbs(beoordeling),
    }
    if is_auto(request) and about:
        [rij] = [rij for rij in rijen if rij["blad"].criterium.pk == about]
        context["rij"] = rij
        return render(request, "kwaliteit/_beoordeling_formulier.html", context, status=status)
    return render(request, "kwaliteit/beoordeling_detail.html", context, status=status)


def _row(blad: Criteriumblad, form: Oordeelformulier | None, botsing: Oordeelinvoer | None) -> dict[str, Any]:
    stand = blad.stand
    empty = Oordeelformulier(
        initial={"oordeel": stand.oordeel, "motivering": stand.motivering, "bewijs": stand.bewijs},
        auto_id=f"c{blad.criterium.pk}-%s",
    )
    return {
        "blad": blad,
        "form": form or empty,
        "botsing": botsing if form else None,
        "basis": (botsing or stand).afdruk if form else stand.afdruk,
    }


def _crumbs(beoordeling: Beoordeling, *rest: tuple[str, str]) -> list[dict[str, str]]:
    detail = reverse("kwaliteit:beoordeling-detail", args=[beoordeling.pk]) if rest else ""
    punten = [
        ("Beoordelen", reverse("kwaliteit:beoordelen")),
        (beoordeling.aanvraag.kenmerk, detail),
        *rest,
    ]
    return [{"naam": naam, "url": url} for naam, url in punten]
