"""Register as an aanbieder: what it brings, a free look at how ready one is, the form, how it stands."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.registers import panelen_voor
from napl.toegang import vereist_recht
from register.domain.aanbod.aanmelding import complete_aanmelding, submit_aanmelding, withdraw_aanmelding
from register.domain.aanbod.controle import check_email, list_gelijkenden
from register.domain.aanbod.zelfcheck import VRAGEN, open_punten
from register.enums import Aanmeldingstatus
from register.forms.aanbod import Aanmeldformulier, initial_of
from register.models import Aanbieder, Aanmelding
from register.views.mijn import account, attempt

RECHT = "register.meld_aanbieder_aan"
BEGIN = "register:aanbod-aanmelden"
METHODEN = ["GET", "HEAD", "POST"]


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def aanmelden(request: HttpRequest) -> HttpResponse:
    """Tell what it brings, costs and takes, or how one's own aanmelding stands; a POST takes that back."""
    by = account(request)
    rows = Aanmelding.objects.van(by).select_related("organisatie").order_by("-ingediend_op", "-pk")
    laatste = rows.first()
    if request.method == "POST":
        _withdraw(request, laatste)
        return redirect(BEGIN)
    return render(
        request,
        "register/aanmelden.html",
        {
            "aanmelding": laatste,
            "loopt": laatste is not None and laatste.status in {"ingediend", "aanvulling"},
            "panelen": panelen_voor("aanbod-vooraf", by, klok.vandaag()),
        },
    )


@require_safe
@never_cache
@vereist_recht(RECHT)
def zelfcheck(request: HttpRequest) -> HttpResponse:
    """Ask a few questions and say what is still to do; the answers stand in the address and nowhere else."""
    ja = set(request.GET.getlist("ja"))
    return render(
        request,
        "register/aanmelden_zelfcheck.html",
        {
            "vragen": VRAGEN,
            "ja": ja,
            "gedaan": "klaar" in request.GET,
            "punten": open_punten(ja),
            "kruimels": [
                {"naam": "Aanbieder worden", "url": reverse(BEGIN)},
                {"naam": "Zelfcheck", "url": ""},
            ],
        },
    )


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def aanmelden_formulier(request: HttpRequest) -> HttpResponse:
    """Fill in the form, or complete what the bureau asked about; names that are alike are shown first."""
    by = account(request)
    loopt = Aanmelding.objects.van(by).open().first()
    if loopt is not None and loopt.status != Aanmeldingstatus.AANVULLING:
        return redirect(BEGIN)
    form, nieuwe_vraag = _form(request, loopt)
    ready = request.method == "POST" and not nieuwe_vraag and form.is_valid()
    if ready and attempt(form, lambda: _send(form, loopt, request)) is not None:
        messages.success(request, "Uw aanmelding is verstuurd. U krijgt een e-mail met wat u invulde.")
        return redirect(BEGIN)
    # To be asked which name is theirs, is no mistake of the applicant.
    failed = _errors_besides_keuze(form) if nieuwe_vraag else bool(form.errors)
    return render(
        request,
        "register/aanmelden_formulier.html",
        {
            "form": form,
            "aanmelding": loopt,
            "gelijkend": nieuwe_vraag and not _errors_besides_keuze(form),
            "kruimels": [
                {"naam": "Aanbieder worden", "url": reverse(BEGIN)},
                {"naam": "Aanmelden", "url": ""},
            ],
            "controle": check_email(by.email, form["website"].value() or ""),
            "email": by.email,
        },
        status=HTTPStatus.BAD_REQUEST if failed else HTTPStatus.OK,
    )


def _withdraw(request: HttpRequest, aanmelding: Aanmelding | None) -> None:
    if aanmelding is None:
        return
    try:
        withdraw_aanmelding(aanmelding, by=account(request), at=klok.nu())
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "U hebt uw aanmelding ingetrokken.")


def _form(request: HttpRequest, loopt: Aanmelding | None) -> tuple[Aanmeldformulier, bool]:
    """Return the form, and whether it asks now for the first time which of the known names is theirs."""
    if request.method != "POST":
        initial = initial_of(loopt) if loopt else None
        gelijkenden = _with_claim(list_gelijkenden(loopt.naam), loopt) if loopt else ()
        return Aanmeldformulier(gelijkenden=gelijkenden, initial=initial), False
    naam = request.POST.get("naam", "").replace("\x00", "")[:200]
    gelijkenden = _with_claim(list_gelijkenden(naam) if naam.strip() else [], loopt)
    form = Aanmeldformulier(request.POST, gelijkenden=gelijkenden)
    asked = bool(gelijkenden) and not request.POST.get("keuze")
    return form, asked and request.POST.get("gevraagd") != "ja"


def _with_claim(gelijkenden: list[Aanbieder], loopt: Aanmelding | None) -> list[Aanbieder]:
    """Keep what was chosen before among the names, also when the name changed."""
    claim = loopt.aanbieder if loopt else None
    return gelijkenden if claim is None or claim in gelijkenden else [claim, *gelijkenden]


def _errors_besides_keuze(form: Aanmeldformulier) -> bool:
    return bool(set(form.errors) - {"keuze"})


def _send(form: Aanmeldformulier, loopt: Aanmelding | None, request: HttpRequest) -> Aanmelding:
    by, at = account(request), klok.nu()
    if loopt is not None:
        return complete_aanmelding(loopt, form.gegevens(), by=by, at=at)
    return submit_aanmelding(form.gegevens(), by=by, at=at)
