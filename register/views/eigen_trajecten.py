"""For an aanbieder: the list of its own trajecten, a new one, a copy, and the task list of one."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.paginering import navigation, page_number, paginate
from napl.registers import panelen_voor
from napl.toegang import vereist_recht
from register.domain.aanbod import aanbieders_van
from register.domain.queries.eigenaanbod import EigenTraject, list_eigen
from register.domain.trajecteditor.kopie import begin_traject, copy_traject
from register.domain.trajecteditor.publiceerbaar import judged_changes
from register.domain.trajecteditor.volledigheid import eisen_van
from register.enums import Trajectsectie
from register.forms.eigentraject import Kopieformulier, Nieuwformulier
from register.views.eigen_delen import LIJST, RECHT, TRAJECT, context_of, get_eigen, kruimels
from register.views.mijn import account, attempt, posted

METHODEN = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
@vereist_recht(RECHT)
def eigen_trajecten(request: HttpRequest) -> HttpResponse:
    vandaag = klok.vandaag()
    pagina = paginate(list_eigen(account(request), vandaag), nummer=page_number(request.GET))
    aanbieders = list(aanbieders_van(account(request), vandaag).order_by("naam"))
    return render(
        request,
        "register/eigen_list.html",
        {
            "trajecten": [EigenTraject(traject, vandaag) for traject in pagina.resultaten],
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
            "aanbieders": aanbieders,
        },
    )


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def eigen_nieuw(request: HttpRequest) -> HttpResponse:
    by = account(request)
    aanbieders = list(aanbieders_van(by, klok.vandaag()).order_by("naam"))
    form = Nieuwformulier(posted(request), aanbieders=aanbieders)
    if form.is_bound and form.is_valid():
        naam, aanbieder = form.cleaned_data["naam"], form.gekozen()
        made = attempt(form, lambda: begin_traject(naam, aanbieder=aanbieder, by=by, at=klok.nu()))
        if made is not None:
            messages.success(
                request, "Het traject is gemaakt. Alleen uw organisatie ziet het. Vul nu de onderdelen in."
            )
            return redirect(TRAJECT, made.slug)
    context = {"form": form, "aanbieders": aanbieders, "kruimels": kruimels(None, ("Nieuw traject", ""))}
    return render(request, "register/eigen_nieuw.html", context, status=_status(form))


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def eigen_kopie(request: HttpRequest, slug: str) -> HttpResponse:
    eigen = get_eigen(request, slug)
    form = Kopieformulier(posted(request), initial={"naam": f"{eigen.versie.naam} (kopie)"})
    if form.is_bound and form.is_valid():
        naam = form.cleaned_data["naam"]
        made = attempt(
            form, lambda: copy_traject(eigen.traject, naam=naam, by=account(request), at=klok.nu())
        )
        if made is not None:
            messages.success(request, "De kopie is gemaakt. Alleen uw organisatie ziet haar.")
            return redirect(TRAJECT, made.slug)
    context = context_of(eigen, ("Kopie maken", ""), form=form)
    return render(request, "register/eigen_kopie.html", context, status=_status(form))


def _status(form: Kopieformulier) -> HTTPStatus:
    return HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK


@dataclass(frozen=True)
class Taak:
    """A section on the task list."""

    sectie: Trajectsectie
    url: str
    open: int
    totaal: int

    @property
    def stand(self) -> str:
        if not self.open:
            return "Klaar"
        return (
            "Nog niet begonnen"
            if self.open == self.totaal
            else f"Nog {self.open} van {self.totaal} in te vullen"
        )

    @property
    def klasse(self) -> str:
        if not self.open:
            return "goed"
        return "neutraal" if self.open == self.totaal else "bezig"


@require_safe
@never_cache
@vereist_recht(RECHT)
def eigen_traject(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what to fill in, what is missing and why, and what can be done with the draft."""
    eigen = get_eigen(request, slug)
    context = context_of(
        eigen,
        kruimels=kruimels(None, (eigen.versie.naam, "")),
        taken=[_taak(eigen, sectie) for sectie in Trajectsectie],
        volledigheid=eigen.volledigheid,
        beoordeeld=_judged(eigen),
        panelen=panelen_voor("eigen-traject", eigen.traject, klok.vandaag()),
    )
    return render(request, "register/eigen_detail.html", context)


def _judged(eigen: EigenTraject) -> bool:
    """Say whether publishing the draft would change what was judged."""
    if not eigen.is_erkend or eigen.concept is None:
        return False
    return bool(judged_changes(eigen.concept, eigen.live))


def _taak(eigen: EigenTraject, sectie: Trajectsectie) -> Taak:
    missing = eigen.volledigheid.in_sectie(sectie)
    return Taak(sectie, sectie_url(eigen.traject.slug, sectie), len(missing), len(eisen_van(sectie)))


def sectie_url(slug: str, sectie: Trajectsectie) -> str:
    if sectie == Trajectsectie.UITVOERINGEN:
        return reverse("register:eigen-uitvoeringen", args=[slug])
    return reverse("register:eigen-sectie", args=[slug, sectie.value])


__all__ = ["LIJST", "eigen_kopie", "eigen_nieuw", "eigen_traject", "eigen_trajecten", "sectie_url"]
