"""The editor of a concept: the whole raamwerk as a grid, and one text at a time to write."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.bewerken import (
    NietMeerConcept,
    Stand,
    Tekstconflict,
    change_tekst,
    read_stand,
)
from ontwikkelpaden.domain.herziening import is_herzienbaar
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.plek import TEKSTVELDEN, OnderdeelWeg, Plek
from ontwikkelpaden.domain.queries.bewerking import list_gesprekken, name_of, read_bewerking
from ontwikkelpaden.domain.verschil import verschil
from ontwikkelpaden.enums import Niveau, PadStatus, Padveld
from ontwikkelpaden.models import Padversie
from ontwikkelpaden.views.atelierdelen import (
    account,
    editor_args,
    editor_url,
    find_versie,
    kruimels,
    show_stand,
)
from ontwikkelpaden.views.plekken import describe_plek

METHODEN = ["GET", "HEAD", "POST"]
# Why the text is fixed, and what whoever wants to write on can do.
VAST = {
    PadStatus.CONSULTATIE: "Iedereen kan de versie nu lezen en erop reageren. Daarom ligt de tekst vast. "
    "U kunt wel de reacties lezen.",
    PadStatus.VOORBEELD: "Dit is een voorbeeld. U kunt alles lezen. Om verder te schrijven begint u een "
    "nieuwe versie.",
    PadStatus.VASTGESTELD: "De versie is vastgesteld. U kunt alles lezen. Om verder te schrijven begint u "
    "een nieuwe versie.",
    PadStatus.HERZIEN: "Er is een nieuwere versie. U kunt deze alleen nog lezen.",
    PadStatus.INGETROKKEN: "De versie is ingetrokken. U kunt haar alleen nog lezen.",
}
AUTO = "X-Autobewaar"  # the script asks for an answer to itself, not for a page


@require_safe
@never_cache
@vereist_recht(BEWERK)
def bewerker(request: HttpRequest, slug: str, pad: str, nummer: int) -> HttpResponse:
    """Show the grid; each cell leads to its own form, which the script opens below the row."""
    versie = find_versie(request, slug, pad, nummer)
    return render(request, "ontwikkelpaden/bewerker.html", _editor_context(versie))


def _editor_context(versie: Padversie) -> dict[str, Any]:
    return {
        "versie": versie,
        "pad": versie.pad,
        "atelier": versie.pad.atelier,
        "bewerking": read_bewerking(versie),
        "stand": show_stand(versie),
        "is_concept": versie.status == PadStatus.CONCEPT,
        "waarom_vast": VAST.get(PadStatus(versie.status), ""),
        "kan_herzien": is_herzienbaar(versie),
        "kruimels": kruimels_of(versie),
    }


def kruimels_of(versie: Padversie, *meer: tuple[str, str]) -> list[dict[str, str]]:
    assert versie.pad.atelier is not None  # noqa: S101 - see editor_args
    return kruimels(versie.pad.atelier, (versie.pad.naam, editor_url(versie)), *meer)


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(BEWERK)
def cel(
    request: HttpRequest, slug: str, pad: str, nummer: int, subdimensie: int, niveau: str
) -> HttpResponse:
    """Write one cell, with the discussion about it beside."""
    versie = find_versie(request, slug, pad, nummer)
    if niveau not in Niveau.values:
        raise Http404
    return _edit(request, versie, Plek.cel(subdimensie, Niveau(niveau)))


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(BEWERK)
def veld(
    request: HttpRequest, slug: str, pad: str, nummer: int, veld: str, onderdeel: int | None = None
) -> HttpResponse:
    """Write one of the other texts of a version."""
    versie = find_versie(request, slug, pad, nummer)
    if veld not in TEKSTVELDEN - {Padveld.CEL}:
        raise Http404
    return _edit(request, versie, Plek(Padveld(veld), onderdeel))


def _edit(request: HttpRequest, versie: Padversie, plek: Plek) -> HttpResponse:
    try:
        stand = read_stand(versie, plek)
    except OnderdeelWeg as weg:
        return _gone(request, versie, weg)
    if request.method == "POST":
        return _save(request, versie, plek, stand)
    return _show(request, versie, plek, stand, stand.tekst)


def _gone(request: HttpRequest, versie: Padversie, weg: OnderdeelWeg) -> HttpResponse:
    """Say that the part was taken away; who was writing gets the text back."""
    if request.method != "POST":
        raise Http404
    if AUTO in request.headers:
        return JsonResponse({"fout": weg.melding}, status=HTTPStatus.GONE)
    context = {
        "versie": versie,
        "tekst": request.POST.get("tekst", ""),
        "melding": weg.melding,
        "editor_url": editor_url(versie),
        "kruimels": kruimels_of(versie),
    }
    return render(request, "ontwikkelpaden/bewerk_weg.html", context, status=HTTPStatus.GONE)


def _save(request: HttpRequest, versie: Padversie, plek: Plek, stand: Stand) -> HttpResponse:
    """Save what was typed, or what was chosen after a conflict."""
    keuze = request.POST.get("keuze", "")
    if keuze == "ander":
        return _done(request, versie, plek, "U houdt de tekst die er stond.")
    tekst = request.POST.get("mijn" if keuze == "mijn" else "tekst", "")
    try:
        change_tekst(
            versie,
            plek,
            tekst,
            basis=request.POST.get("basis", ""),
            by=account(request),
            at=klok.nu(),
        )
    except GeenRecht:
        raise
    except Tekstconflict as conflict:
        return _show(request, versie, plek, conflict.stand, tekst, conflict=conflict)
    except OnderdeelWeg as weg:
        return _gone(request, versie, weg)
    except Domeinfout as fout:
        return _show(request, versie, plek, stand, tekst, fout=fout)
    return _done(request, versie, plek, "Bewaard.")


def _done(request: HttpRequest, versie: Padversie, plek: Plek, melding: str) -> HttpResponse:
    if AUTO in request.headers:
        stand = read_stand(versie, plek)
        tijd = timezone.localtime(klok.nu()).strftime("%H.%M")
        return JsonResponse({"tijd": tijd, "basis": stand.afdruk, "tekst": stand.tekst})
    messages.success(request, melding)
    return redirect(editor_url(versie) + _anchor(plek))


def _anchor(plek: Plek) -> str:
    if plek.veld == Padveld.CEL:
        return f"#cel-{plek.onderdeel}-{plek.niveau}"
    return f"#{plek.veld}" + (f"-{plek.onderdeel}" if plek.onderdeel else "")


def _show(
    request: HttpRequest,
    versie: Padversie,
    plek: Plek,
    stand: Stand,
    tekst: str,
    *,
    fout: Domeinfout | None = None,
    conflict: Tekstconflict | None = None,
) -> HttpResponse:
    """Show the form of one text: as a page, or only the part that the script puts into the page."""
    if fout is not None and AUTO in request.headers:
        status = HTTPStatus.CONFLICT if isinstance(fout, NietMeerConcept) else HTTPStatus.BAD_REQUEST
        return JsonResponse({"fout": fout.melding}, status=status)
    context = {
        "versie": versie,
        "plek": plek,
        "beschrijving": describe_plek(versie, plek),
        "stand": stand,
        "stand_door": name_of(stand.door) if stand.op else "",
        "tekst": tekst,
        "fout": fout.melding if fout else "",
        "conflict": conflict,
        "stukken": verschil(stand.tekst, tekst) if conflict else [],
        "is_concept": versie.status == PadStatus.CONCEPT,
        "actie": request.path,
        "editor_url": editor_url(versie),
        "terug_url": editor_url(versie) + _anchor(plek),
        "wijzigingen_url": reverse("ontwikkelpaden:wijzigingen", args=editor_args(versie)),
        "niveaus": [(code, Niveau(code).label) for code in versie.niveaus],
        "is_cel": plek.veld == Padveld.CEL,
        **gesprek_context(versie, plek),
    }
    status = HTTPStatus.OK
    if conflict is not None or isinstance(fout, NietMeerConcept):
        status = HTTPStatus.CONFLICT
    elif fout is not None:
        status = HTTPStatus.BAD_REQUEST
    if AUTO in request.headers:
        return render(request, "ontwikkelpaden/_bewerk_formulier.html", context, status=status)
    if "HX-Request" in request.headers:
        return render(request, "ontwikkelpaden/_bewerk_paneel.html", {**context, "in_raster": True})
    context["kruimels"] = kruimels_of(versie, (context["beschrijving"].titel, ""))
    return render(request, "ontwikkelpaden/bewerk_tekst.html", context, status=status)


def gesprek_context(versie: Padversie, plek: Plek) -> dict[str, Any]:
    """Return what the discussion about a cell shows; other texts have none."""
    if plek.veld != Padveld.CEL or plek.onderdeel is None:
        return {}
    args = [*editor_args(versie), plek.onderdeel, plek.niveau]
    return {
        "gesprekken": list_gesprekken(versie, plek.onderdeel, Niveau(plek.niveau)),
        "gesprek_url": reverse("ontwikkelpaden:celgesprek", args=args),
        "gesprek_id": f"gesprek-{plek.onderdeel}-{plek.niveau}",
    }
