"""Who offers trajecten: the list, and one aanbieder with its listed trajecten."""

from collections.abc import Collection

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from napl import klok
from napl.enums import Sector
from napl.paginering import navigation, paginate
from napl.toegang import vereist_recht
from register.domain.kaart import build_kaarten
from register.domain.kenmerken import labels
from register.domain.queries.aanbieder import (
    Aanbiedervraag,
    find_aanbieder,
    list_aanbieders,
    list_trajecten_van,
)
from register.enums import AanbiederSoort
from register.parameters import Aanbiederparameters, Lijstparameters, read_parameters


@require_safe
@vereist_recht("register.zie_aanbieders")
def aanbieder_list(request: HttpRequest) -> HttpResponse:
    values, fouten = read_parameters(Aanbiederparameters, request.GET)
    vraag = Aanbiedervraag(values.get("q", ""), values.get("soort", ()), values.get("sector", ()))
    rows = list_aanbieders(vraag, klok.vandaag())
    pagina = paginate(rows, nummer=values.get("pagina") or 1, grootte=values.get("paginaGrootte") or 20)
    return render(
        request,
        "register/aanbieder_list.html",
        {
            "vraag": vraag,
            "fouten": [f"{fout.label}: {fout.reden}" for fout in fouten],
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
            "soorten": _options(AanbiederSoort.choices, vraag.soort),
            "sectoren": _options(Sector.choices, vraag.sector),
            "is_gefilterd": bool(vraag.q or vraag.soort or vraag.sector),
        },
    )


def _options(choices: list[tuple[str, str]], chosen: Collection[str]) -> list[dict[str, object]]:
    return [{"waarde": waarde, "naam": naam, "gekozen": waarde in chosen} for waarde, naam in choices]


@require_safe
@vereist_recht("register.zie_aanbieders")
def aanbieder_detail(request: HttpRequest, slug: str) -> HttpResponse:
    peildatum = klok.vandaag()
    aanbieder = find_aanbieder(slug, peildatum)
    if aanbieder is None:
        raise Http404
    values, _ = read_parameters(Lijstparameters, request.GET)
    pagina = paginate(list_trajecten_van(aanbieder, peildatum), nummer=values.get("pagina") or 1)
    return render(
        request,
        "register/aanbieder_detail.html",
        {
            "aanbieder": aanbieder,
            "onderdelen": aanbieder.onderdelen.all(),
            "sectoren": labels(Sector, aanbieder.sectoren),
            "kaarten": build_kaarten(pagina.resultaten),
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
            "kruimels": _crumbs(aanbieder.naam),
        },
    )


def _crumbs(naam: str) -> list[dict[str, str]]:
    return [{"naam": "Aanbieders", "url": reverse("register:aanbieder-list")}, {"naam": naam, "url": ""}]
