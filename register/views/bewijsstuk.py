"""The certificate at an own deelname: keep it, replace it, erase it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.forms.bestand import Bestandvelden
from napl.fouten import Domeinfout
from napl.toegang import vereist_recht
from register.domain.deelname.bewijsstuk import attach_bewijsstuk, detach_bewijsstuk
from register.forms.deelname import upload_of
from register.models import Deelname
from register.views.deelnames import own_deelname
from register.views.mijn import account, attempt, posted


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_deelnames")
def bewijsstuk(request: HttpRequest, pk: int) -> HttpResponse:
    deelname = own_deelname(request, pk)
    if request.POST.get("actie") == "wis":
        return _erase(request, deelname)
    form = Bestandvelden(posted(request), request.FILES or None, vandaag=klok.vandaag())
    if request.method == "POST" and form.is_valid():
        upload = upload_of(form)
        assert upload is not None  # noqa: S101 - the field is required
        kept = attempt(form, lambda: attach_bewijsstuk(deelname, upload, by=account(request), at=klok.nu()))
        if kept is not None:
            messages.success(request, "Het bewijsstuk is bewaard.")
            return redirect("register:deelname-detail", pk=pk)
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/bewijsstuk.html", {"form": form, "deelname": deelname}, status=status)


def _erase(request: HttpRequest, deelname: Deelname) -> HttpResponse:
    try:
        detach_bewijsstuk(deelname, by=account(request), at=klok.nu())
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "Het bewijsstuk is gewist.")
    return redirect("register:deelname-detail", pk=deelname.pk)
