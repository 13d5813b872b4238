"""For the bureau: decide on one case or on a selection, with the letter in sight before it goes out."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kwaliteit.domain.besluit.advies import content_of, return_advies
from kwaliteit.domain.besluit.batch import decide_all
from kwaliteit.domain.besluit.beleid import beleid_op
from kwaliteit.domain.besluit.beslissen import Keuze, decide
from kwaliteit.domain.besluit.brief import make_brief
from kwaliteit.domain.besluit.invoer import judged_by
from kwaliteit.domain.besluit.mail import signers_of
from kwaliteit.domain.besluit.scheiding import objection_to
from kwaliteit.domain.besluit.voorbeeld import preview_brief, preview_mail
from kwaliteit.domain.queries.besluit import (
    besluit_on,
    latest_sent,
    list_besloten,
    list_te_beslissen,
    read_advies,
    zienswijze_on,
)
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.forms.besluit import Afwijkformulier, Terugformulier, Toetsformulier
from kwaliteit.models import Advies, Erkenningsaanvraag
from kwaliteit.rules.besluit import BEHEER_BELEID, BESLIS, ZIE_BESLUITEN
from kwaliteit.views.besluitdelen import find_aanvraag, try_move, who, zaak_crumbs, zaak_url
from napl import klok
from napl.fouten import Domeinfout
from napl.rechten import heeft_recht, require_recht
from napl.toegang import vereist_recht
from ontwikkelpaden.forms.consultatie import Domeinformulier

RECENT = 10


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(ZIE_BESLUITEN)
def besluit_list(request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision; a beslisser decides on a selection, each as was advised."""
    by, vandaag = who(request), klok.vandaag()
    uitslagen = []
    form = Toetsformulier(request.POST if request.method == "POST" else None, auto_id="alle-%s")
    if request.method == "POST":
        require_recht(by, BESLIS)
        gekozen = [pk for pk in request.POST.getlist("aanvraag") if pk.isdecimal()]
        if not gekozen:
            form.add_error(None, "Kies eerst een of meer aanvragen.")
        if form.is_valid():
            getoetst = form.cleaned_data["advies_getoetst"]
            uitslagen = decide_all([int(pk) for pk in gekozen], advies_getoetst=getoetst, by=by, nu=klok.nu)
    return render(
        request,
        "kwaliteit/besluit_list.html",
        {
            "rijen": list_te_beslissen(by, vandaag),
            "besloten": list_besloten(RECENT),
            "uitslagen": uitslagen,
            "gelukt": sum(uitslag.besluit is not None for uitslag in uitslagen),
            "form": form,
            "mag": heeft_recht(by, BESLIS),
            "mag_beleid": heeft_recht(by, BEHEER_BELEID),
            "gekozen": request.POST.getlist("aanvraag"),
        },
        status=HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BESLIS)
def besluit_neem(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow the advice, leave it with a reason, or send it back; each has a form of its own."""
    aanvraag = find_aanvraag(request, pk)
    advies = latest_sent(aanvraag)
    if advies is None:
        raise Http404
    actie = request.POST.get("actie", "")
    forms: dict[str, Domeinformulier] = {
        "volg": Toetsformulier(request.POST if actie == "volg" else None, auto_id="volg-%s"),
        "wijk-af": _afwijkformulier(request, aanvraag, advies, gebonden=actie == "wijk-af"),
        "terug": Terugformulier(request.POST if actie == "terug" else None, auto_id="terug-%s"),
    }
    gekozen = forms.get(actie)
    if gekozen is not None and gekozen.is_valid() and _decide(request, aanvraag, actie, gekozen):
        return redirect(zaak_url(aanvraag.pk))
    return render(
        request,
        "kwaliteit/besluit_neem.html",
        {
            "aanvraag": aanvraag,
            "advies": advies,
            "blok": read_advies(advies),
            "zienswijze": zienswijze_on(advies),
            "forms": forms,
            "volg": forms["volg"],
            "afwijk": forms["wijk-af"],
            "terug": forms["terug"],
            "form": gekozen,
            "kan": aanvraag.status == Aanvraagstatus.TER_BESLUITVORMING,
            "bezwaar": objection_to(aanvraag, who(request), klok.vandaag()),
            "besluit": besluit_on(aanvraag),
            "mail": preview_mail(aanvraag),
            "ontvangers": signers_of(aanvraag, klok.vandaag()),
            "kruimels": zaak_crumbs(aanvraag, "Besluit"),
        },
        status=HTTPStatus.BAD_REQUEST if gekozen is not None and gekozen.errors else HTTPStatus.OK,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(ZIE_BESLUITEN)
def besluit_voorbeeld(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the letter as it would be: of the advice, or with POST of what stands in the form."""
    aanvraag = find_aanvraag(request, pk)
    advies = latest_sent(aanvraag)
    if advies is None or aanvraag.status != Aanvraagstatus.TER_BESLUITVORMING:
        raise Http404
    keuze = Keuze(advies_getoetst=True)
    if request.method == "POST":
        form = _afwijkformulier(request, aanvraag, advies, gebonden=True)
        if not form.is_valid():
            return _no_preview("Vul het formulier eerst verder in.")
        keuze = Keuze(advies_getoetst=True, inhoud=form.inhoud, afwijking=form.cleaned_data["afwijking"])
    try:
        brief = preview_brief(aanvraag, keuze, by=who(request), at=klok.nu())
    except Domeinfout as fout:
        return _no_preview(fout.melding)
    response = HttpResponse(make_brief(brief, op=klok.nu()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="voorbeeld-{aanvraag.kenmerk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def _no_preview(melding: str) -> HttpResponse:
    return HttpResponse(
        f"Er is nog geen voorbeeld te maken. {melding}",
        content_type="text/plain; charset=utf-8",
        status=HTTPStatus.BAD_REQUEST,
    )


def _afwijkformulier(
    request: HttpRequest, aanvraag: Erkenningsaanvraag, advies: Advies, *, gebonden: bool
) -> Afwijkformulier:
    return Afwijkformulier(
        request.POST if gebonden else None,
        criteria=list(judged_by(aanvraag.kaderversie)),
        begin=content_of(advies),
        jaren=beleid_op(klok.vandaag()).jaren,
        auto_id="af-%s",
    )


def _decide(request: HttpRequest, aanvraag: Erkenningsaanvraag, actie: str, form: Domeinformulier) -> bool:
    by, at, data = who(request), klok.nu(), form.cleaned_data
    if actie == "terug":
        done = try_move(form, lambda: return_advies(aanvraag, reden=data["reden"], by=by, at=at))
        gedaan = "Het advies gaat terug naar de behandelaar."
    else:
        keuze = Keuze(
            advies_getoetst=data["advies_getoetst"],
            inhoud=form.inhoud if isinstance(form, Afwijkformulier) else None,
            afwijking=data.get("afwijking", ""),
        )
        done = try_move(form, lambda: decide(aanvraag, keuze, by=by, at=at))
        gedaan = "Het besluit is genomen. De brief staat klaar en de e-mail gaat nu uit."
    if done:
        messages.success(request, f"{aanvraag.kenmerk}: {gedaan}")
    return done
