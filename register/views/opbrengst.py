"""What a traject brought: write it down at a deelname, change it, take it away."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.toegang import vereist_recht
from register.domain.deelname.opbrengst import add_opbrengst, change_opbrengst, remove_opbrengst
from register.forms.deelname import Opbrengstformulier
from register.models import Deelname, Opbrengst
from register.views.deelnames import own_deelname
from register.views.mijn import account, attempt, posted


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_deelnames")
def opbrengst_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    deelname = own_deelname(request, pk)
    vandaag = klok.vandaag()
    form = Opbrengstformulier(
        posted(request), request.FILES or None, vandaag=vandaag, initial={"moment": vandaag}
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: add_opbrengst(
                deelname, form.tekst(), upload=form.upload(), by=account(request), at=klok.nu()
            ),
        )
        if made is not None:
            return _back(request, deelname, "Wat het u bracht, staat erbij.")
    return _form(request, form, deelname)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_deelnames")
def opbrengst_wijzig(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Opbrengst.objects.filter(pk=pk, deelname__gebruiker=account(request))
    opbrengst = rows.select_related("deelname__trajectversie", "bewijsstuk").first()
    if opbrengst is None:
        raise Http404
    if request.POST.get("actie") == "verwijder":
        remove_opbrengst(opbrengst, by=account(request), at=klok.nu())
        return _back(request, opbrengst.deelname, "Het moment is weg.")
    initial = {
        "moment": opbrengst.moment_datum,
        **{naam: getattr(opbrengst, naam) for naam in ("ervaring", "handelen", "resultaat")},
    }
    form = Opbrengstformulier(posted(request), request.FILES or None, vandaag=klok.vandaag(), initial=initial)
    if request.method == "POST" and form.is_valid():
        changed = attempt(
            form,
            lambda: change_opbrengst(
                opbrengst, form.tekst(), upload=form.upload(), by=account(request), at=klok.nu()
            ),
        )
        if changed is not None:
            return _back(request, opbrengst.deelname, "Het moment is gewijzigd.")
    return _form(request, form, opbrengst.deelname, opbrengst)


def _back(request: HttpRequest, deelname: Deelname, melding: str) -> HttpResponse:
    messages.success(request, melding)
    return redirect(f"{redirect('register:deelname-detail', pk=deelname.pk).url}#opbrengst")


def _form(
    request: HttpRequest, form: Opbrengstformulier, deelname: Deelname, opbrengst: Opbrengst | None = None
) -> HttpResponse:
    context = {"form": form, "deelname": deelname, "opbrengst": opbrengst}
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/opbrengst.html", context, status=status)
