"""Manage an atelier: who takes part, meetings, documents, and the path that begins."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from napl import klok
from napl.enums import Sector
from napl.forms.bestand import Bestandvelden
from napl.fouten import Domeinfout, GeenRecht
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.atelier import BEHEER, AtelierInvoer, change_atelier
from ontwikkelpaden.domain.atelierdeelname import BEHEER as BEHEER_DEELNEMERS
from ontwikkelpaden.domain.atelierdeelname import add_deelnemer, end_deelnemer
from ontwikkelpaden.domain.atelierwerk import (
    WERK,
    add_werkdocument,
    afdruk_van,
    begin_pad,
    change_bijeenkomst,
    change_werkdocument,
    plan_bijeenkomst,
    remove_werkdocument,
)
from ontwikkelpaden.domain.bewerken import Tekstconflict
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.queries.ateliers import list_deelnemers
from ontwikkelpaden.enums import AtelierRol, PadSoort
from ontwikkelpaden.forms.atelier import (
    Atelierformulier,
    Bijeenkomstformulier,
    Deelnemerformulier,
    Padformulier,
    Werkdocumentformulier,
)
from ontwikkelpaden.models import Atelier, Atelierbijeenkomst, Atelierdeelnemer, Werkdocument
from ontwikkelpaden.views.atelierdelen import account, editor_url, find_own_atelier, kruimels

METHODEN = ["GET", "HEAD", "POST"]
DETAIL = "ontwikkelpaden:atelier-detail"


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(BEHEER)
def atelier_wijzig(request: HttpRequest, slug: str) -> HttpResponse:
    atelier = find_own_atelier(request, slug, BEHEER)
    velden = ("naam", "omschrijving", "gestart_op", "beeindigd_op")
    form = Atelierformulier(request.POST or None, initial={naam: getattr(atelier, naam) for naam in velden})

    def save() -> None:
        invoer = AtelierInvoer(
            sector=Sector(atelier.sector), soort=PadSoort(atelier.soort), **form.cleaned_data
        )
        change_atelier(atelier, invoer, by=account(request), at=klok.nu())

    if _saved(request, form, save, "Het atelier is gewijzigd."):
        return redirect(DETAIL, slug=slug)
    return _form(request, atelier, form, "Atelier wijzigen", knop="Bewaar het atelier")


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(BEHEER_DEELNEMERS)
def deelnemers(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who takes part and let somebody join."""
    atelier = find_own_atelier(request, slug, BEHEER_DEELNEMERS)
    form = Deelnemerformulier(request.POST or None, initial={"geldig_van": klok.vandaag()})

    def save() -> None:
        data = form.cleaned_data
        add_deelnemer(
            atelier,
            gebruiker=data["email"],
            rol=AtelierRol(data["rol"]),
            geldig_van=data["geldig_van"],
            by=account(request),
            at=klok.nu(),
        )

    if _saved(request, form, save, "De deelnemer is toegevoegd."):
        return redirect("ontwikkelpaden:atelier-deelnemers", slug=slug)
    later = Atelierdeelnemer.objects.filter(atelier=atelier, geldig_van__gt=klok.vandaag())
    return render(
        request,
        "ontwikkelpaden/atelier_deelnemers.html",
        {
            "atelier": atelier,
            "deelnemers": list_deelnemers(atelier, klok.vandaag()),
            "later": later.select_related("gebruiker").order_by("geldig_van", "pk"),
            "form": form,
            "kruimels": kruimels(atelier, ("Deelnemers", "")),
        },
        status=_status(form),
    )


