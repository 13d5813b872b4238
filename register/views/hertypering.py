"""After a revision of a path: which trajecten refer to the old version, and typing them again."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from napl.paginering import navigation, page_number, paginate
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.domain.queries.vergelijking import Vergelijking, summarise, vergelijk
from ontwikkelpaden.models import Padversie
from register.domain.hertypering import MAX_DIRECT, request_hertypering, retype_trajecten
from register.domain.queries.hertypering import (
    list_hertypering,
    outdated_typeringen,
    retypable,
    vanished_typeringen,
)

PER_PAGINA = 50
# The steps of the form, as its buttons send them.
BEKIJK, DOE, ALLE = "bekijken", "doen", "alle"


@require_safe
@never_cache
@vereist_recht("register.hertypeer")
def hertypering_list(request: HttpRequest) -> HttpResponse:
    return render(request, "register/hertypering_list.html", {"paden": list_hertypering()})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.hertypeer")
def hertypering(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose, look at what will happen, and only then do it; all at once is work for the background."""
    actueel = Padversie.objects.actueel().filter(pad__slug=slug).select_related("pad").first()
    if actueel is None:
        raise Http404
    if request.method != "POST":
        return _page(request, actueel)
    gekozen = [int(pk) for pk in request.POST.getlist("traject") if pk.isdecimal() and len(pk) <= 18]  # noqa: PLR2004
    stap = request.POST.get("stap")
    if stap != ALLE and not gekozen:
        return _page(request, actueel, fout="Kies eerst een of meer trajecten.")
    if stap == BEKIJK:
        return _page(request, actueel, gekozen=gekozen)
    try:
        return _do(request, actueel, gekozen, everything=stap == ALLE)
    except GeenRecht:
        raise
    except Domeinfout as fout:
        return _page(request, actueel, fout=fout.melding)


def _do(request: HttpRequest, actueel: Padversie, gekozen: list[int], *, everything: bool) -> HttpResponse:
    by = cast("Gebruiker", request.user)
    if everything:
        aantal = retypable(actueel).count()
        if aantal > MAX_DIRECT:
            verwerking, _ = request_hertypering(actueel, by=by, peildatum=klok.vandaag(), at=klok.nu())
            messages.info(request, f"{aantal} trajecten worden op de achtergrond opnieuw getypeerd.")
            return redirect("verwerking-detail", pk=verwerking.pk)
        gekozen = list(retypable(actueel).values_list("pk", flat=True))
    gedaan = retype_trajecten(actueel, gekozen, by=by, at=klok.nu())
    wat = "1 traject is" if gedaan == 1 else f"{gedaan} trajecten zijn"
    messages.success(request, f"{wat} opnieuw getypeerd met versie {actueel.nummer}.")
    return redirect("register:hertypering", slug=actueel.pad.slug)


def _page(
    request: HttpRequest, actueel: Padversie, *, gekozen: list[int] | None = None, fout: str = ""
) -> HttpResponse:
    rows = retypable(actueel)
    if gekozen is not None:
        rows = rows.filter(pk__in=gekozen)
    grootte = max(len(gekozen or ()), PER_PAGINA)
    pagina = paginate(rows, nummer=1 if gekozen is not None else page_number(request.GET), grootte=grootte)
    typeringen = outdated_typeringen(actueel).filter(
        versie__traject__in=[row.pk for row in pagina.resultaten]
    )
    vergelijkingen = _compare(actueel)
    per_traject: dict[int, list[dict[str, object]]] = {}
    for item in typeringen:
        nummer, niveau = item.padversie.nummer, item.get_niveau_display()
        vergelijking = vergelijkingen.get(nummer)
        per_traject.setdefault(item.versie.traject_id, []).append(
            {
                "tekst": f"{niveau} (nu versie {nummer})",
                "anders": vergelijking.count_changed(niveau) if vergelijking else None,
            }
        )
    return render(
        request,
        "register/hertypering.html",
        {
            "actueel": actueel,
            "pad": actueel.pad,
            "rijen": [
                {"traject": row, "typeringen": per_traject.get(row.pk, [])} for row in pagina.resultaten
            ],
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
            "verdwenen": vanished_typeringen(actueel)[:PER_PAGINA],
            "veranderingen": [
                {"nummer": nummer, "regels": summarise(item)} for nummer, item in vergelijkingen.items()
            ],
            "bekijken": gekozen is not None,
            "fout": fout,
            "max_direct": MAX_DIRECT,
            "kruimels": [
                {"naam": "Bureau", "url": reverse("bureau")},
                {"naam": "Hertypering", "url": reverse("register:hertypering-list")},
                {"naam": actueel.pad.naam, "url": ""},
            ],
        },
        status=400 if fout else 200,
    )


def _compare(actueel: Padversie) -> dict[int, Vergelijking]:
    """Compare the current version with each replaced one that trajecten refer to, by its number."""
    nummers = sorted(set(outdated_typeringen(actueel).order_by().values_list("padversie__nummer", flat=True)))
    nieuw = find_padversie(actueel.pad.slug, actueel.nummer)
    found: dict[int, Vergelijking] = {}
    for nummer in nummers:
        oud = find_padversie(actueel.pad.slug, nummer)
        if oud is not None and nieuw is not None:
            found[nummer] = vergelijk(oud, nieuw)
    return found
