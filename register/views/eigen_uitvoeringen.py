"""For an aanbieder: when, where and for how much a traject is given."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.domain.regio import regios_voor
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Regio
from napl.toegang import vereist_recht
from register.domain.queries.eigenaanbod import EigenTraject
from register.domain.samenvatting import is_over
from register.domain.uitvoering import (
    Uitvoeringconflict,
    Uitvoeringgegevens,
    add_uitvoering,
    afdruk_van,
    change_uitvoering,
    move_uitvoering,
    read_uitvoering,
)
from register.domain.uitvoeringreeks import (
    Voorgenomen,
    add_reeks,
    change_many,
    expand_reeks,
    list_vorig_jaar,
    plan_jaar,
    plan_reeks,
    roll_over,
)
from register.domain.uitvoeringrij import Rij, build_rij
from register.enums import UITVOERING_GAANDE, UITVOERING_OVERGANGEN, UitvoeringStatus
from register.forms.eigenuitvoering import (
    Doorrolformulier,
    Groepformulier,
    Reeksformulier,
    Uitvoeringformulier,
)
from register.models import Uitvoering
from register.views.eigen_delen import RECHT, context_of, get_eigen
from register.views.mijn import account, attempt, posted

METHODEN = ["GET", "HEAD", "POST"]
LIJST = "register:eigen-uitvoeringen"
STANDKNOPPEN = {
    UitvoeringStatus.OPEN: "Zet weer op open",
    UitvoeringStatus.VOL: "Zet op vol",
    UitvoeringStatus.GEANNULEERD: "Annuleer deze uitvoering",
}


@require_safe
@never_cache
@vereist_recht(RECHT)
def eigen_uitvoeringen(request: HttpRequest, slug: str) -> HttpResponse:
    eigen = get_eigen(request, slug)
    rows = eigen.uitvoeringen
    context = context_of(
        eigen,
        ("Uitvoeringen", ""),
        komend=_rijen(eigen, [row for row in rows if not is_over(row, eigen.peildatum)]),
        voorbij=_rijen(eigen, [row for row in reversed(rows) if is_over(row, eigen.peildatum)]),
    )
    return render(request, "register/eigen_uitvoeringen.html", context)


def _rijen(eigen: EigenTraject, rows: Iterable[Uitvoering]) -> list[tuple[Uitvoering, Rij]]:
    return [(row, build_rij(row, eigen.peildatum)) for row in rows]


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def eigen_uitvoering_nieuw(request: HttpRequest, slug: str) -> HttpResponse:
    eigen = get_eigen(request, slug)
    form = Uitvoeringformulier(posted(request))
    if form.is_bound and form.is_valid():
        gegevens = form.gegevens()
        made = attempt(
            form,
            lambda: add_uitvoering(
                eigen.traject, gegevens, regios=_regios(eigen, gegevens), at=klok.nu(), by=account(request)
            ),
        )
        if made is not None:
            messages.success(request, "De uitvoering is toegevoegd.")
            return redirect(LIJST, slug)
    return _form(request, eigen, "Nieuwe uitvoering", form)


def _regios(eigen: EigenTraject, gegevens: Uitvoeringgegevens) -> list[Regio]:
    return regios_voor(gegevens.plaats, eigen.versie.sectoren, eigen.peildatum) if gegevens.plaats else []


def _form(
    request: HttpRequest, eigen: EigenTraject, titel: str, form: forms.Form, **rest: Any
) -> HttpResponse:
    crumbs = (("Uitvoeringen", reverse(LIJST, args=[eigen.traject.slug])), (titel, ""))
    context = context_of(eigen, *crumbs, form=form, titel=titel, **rest)
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/eigen_uitvoering.html", context, status=status)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def eigen_uitvoering(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change one uitvoering, or its state; beside what somebody else did meanwhile."""
    eigen = get_eigen(request, slug)
    uitvoering = next((row for row in eigen.uitvoeringen if row.pk == pk), None)
    if uitvoering is None:
        raise Http404
    if request.method == "POST" and "stand" in request.POST:
        return _move(request, eigen, uitvoering)
    nu = read_uitvoering(uitvoering)
    form = Uitvoeringformulier(posted(request), initial=nu.__dict__)
    conflict: Rij | None = None
    if form.is_bound and form.is_valid():
        try:
            _change(request, eigen, uitvoering, form)
        except GeenRecht:
            raise
        except Uitvoeringconflict as fout:
            conflict = build_rij(fout.nu, eigen.peildatum)
            form.add_error(None, fout.melding)
        except Domeinfout as fout:
            form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)
        else:
            messages.success(request, "De uitvoering is bewaard.")
            return redirect(LIJST, slug)
    return _form(
        request,
        eigen,
        "Uitvoering wijzigen",
        form,
        uitvoering=uitvoering,
        conflict=conflict,
        basis=afdruk_van(nu),
        is_vast=uitvoering.status not in UITVOERING_GAANDE,
        rij=build_rij(uitvoering, eigen.peildatum),
        knoppen=[
            (to.value, STANDKNOPPEN[to])
            for to in STANDKNOPPEN
            if to in UITVOERING_OVERGANGEN[UitvoeringStatus(uitvoering.status)]
        ],
    )


def _change(
    request: HttpRequest, eigen: EigenTraject, uitvoering: Uitvoering, form: Uitvoeringformulier
) -> Uitvoering:
    gegevens = form.gegevens()
    return change_uitvoering(
        uitvoering,
        gegevens,
        basis=request.POST.get("basis", ""),
        regios=_regios(eigen, gegevens),
        at=klok.nu(),
        by=account(request),
    )


