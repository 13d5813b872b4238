"""What the pages of an aanbieder's own trajecten share."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from napl import klok
from register.domain.queries.eigenaanbod import EigenTraject, find_eigen
from register.views.mijn import account

RECHT = "register.zie_eigen_aanbod"
LIJST = "register:eigen-trajecten"
TRAJECT = "register:eigen-traject"


def get_eigen(request: HttpRequest, slug: str) -> EigenTraject:
    """Return one of somebody's own; what is another's is not there (404)."""
    eigen = find_eigen(account(request), slug, klok.vandaag())
    if eigen is None:
        raise Http404
    return eigen


def kruimels(eigen: EigenTraject | None = None, *meer: tuple[str, str]) -> list[dict[str, str]]:
    crumbs = [{"naam": "Uw trajecten", "url": reverse(LIJST)}]
    if eigen is not None:
        crumbs.append({"naam": eigen.versie.naam, "url": reverse(TRAJECT, args=[eigen.traject.slug])})
    return crumbs + [{"naam": naam, "url": url} for naam, url in meer]


def context_of(eigen: EigenTraject, *meer: tuple[str, str], **rest: Any) -> dict[str, Any]:
    """Return what every page of one traject shows."""
    return {
        "eigen": eigen,
        "traject": eigen.traject,
        "versie": eigen.versie,
        "kruimels": kruimels(eigen, *meer),
        **rest,
    }
