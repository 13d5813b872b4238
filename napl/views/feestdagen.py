"""The days on which a term does not end: those of the law, and what staff changed."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from napl import klok
from napl.domain.termijn.feestdagbeheer import remove_feestdag, set_feestdag
from napl.domain.termijn.vrij import list_days
from napl.forms.feestdag import TELT, Feestdagformulier
from napl.fouten import Domeinfout
from napl.models import Feestdag, Gebruiker
from napl.toegang import vereist_recht

# How far staff can look back and ahead.
TERUG, VOORUIT = 5, 10
HERTELD = "Termijnen die lopen, zijn opnieuw berekend."


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("napl.beheer_feestdagen")
def feestdag_list(request: HttpRequest) -> HttpResponse:
    form = Feestdagformulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _add(request, form)
        except Domeinfout as fout:
            form.add_error(fout.veld or None, fout.melding)
        else:
            messages.success(request, f"Opgeslagen: {made.naam}. {HERTELD}")
            return redirect(_page(made.datum.year))
    this_year = klok.vandaag().year
    jaar = _year(request.GET.get("jaar", ""), this_year)
    return render(
        request,
        "napl/feestdag_list.html",
        {
            "form": form,
            "jaar": jaar,
            "jaren": range(this_year - TERUG, this_year + VOORUIT + 1),
            "dagen": list_days(jaar),
        },
        status=400 if form.errors else 200,
    )


@require_POST
@vereist_recht("napl.beheer_feestdagen")
def feestdag_herstel(request: HttpRequest, pk: int) -> HttpResponse:
    feestdag = get_object_or_404(Feestdag, pk=pk)
    remove_feestdag(feestdag, by=cast("Gebruiker", request.user), at=klok.nu())
    messages.success(request, f"Teruggezet: {feestdag.naam}. {HERTELD}")
    return redirect(_page(feestdag.datum.year))


def _add(request: HttpRequest, form: Feestdagformulier) -> Feestdag:
    data = form.cleaned_data
    return set_feestdag(
        data["datum"],
        naam=data["naam"],
        is_vrij=data["soort"] == TELT,
        grond=data["grond"],
        by=cast("Gebruiker", request.user),
        at=klok.nu(),
    )


def _year(text: str, this_year: int) -> int:
    """Return the year that is asked for; this year for what is no year, or too far away."""
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == len("2027") else this_year
    return asked if this_year - TERUG <= asked <= this_year + VOORUIT else this_year


def _page(jaar: int) -> str:
    return f"{reverse('feestdag-list')}?jaar={jaar}"
