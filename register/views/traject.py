"""The page of one traject, and its uitvoeringen as a calendar."""

from http import HTTPStatus
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from napl import klok
from napl.registers import panelen_voor
from napl.toegang import vereist_recht
from register.domain.geschiedenis import build_geschiedenis, build_prijsverloop
from register.domain.kenmerken import build_indeling, build_kenmerken, build_padplekken, opname_sentence
from register.domain.opmaak import day
from register.domain.queries.financiering import read_regelingen, regelingen_of_detail
from register.domain.queries.traject import Trajectdetail, read_traject
from register.domain.samenvatting import next_uitvoering, start_in_words
from register.domain.uitvoer.ical import build_ical
from register.domain.uitvoer.jsonld import build_jsonld, render_jsonld
from register.domain.uitvoeringrij import build_rij, build_rijen
from register.domain.vergelijken import MAX_TRAJECTEN
from register.enums import Cijfersoort
from register.views.bewaarsessie import is_bewaard
from register.views.cijferlog import note_traject
from register.views.vergelijken import compare_url


@require_safe
@vary_on_headers("Referer")
@vereist_recht("register.zie_trajecten")
def traject_detail(request: HttpRequest, slug: str) -> HttpResponse:
    detail = _get_traject(slug)
    if detail.is_ingetrokken:
        return _withdrawn(request, detail)
    url = request.build_absolute_uri(request.path)
    note_traject(request, Cijfersoort.BEKEKEN, [detail.traject.pk])
    return render(
        request,
        "register/traject_detail.html",
        {
            **build_context(detail, url),
            "kruimels": _crumbs(request, detail),
            "is_bewaard": is_bewaard(request, detail.traject.pk),
            "vergelijken": _compare(request, slug),
        },
    )


@require_safe
@vereist_recht("register.zie_trajecten")
def naar_aanbieder(request: HttpRequest, slug: str) -> HttpResponse:
    """Go on to the page of the aanbieder, and count that somebody did."""
    detail = _get_traject(slug)
    if detail.is_ingetrokken or not detail.versie.website:
        raise Http404
    note_traject(request, Cijfersoort.DOORGEGAAN, [detail.traject.pk])
    response = redirect(detail.versie.website)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@require_safe
@vereist_recht("register.zie_trajecten")
def traject_ical(request: HttpRequest, slug: str) -> HttpResponse:
    detail = _get_traject(slug)
    if detail.is_ingetrokken:
        return _withdrawn(request, detail)
    if not (detail.is_vermeld and detail.gedateerd):
        raise Http404
    url = request.build_absolute_uri(reverse("register:traject-detail", args=[slug]))
    return HttpResponse(
        build_ical(detail.versie, detail.gedateerd, url=url, at=klok.nu()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{slug}.ics"'},
    )


def _get_traject(slug: str) -> Trajectdetail:
    detail = read_traject(slug, klok.vandaag())
    if detail is None:
        raise Http404
    return detail


def build_context(detail: Trajectdetail, url: str) -> dict[str, Any]:
    """Return what the page shows of a traject, for the page and for a preview of it."""
    volgende = next_uitvoering(detail.te_vinden, detail.peildatum)
    einde = detail.niet_vermeld_sinds
    return {
        "detail": detail,
        "traject": detail.traject,
        "versie": detail.versie,
        "opname_zin": opname_sentence(detail.opname) if detail.opname else "",
        "niet_vermeld": f"Staat niet meer in het register sinds {day(einde)}." if einde else "",
        "kenmerken": build_kenmerken(detail),
        "indeling": build_indeling(detail),
        "padplekken": build_padplekken(detail.typeringen),
        "volgende": build_rij(volgende, detail.peildatum) if volgende else None,
        "begint_op": start_in_words(detail.stand),
        "rijen": build_rijen(detail.actueel, detail.peildatum),
        "rijen_voorbij": build_rijen(detail.voorbij, detail.peildatum),
        "prijsverloop": build_prijsverloop(detail),
        "geschiedenis": build_geschiedenis(detail),
        "financiering": regelingen_of_detail(detail, read_regelingen(detail.peildatum)),
        "panelen": panelen_voor("traject", detail.traject, detail.peildatum),
        "canonical": url,
        # Escaped by render_jsonld for this one place: inside a script element.
        "jsonld": mark_safe(render_jsonld(build_jsonld(detail, url=url))) if detail.is_vermeld else "",  # noqa: S308
    }


def _withdrawn(request: HttpRequest, detail: Trajectdetail) -> HttpResponse:
    context = {"detail": detail, "geschiedenis": build_geschiedenis(detail)}
    return render(request, "register/traject_ingetrokken.html", context, status=HTTPStatus.GONE)


def _crumbs(request: HttpRequest, detail: Trajectdetail) -> list[dict[str, str]]:
    back = _back(request)
    naam = "Terug naar uw zoekresultaten" if "?" in back else "Trajecten zoeken"
    return [{"naam": naam, "url": back}, {"naam": detail.versie.naam, "url": ""}]


def _back(request: HttpRequest) -> str:
    """Return the search that somebody came from, or else the search as it begins."""
    search = reverse("register:traject-list")
    parts = _came_from(request)
    return f"{search}?{parts.query}" if parts.path == search and parts.query else search


def _compare(request: HttpRequest, slug: str) -> dict[str, str]:
    """Return the comparison with this traject in it; beside the others for who comes from a comparison."""
    parts = _came_from(request)
    chosen = (
        QueryDict(parts.query).getlist("traject") if parts.path == reverse("register:vergelijken") else []
    )
    chosen = chosen[:MAX_TRAJECTEN]
    if slug in chosen:
        return {"naam": "Terug naar uw vergelijking", "url": compare_url(chosen)}
    naam = "Voeg toe aan uw vergelijking" if chosen else "Vergelijk met andere trajecten"
    return {"naam": naam, "url": compare_url([*chosen, slug])}


def _came_from(request: HttpRequest) -> SplitResult:
    """Return the page of this site that somebody came from; empty for another site."""
    referer = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    return urlsplit(referer if ours else "")
