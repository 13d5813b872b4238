"""A forgotten password: a code by mail, and with it a new one."""

from axes.helpers import get_client_ip_address
from axes.utils import reset as free_from_lockout
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.domain.account import WACHTWOORD, request_wachtwoord, reset_wachtwoord
from napl.forms.aanmelden import Nieuwwachtwoord, Wachtwoordaanvraag
from napl.fouten import Domeinfout
from napl.toegang import vereist_recht
from napl.views.codesessie import explain, forget, keep, waiting


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("napl.meld_aan")
def wachtwoord(request: HttpRequest) -> HttpResponse:
    """Ask for the address; whether it is known is not told."""
    form = Wachtwoordaanvraag(request.POST or None)
    if request.method == "POST" and form.is_valid():
        vanaf = get_client_ip_address(request) or ""
        try:
            verzoek = request_wachtwoord(email=form.cleaned_data["email"], vanaf=vanaf, at=klok.nu())
        except Domeinfout as fout:
            explain(form, fout)
        else:
            keep(request, verzoek)
            return redirect("wachtwoord-code")
    return render(request, "account/wachtwoord.html", {"form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("wachtwoord")
@vereist_recht("napl.meld_aan")
def wachtwoord_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code and the new password."""
    verzoek = waiting(request, WACHTWOORD)
    if verzoek is None:
        return redirect("wachtwoord")
    form = Nieuwwachtwoord(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            gebruiker = reset_wachtwoord(verzoek, **form.cleaned_data, at=klok.nu())
        except Domeinfout as fout:
            explain(form, fout)
        else:
            forget(request)
            free_from_lockout(username=gebruiker.email)
            messages.success(request, "Uw nieuwe wachtwoord is bewaard. U kunt er nu mee inloggen.")
            return redirect("account_login")
    context = {"form": form, "email": verzoek.email}
    return render(request, "account/wachtwoord_code.html", context, status=400 if form.errors else 200)
