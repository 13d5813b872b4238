"""Sign up in two steps, and welcome who did."""

from axes.helpers import get_client_ip_address
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.context import group_mijndelen
from napl.domain.account import AANMELDEN, create_account, request_aanmelding
from napl.forms.aanmelden import Aanmeldformulier, Codeformulier
from napl.fouten import Domeinfout
from napl.toegang import vereist_recht
from napl.views.codesessie import explain, forget, keep, waiting

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("wachtwoord")
@vereist_recht("napl.meld_aan")
def aanmelden(request: HttpRequest) -> HttpResponse:
    """Ask for address and password; the code goes out by mail."""
    if request.user.is_authenticated:
        return redirect("mijn")
    form = Aanmeldformulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            verzoek = request_aanmelding(
                **form.cleaned_data, vanaf=get_client_ip_address(request) or "", at=klok.nu()
            )
        except Domeinfout as fout:
            explain(form, fout)
        else:
            keep(request, verzoek)
            return redirect("aanmelden-code")
    return render(request, "account/aanmelden.html", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("napl.meld_aan")
def aanmelden_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and make the account of who has it."""
    verzoek = waiting(request, AANMELDEN)
    if verzoek is None:
        return redirect("mijn" if request.user.is_authenticated else "aanmelden")
    form = Codeformulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            gebruiker = create_account(verzoek, code=form.cleaned_data["code"], at=klok.nu())
        except Domeinfout as fout:
            explain(form, fout)
        else:
            forget(request)
            login(request, gebruiker, backend=BACKEND)
            return redirect("welkom")
    context = {"form": form, "email": verzoek.email}
    return render(request, "account/aanmelden_code.html", context, status=400 if form.errors else 200)


@require_safe
@never_cache
@vereist_recht("napl.zie_mijn")
def welkom(request: HttpRequest) -> HttpResponse:
    """Show who is new the one next step, and what else there is."""
    stappen = [deel for groep in group_mijndelen(request) for deel in groep["delen"]]
    return render(request, "account/welkom.html", {"eerste": stappen[:1], "stappen": stappen[1:4]})
