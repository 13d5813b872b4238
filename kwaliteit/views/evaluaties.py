"""The evaluation that a participant fills in, and what an aanbieder sees of all of them together."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit.domain.monitoring.evaluatie import can_evaluate, fill_evaluatie, is_cut, withdraw_evaluatie
from kwaliteit.domain.monitoring.overzicht import list_eigen_trajecten
from kwaliteit.forms.monitoring import Evaluatieformulier, evaluatie_initial
from kwaliteit.models import Evaluatie
from kwaliteit.rules.monitoring import VUL_EVALUATIE, ZIE_EVALUATIES
from napl import klok
from napl.fouten import Domeinfout
from napl.paginering import navigation, page_number
from napl.toegang import vereist_recht
from register.models import Deelname
from register.views.deelnames import own_deelname
from register.views.mijn import account, attempt, posted


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(VUL_EVALUATIE)
def evaluatie(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form of one's own deelname; what was typed stays there whatever goes wrong."""
    deelname = own_deelname(request, pk)
    found = Evaluatie.objects.filter(deelname=deelname).first()
    if request.POST.get("actie") == "trek-in" and found is not None:
        return _withdraw(request, deelname, found)
    form = Evaluatieformulier(posted(request), initial=evaluatie_initial(found))
    if form.is_bound and form.is_valid():
        done = attempt(
            form, lambda: fill_evaluatie(deelname, form.delen(), by=account(request), at=klok.nu())
        )
        if done is not None:
            messages.success(request, "Dank u wel. Uw evaluatie is bewaard.")
            return redirect("register:deelname-detail", pk=deelname.pk)
    context = {
        "deelname": deelname,
        "form": form,
        "evaluatie": found,
        "kan": can_evaluate(deelname) and not (found and found.ingetrokken_op),
        "vast": found is not None and found.ingevuld_op is not None and is_cut(found),
        "kruimels": [
            {"naam": "Mijn deelnames", "url": reverse("register:deelnames")},
            {
                "naam": deelname.trajectversie.naam,
                "url": reverse("register:deelname-detail", args=[deelname.pk]),
            },
            {"naam": "Evaluatie", "url": ""},
        ],
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/evaluatie.html", context, status=status)


@require_safe
@never_cache
@vereist_recht(ZIE_EVALUATIES)
def evaluatie_list(request: HttpRequest) -> HttpResponse:
    """Show an aanbieder what participants say of its trajecten, as far as that may be shown."""
    pagina = list_eigen_trajecten(account(request), klok.vandaag(), nummer=page_number(request.GET))
    return render(
        request,
        "kwaliteit/evaluatie_list.html",
        {
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
            "kruimels": [
                {"naam": "Uw aanbod", "url": reverse("register:aanbod")},
                {"naam": "Evaluaties", "url": ""},
            ],
        },
    )


def _withdraw(request: HttpRequest, deelname: Deelname, found: Evaluatie) -> HttpResponse:
    try:
        withdraw_evaluatie(found, by=account(request), at=klok.nu())
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "Uw evaluatie is ingetrokken. Uw antwoorden zijn weg.")
    return redirect("register:deelname-detail", pk=deelname.pk)
