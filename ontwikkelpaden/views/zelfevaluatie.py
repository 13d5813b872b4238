"""A zelfevaluatie: one question per screen on a phone, all of them below each other where there is room.

It is one page with one form, so going to another question loses nothing, with or without JavaScript.
"""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.fouten import Domeinfout
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.antwoordbewijs import delete_zelfevaluatie
from ontwikkelpaden.domain.queries.ontwikkeling import evaluaties_of, read_ontwikkeling
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.domain.zelfevaluatie import (
    begin_zelfevaluatie,
    finish_zelfevaluatie,
    save_antwoorden,
)
from ontwikkelpaden.enums import ZelfevaluatieStatus
from ontwikkelpaden.models import Padversie, Zelfevaluatie
from ontwikkelpaden.views.mijn import KRUIMELS, account, versie_or_404
from ontwikkelpaden.views.vragen import Vraag, build_vragen, first_open, gegevens_of, refresh, show_fouten

METHODS = ["GET", "HEAD", "POST"]
KLAAR = "klaar"


@require_http_methods(METHODS)
@never_cache
@vereist_recht("ontwikkelpaden.volg_pad")
def zelfevaluatie_begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what it is and begin it; who was busy goes on where they were."""
    versie = versie_or_404(slug)
    begun = Zelfevaluatie.objects.filter(
        gebruiker=account(request), padversie=versie, status=ZelfevaluatieStatus.CONCEPT
    ).first()
    if request.method == "POST":
        try:
            begun = begin_zelfevaluatie(versie.pad, by=account(request), at=klok.nu())
        except Domeinfout as fout:
            messages.error(request, fout.melding)
            return redirect("ontwikkelpaden:mijn-pad", slug)
    if begun is not None:
        return redirect("ontwikkelpaden:zelfevaluatie", slug, begun.pk)
    aantal = sum(len(dimensie.subdimensies.all()) for dimensie in versie.dimensies.all())
    context = {"versie": versie, "pad": versie.pad, "aantal": aantal, "kruimels": _crumbs(versie)}
    return render(request, "ontwikkelpaden/zelfevaluatie_begin.html", context)


@require_http_methods(METHODS)
@never_cache
@vereist_recht("ontwikkelpaden.bewerk_zelfevaluatie")
def zelfevaluatie(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Answer the questions of one moment, or read a moment that is finished."""
    evaluatie, versie = own_or_404(request, slug, pk)
    ontwikkeling = read_ontwikkeling(account(request), versie)
    if evaluatie.status == ZelfevaluatieStatus.AFGEROND:
        if request.method == "POST":
            messages.error(request, "Deze zelfevaluatie is afgerond en verandert niet meer.")
            return redirect("ontwikkelpaden:zelfevaluatie", slug, pk)
        return render(request, "ontwikkelpaden/zelfevaluatie_lees.html", _context(evaluatie, versie, []))
    if request.method != "POST":
        vragen = build_vragen(evaluatie, ontwikkeling)
        return render(request, "ontwikkelpaden/zelfevaluatie.html", _context(evaluatie, versie, vragen))
    vragen = build_vragen(evaluatie, ontwikkeling, request.POST)
    if (to := _save(request, evaluatie, vragen)) is not None:
        return to
    refresh(vragen, evaluatie)
    return render(
        request,
        "ontwikkelpaden/zelfevaluatie.html",
        _context(evaluatie, versie, vragen),
        status=HTTPStatus.BAD_REQUEST,
    )


@require_http_methods(METHODS)
@never_cache
@vereist_recht("ontwikkelpaden.bewerk_zelfevaluatie")
def zelfevaluatie_weg(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, and then throw one moment away for good."""
    evaluatie, versie = own_or_404(request, slug, pk)
    if request.method == "POST":
        delete_zelfevaluatie(evaluatie, by=account(request), at=klok.nu())
        messages.success(request, "De zelfevaluatie is weggegooid.")
        return redirect("ontwikkelpaden:mijn-pad", slug)
    return render(request, "ontwikkelpaden/zelfevaluatie_weg.html", _context(evaluatie, versie, []))


def _save(request: HttpRequest, evaluatie: Zelfevaluatie, vragen: list[Vraag]) -> HttpResponse | None:
    """Save what is right and return where to go; None when something has to be shown again first."""
    valid = [vraag for vraag in vragen if vraag.form.is_valid()]
    fouten = save_antwoorden(evaluatie, gegevens_of(valid), by=account(request), at=klok.nu())
    show_fouten(vragen, fouten)
    if any(vraag.form.errors for vraag in vragen):
        return None
    slug = evaluatie.padversie.pad.slug
    if request.POST.get("actie") == "afronden":
        try:
            finish_zelfevaluatie(evaluatie, by=account(request), at=klok.nu())
        except Domeinfout as fout:
            messages.error(request, fout.melding)
            return redirect("ontwikkelpaden:zelfevaluatie", slug, evaluatie.pk)
        messages.success(
            request, "Uw zelfevaluatie is bewaard als een moment. U ziet hieronder wat u al kunt."
        )
        return redirect("ontwikkelpaden:mijn-pad", slug)
    naar = request.POST.get("naar", "")
    page = reverse("ontwikkelpaden:zelfevaluatie", args=[slug, evaluatie.pk])
    if naar == "later":
        messages.success(request, "Alles is bewaard. U kunt later verder.")
        return redirect("ontwikkelpaden:mijn-pad", slug)
    for vraag in vragen:
        if naar == f"bewijs-{vraag.nummer}":
            return redirect("ontwikkelpaden:antwoord-bewijsstuk", slug, evaluatie.pk, vraag.subdimensie.pk)
    known = {str(vraag.nummer) for vraag in vragen} | {KLAAR}
    return redirect(f"{page}#vraag-{naar}" if naar in known else page)


def own_or_404(request: HttpRequest, slug: str, pk: int) -> tuple[Zelfevaluatie, Padversie]:
    """Return a moment of this person on this path, with its version; anybody else's does not exist."""
    evaluatie = evaluaties_of(account(request)).filter(pk=pk, padversie__pad__slug=slug).first()
    versie = find_padversie(slug, evaluatie.padversie.nummer) if evaluatie else None
    if evaluatie is None or versie is None:
        raise Http404
    return evaluatie, versie


def _context(evaluatie: Zelfevaluatie, versie: Padversie, vragen: list[Vraag]) -> dict[str, Any]:
    return {
        "evaluatie": evaluatie,
        "versie": versie,
        "pad": versie.pad,
        "vragen": vragen,
        "hier": first_open(vragen),
        "laatste": vragen[-1].nummer if vragen else 0,
        "antwoorden": list(evaluatie.antwoorden.all()),
        "kruimels": _crumbs(versie),
    }


def _crumbs(versie: Padversie) -> list[dict[str, str]]:
    pad_url = reverse("ontwikkelpaden:mijn-pad", args=[versie.pad.slug])
    return [*KRUIMELS, {"naam": versie.pad.naam, "url": pad_url}, {"naam": "Zelfevaluatie"}]
