"""What an aanbieder is asked after a recognition: reactions, and yearly data."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit.domain.monitoring.jaargegevens import last_day, submit_jaargegevens
from kwaliteit.domain.monitoring.tussentijds import answer_tussentijds
from kwaliteit.enums import Tussentijdsestatus
from kwaliteit.forms.toezicht import Jaarformulier, Reactieformulier
from kwaliteit.models import Jaargegevens, Signaal, TussentijdseBeoordeling
from kwaliteit.rules.monitoring import LEVER_JAARGEGEVENS, REAGEER_TOEZICHT
from napl import klok
from napl.toegang import vereist_recht
from register.models import Traject
from register.models.aanbod import aanbieders_van
from register.views.mijn import account, attempt, posted

EIGEN = "kwaliteit:toezicht-eigen"
MAX = 100


@require_safe
@never_cache
@vereist_recht(REAGEER_TOEZICHT)
def toezicht_eigen(request: HttpRequest) -> HttpResponse:
    """Show an aanbieder what waits for it, and what was."""
    by, vandaag = account(request), klok.vandaag()
    eigen = _eigen(request)
    signalen = Signaal.objects.voor_aanbieder(by, vandaag).defer("tekst", "melder", "antwoord")
    beoordelingen = TussentijdseBeoordeling.objects.filter(
        erkenning__traject__in=eigen, gevraagd_op__isnull=False
    )
    jaargegevens = Jaargegevens.objects.filter(traject__in=eigen)
    context = {
        "signalen": signalen.select_related("traject__live").order_by("-gevraagd_op", "-pk")[:MAX],
        "beoordelingen": beoordelingen.select_related("erkenning__traject__live").order_by(
            "-gevraagd_op", "-pk"
        )[:MAX],
        "jaargegevens": jaargegevens.select_related("traject__live").order_by("-schooljaar", "pk")[:MAX],
        "kruimels": _crumbs(),
    }
    return render(request, "kwaliteit/toezicht_eigen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(REAGEER_TOEZICHT)
def tussentijds_reactie(request: HttpRequest, pk: int) -> HttpResponse:
    rows = TussentijdseBeoordeling.objects.filter(
        erkenning__traject__in=_eigen(request), gevraagd_op__isnull=False
    )
    beoordeling = get_object_or_404(rows.select_related("erkenning__traject__live"), pk=pk)
    form = Reactieformulier(posted(request))
    if form.is_bound and form.is_valid():
        reactie, by, at = form.cleaned_data["reactie"], account(request), klok.nu()
        if attempt(form, lambda: answer_tussentijds(beoordeling, reactie=reactie, by=by, at=at)) is not None:
            messages.success(request, "Uw reactie is verstuurd.")
            return redirect(EIGEN)
    klaar = beoordeling.status != Tussentijdsestatus.AANBIEDER_GEVRAAGD
    context = {
        "zaak": beoordeling,
        "wat": "Tussentijdse beoordeling",
        "traject": beoordeling.erkenning.traject,
        "reden": beoordeling.reden,
        "form": form,
        "kan": not klaar and beoordeling.gereageerd_op is None,
        "uitkomst": beoordeling.get_status_display() if klaar else "",
        "conclusie": beoordeling.conclusie,
        "kruimels": _crumbs(str(beoordeling)),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/toezicht_reactie.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(LEVER_JAARGEGEVENS)
def jaargegevens(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the yearly data of one traject: to fill in, or as it was handed in."""
    rows = Jaargegevens.objects.filter(traject__in=_eigen(request)).select_related("traject__live")
    rij = get_object_or_404(rows, pk=pk)
    form = Jaarformulier(posted(request))
    if form.is_bound and form.is_valid():
        by, at = account(request), klok.nu()
        if attempt(form, lambda: submit_jaargegevens(rij, form.invoer(), by=by, at=at)) is not None:
            messages.success(request, "De jaargegevens zijn ingediend.")
            return redirect(EIGEN)
    context = {
        "rij": rij,
        "form": form,
        "uiterlijk": last_day(rij),
        "kruimels": _crumbs(f"Jaargegevens {rij.naam}"),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/jaargegevens.html", context, status=status)


def _eigen(request: HttpRequest) -> "list[int]":
    aanbieders = aanbieders_van(account(request), klok.vandaag())
    return list(Traject.objects.filter(aanbieders__in=aanbieders).values_list("pk", flat=True).distinct())


def _crumbs(naam: str = "") -> list[dict[str, str]]:
    begin = [{"naam": "Uw aanbod", "url": reverse("register:aanbod")}]
    if not naam:
        return [*begin, {"naam": "Monitoring", "url": ""}]
    return [*begin, {"naam": "Monitoring", "url": reverse(EIGEN)}, {"naam": naam, "url": ""}]
