"""Compare trajecten side by side: the address holds the whole choice, so it can be shared."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from napl import klok
from napl.toegang import vereist_recht
from register.domain.queries.traject import Trajectdetail
from register.domain.vergelijken import (
    MAX_TRAJECTEN,
    Kandidaat,
    Keuze,
    build_vergelijking,
    choose_trajecten,
    find_kandidaten,
)
from register.parameters import Vergelijkparameters, read_parameters


@dataclass(frozen=True)
class Kolom:
    detail: Trajectdetail
    # The same comparison without this traject.
    weg_url: str


@require_safe
@vereist_recht("register.zie_trajecten")
def traject_vergelijken(request: HttpRequest) -> HttpResponse:
    values, fouten = read_parameters(Vergelijkparameters, request.GET)
    peildatum = klok.vandaag()
    keuze = choose_trajecten(values["traject"], peildatum)
    alleen = values["alleenVerschillen"] == ["true"] and len(keuze.details) > 1
    context: dict[str, Any] = {
        "fouten": fouten,
        "keuze": keuze,
        "kolommen": _columns(keuze, alleen=alleen),
        "max_trajecten": MAX_TRAJECTEN,
        "alleen_verschillen": alleen,
        "wissel_url": compare_url(keuze.slugs, alleen=not alleen),
        "q": values["q"],
        "kandidaten": []
        if keuze.is_vol or not values["q"]
        else _candidates(values["q"], keuze, alleen=alleen),
        "kruimels": [
            {"naam": "Trajecten zoeken", "url": reverse("register:traject-list")},
            {"naam": "Vergelijken", "url": ""},
        ],
    }
    if keuze.details:
        context["vergelijking"] = build_vergelijking(
            keuze.details, peildatum=peildatum, alleen_verschillen=alleen
        )
    return render(request, "register/traject_vergelijken.html", context)


def compare_url(slugs: Iterable[str], *, alleen: bool = False) -> str:
    params = QueryDict(mutable=True)
    params.setlist("traject", list(slugs))
    if alleen:
        params["alleenVerschillen"] = "true"
    query = params.urlencode()
    return f"{reverse('register:vergelijken')}{query and '?'}{query}"


def _columns(keuze: Keuze, *, alleen: bool) -> list[Kolom]:
    return [
        Kolom(
            detail, compare_url((slug for slug in keuze.slugs if slug != detail.traject.slug), alleen=alleen)
        )
        for detail in keuze.details
    ]


def _candidates(q: str, keuze: Keuze, *, alleen: bool) -> list[tuple[Kandidaat, str]]:
    """Return what a search finds, each with the address of the comparison that it would make."""
    found = find_kandidaten(q, zonder=keuze.slugs, peildatum=klok.vandaag())
    return [(item, compare_url([*keuze.slugs, item.slug], alleen=alleen)) for item in found]