@require_POST
@vereist_recht(BEHEER_DEELNEMERS)
def deelnemer_eind(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """End somebody's participation as of today."""
    atelier = find_own_atelier(request, slug, BEHEER_DEELNEMERS)
    deelnemer = get_object_or_404(Atelierdeelnemer, pk=pk, atelier=atelier)
    try:
        end_deelnemer(deelnemer, per=klok.vandaag(), by=account(request), at=klok.nu())
        messages.success(request, "De deelnemer doet vanaf vandaag niet meer mee.")
    except GeenRecht:
        raise
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    return redirect("ontwikkelpaden:atelier-deelnemers", slug=slug)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(WERK)
def bijeenkomst(request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """Plan a meeting, or change one and write its report."""
    atelier = find_own_atelier(request, slug, WERK)
    ding = get_object_or_404(Atelierbijeenkomst, pk=pk, atelier=atelier) if pk else None
    form = Bijeenkomstformulier(
        request.POST or None, initial=Bijeenkomstformulier.initial_of(ding) if ding else None
    )

    def save() -> None:
        by, at, invoer = account(request), klok.nu(), form.invoer()
        if ding is None:
            plan_bijeenkomst(atelier, invoer, by=by, at=at)
        else:
            change_bijeenkomst(ding, invoer, basis=request.POST.get("basis", ""), by=by, at=at)

    if _saved(request, form, save, "De bijeenkomst is bewaard."):
        return redirect(reverse(DETAIL, args=[slug]) + "#bijeenkomsten")
    titel = "Bijeenkomst wijzigen" if ding else "Bijeenkomst plannen"
    return _form(request, atelier, form, titel, knop="Bewaar de bijeenkomst", ding=ding)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(WERK)
def werkdocument(request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """Add a document, change it, or take it away."""
    atelier = find_own_atelier(request, slug, WERK)
    ding = get_object_or_404(Werkdocument, pk=pk, atelier=atelier) if pk else None
    terug = reverse(DETAIL, args=[slug]) + "#documenten"
    if ding is not None and request.POST.get("actie") == "verwijder":
        remove_werkdocument(ding, by=account(request), at=klok.nu())
        messages.success(request, f"Het document ‘{ding.titel}’ is verwijderd.")
        return redirect(terug)
    form = Werkdocumentformulier(
        request.POST or None,
        request.FILES or None,
        initial=Werkdocumentformulier.initial_of(ding) if ding else None,
        vandaag=klok.vandaag(),
    )

    def save() -> None:
        by, at, invoer, upload = account(request), klok.nu(), form.invoer(), form.upload()
        if ding is None:
            add_werkdocument(atelier, invoer, upload=upload, by=by, at=at)
        else:
            basis = request.POST.get("basis", "")
            change_werkdocument(ding, invoer, basis=basis, upload=upload, by=by, at=at)

    if _saved(request, form, save, "Het document is bewaard."):
        return redirect(terug)
    titel = "Document wijzigen" if ding else "Document toevoegen"
    return _form(request, atelier, form, titel, knop="Bewaar het document", ding=ding)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(BEWERK)
def pad_nieuw(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a path in this atelier and open its editor."""
    atelier = find_own_atelier(request, slug, BEWERK)
    form = Padformulier(request.POST or None)
    made = []

    def save() -> None:
        made.append(
            begin_pad(
                atelier, **form.cleaned_data, by=account(request), at=klok.nu(), peildatum=klok.vandaag()
            )
        )

    if _saved(request, form, save, "Het pad is begonnen. Maak nu de opbouw van het raamwerk."):
        return redirect(editor_url(made[0]))
    return _form(request, atelier, form, "Nieuw pad beginnen", knop="Begin dit pad")


def _saved(request: HttpRequest, form: forms.Form, save: Callable[[], Any], gelukt: str) -> bool:
    """Save a form that was sent; what the domain refuses becomes an error of its field."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        save()
    except GeenRecht:
        raise
    except Domeinfout as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)
        form.conflict = isinstance(fout, Tekstconflict)  # type: ignore[attr-defined]
        return False
    messages.success(request, gelukt)
    return True


def _form(
    request: HttpRequest,
    atelier: Atelier,
    form: forms.Form,
    titel: str,
    *,
    knop: str,
    ding: Atelierbijeenkomst | Werkdocument | None = None,
) -> HttpResponse:
    """Show a form on a page of its own; after a conflict with what stands there now beside what was typed."""
    conflict = getattr(form, "conflict", False)
    if ding is not None and conflict:
        ding.refresh_from_db()
    context = {
        "atelier": atelier,
        "form": form,
        "titel": titel,
        "knop": knop,
        "ding": ding,
        "is_document": isinstance(ding, Werkdocument),
        "velden": [veld for veld in form if veld.name not in Bestandvelden.base_fields],
        "basis": afdruk_van(ding) if ding is not None else "",
        "nu_bewaard": _now(form, ding) if conflict else [],
        "kruimels": kruimels(atelier, (titel, "")),
    }
    status = HTTPStatus.CONFLICT if conflict else _status(form)
    return render(request, "ontwikkelpaden/atelier_formulier.html", context, status=status)


def _now(form: forms.Form, ding: Atelierbijeenkomst | Werkdocument | None) -> list[dict[str, object]]:
    """Return the texts that stand there now and differ from what was typed."""
    return [
        {"label": form.fields[naam].label, "waarde": getattr(ding, naam)}
        for naam, typed in form.cleaned_data.items()
        if isinstance(typed, str) and getattr(ding, naam) != typed
    ]


def _status(form: forms.Form) -> int:
    return HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