def _move(request: HttpRequest, eigen: EigenTraject, uitvoering: Uitvoering) -> HttpResponse:
    stand = request.POST["stand"]
    if stand in {to.value for to in STANDKNOPPEN}:
        try:
            move_uitvoering(uitvoering, UitvoeringStatus(stand), at=klok.nu(), by=account(request))
        except GeenRecht:
            raise
        except Domeinfout as fout:
            messages.error(request, fout.melding)
        else:
            messages.success(request, f"De stand is nu ‘{UitvoeringStatus(stand).label.lower()}’.")
    return redirect(LIJST, eigen.traject.slug)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def eigen_reeks(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan a series: look at the dates first, then make them."""
    eigen = get_eigen(request, slug)
    form = Reeksformulier(posted(request))
    plan: list[Voorgenomen] | None = None
    if form.is_bound and form.is_valid():
        plan = attempt(
            form, lambda: plan_reeks(eigen.traject, expand_reeks(form.gegevens(), form.startdata()))
        )
        if plan is not None and request.POST.get("actie") == "maak":
            rows = [item.gegevens for item in plan]
            made = attempt(form, lambda: add_reeks(eigen.traject, rows, by=account(request), at=klok.nu()))
            if made is not None:
                return _made(request, slug, made)
    return _plan(request, eigen, "Reeks uitvoeringen", form, plan)


def _made(request: HttpRequest, slug: str, made: list[Uitvoering]) -> HttpResponse:
    woord = "uitvoering" if len(made) == 1 else "uitvoeringen"
    messages.success(request, f"{len(made)} {woord} gemaakt.")
    return redirect(LIJST, slug)


def _plan(
    request: HttpRequest,
    eigen: EigenTraject,
    titel: str,
    form: forms.Form,
    plan: list[Voorgenomen] | None,
    **rest: Any,
) -> HttpResponse:
    rows = [(item, _unsaved(eigen, item)) for item in plan] if plan is not None and not form.errors else None
    nieuw = sum(not item.bestaat for item in plan or [])
    return _form(request, eigen, titel, form, plan=rows, nieuw=nieuw, **rest)


def _unsaved(eigen: EigenTraject, item: Voorgenomen) -> Rij:
    return build_rij(Uitvoering(traject=eigen.traject, **item.gegevens.__dict__), eigen.peildatum)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def eigen_jaar(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan the uitvoeringen of this year again for the next; look first, then make them."""
    eigen = get_eigen(request, slug)
    rows = list_vorig_jaar(eigen.traject, eigen.peildatum)
    form = Doorrolformulier(posted(request), keuzes=_keuzes(eigen, rows))
    plan: list[Voorgenomen] | None = None
    if form.is_bound and form.is_valid():
        pks, wijze = form.pks(), form.gekozen_wijze()
        chosen = [row for row in rows if row.pk in pks]
        if request.POST.get("actie") == "maak":
            made = attempt(
                form,
                lambda: roll_over(eigen.traject, pks, wijze=wijze, by=account(request), at=klok.nu()),
            )
            if made is not None:
                return _made(request, slug, made)
        plan = plan_jaar(eigen.traject, chosen, wijze=wijze, peildatum=eigen.peildatum)
    return _plan(request, eigen, "Volgend jaar opnieuw", form, plan, leeg=not rows)


def _keuzes(eigen: EigenTraject, rows: Iterable[Uitvoering]) -> list[tuple[int, str]]:
    return [(row.pk, _naam(build_rij(row, eigen.peildatum))) for row in rows]


def _naam(rij: Rij) -> str:
    einde = f" tot en met {rij.einde}" if rij.einde else ""
    return f"{rij.start}{einde}, {rij.plek.lower() if rij.plek == 'Niet bekend' else rij.plek}, {rij.prijs}"


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def eigen_groep(request: HttpRequest, slug: str) -> HttpResponse:
    """Make one change in several uitvoeringen; which ones, the list can say."""
    eigen = get_eigen(request, slug)
    rows = [
        row
        for row in eigen.uitvoeringen
        if row.status in UITVOERING_GAANDE and not is_over(row, eigen.peildatum)
    ]
    chosen = [pk for pk in request.GET.getlist("uitvoering") if pk in {str(row.pk) for row in rows}]
    form = Groepformulier(posted(request), keuzes=_keuzes(eigen, rows), initial={"uitvoering": chosen})
    if form.is_bound and form.is_valid():
        changed = attempt(
            form,
            lambda: change_many(
                eigen.traject, form.pks(), form.wijziging(), by=account(request), at=klok.nu()
            ),
        )
        if changed is not None:
            messages.success(request, f"Gewijzigd: {changed} van uw uitvoeringen.")
            return redirect(LIJST, slug)
    return _form(request, eigen, "Meer uitvoeringen tegelijk wijzigen", form, leeg=not rows)


def _path(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    return path(f"aanbod/trajecten/<slug:slug>/uitvoeringen/{route}", view, name=name)


ADRESSEN: list[URLPattern] = [
    _path("", eigen_uitvoeringen, "eigen-uitvoeringen"),
    _path("nieuw/", eigen_uitvoering_nieuw, "eigen-uitvoering-nieuw"),
    _path("reeks/", eigen_reeks, "eigen-reeks"),
    _path("volgend-jaar/", eigen_jaar, "eigen-jaar"),
    _path("wijzigen/", eigen_groep, "eigen-groep"),
    _path("<int:pk>/", eigen_uitvoering, "eigen-uitvoering"),
]
