"""Look at a draft as teachers will, beside what is live; publish it or throw it away."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.toegang import vereist_recht
from register.domain.queries.eigenaanbod import EigenTraject, read_voorbeeld
from register.domain.traject import discard_concept, publish_versie
from register.domain.trajecteditor.publiceerbaar import judged_changes
from register.domain.trajecteditor.secties import NAMEN
from register.domain.trajecteditor.verschillen import Wijziging, list_wijzigingen
from register.domain.trajectgegevens import read_gegevens
from register.views.bewaarsessie import is_bewaard
from register.views.eigen_delen import RECHT, TRAJECT, context_of, get_eigen
from register.views.eigen_trajecten import sectie_url
from register.views.mijn import account
from register.views.traject import build_context
from register.views.vergelijken import compare_url

METHODEN = ["GET", "HEAD", "POST"]


@require_safe
@never_cache
@vereist_recht(RECHT)
def eigen_voorbeeld(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the page of the traject as it would be with this draft, with the same template."""
    eigen = get_eigen(request, slug)
    context = build_context(read_voorbeeld(eigen), "")
    crumbs = context_of(eigen, ("Voorbeeld", ""))["kruimels"]
    return render(
        request,
        "register/traject_detail.html",
        {
            **context,
            "jsonld": "",
            "voorbeeld": eigen,
            "kruimels": crumbs,
            "is_bewaard": is_bewaard(request, eigen.traject.pk),
            "vergelijken": {"naam": "Vergelijk met andere trajecten", "url": compare_url([slug])},
        },
    )


@require_safe
@never_cache
@vereist_recht(RECHT)
def eigen_verschil(request: HttpRequest, slug: str) -> HttpResponse:
    eigen = get_eigen(request, slug)
    if eigen.concept is None or eigen.live is None:
        raise Http404
    context = context_of(
        eigen,
        ("Wat u wijzigt", ""),
        wijzigingen=[(item, sectie_url(slug, item.sectie)) for item in _changes(eigen)],
    )
    return render(request, "register/eigen_verschil.html", context)


def _changes(eigen: EigenTraject) -> list[Wijziging]:
    if eigen.concept is None or eigen.live is None:
        return []
    return list_wijzigingen(read_gegevens(eigen.live), read_gegevens(eigen.concept))


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def eigen_publiceren(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what publishing does, and do it."""
    eigen = get_eigen(request, slug)
    fout = ""
    if request.method == "POST":
        try:
            publish_versie(eigen.traject, at=klok.nu(), by=account(request))
        except GeenRecht:
            raise
        except Domeinfout as error:
            fout = error.melding
            eigen = get_eigen(request, slug)
        else:
            messages.success(request, _done(eigen))
            return redirect(TRAJECT, slug)
    judged = judged_changes(eigen.concept, eigen.live) if eigen.concept and eigen.is_erkend else []
    missing = [(eis, sectie_url(slug, eis.sectie)) for eis in eigen.volledigheid.nodig]
    context = context_of(
        eigen,
        ("Publiceren", ""),
        fout=fout,
        beoordeeld=[NAMEN[veld] for veld in judged],
        nodig=missing,
        wijzigingen=_changes(eigen),
        kan=eigen.concept is not None and not judged and not missing and not eigen.is_ingetrokken,
    )
    status = HTTPStatus.CONFLICT if fout else HTTPStatus.OK
    return render(request, "register/eigen_publiceren.html", context, status=status)


def _done(eigen: EigenTraject) -> str:
    if eigen.opname is None:
        return (
            "Uw tekst is gepubliceerd. Het traject staat nog niet in het register: dat doet het "
            "programmabureau, of een erkenning."
        )
    return "Uw tekst is gepubliceerd. Leraren zien hem nu in het register."


@require_http_methods(METHODEN)
@never_cache
@vereist_recht(RECHT)
def eigen_weggooien(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask, and throw the draft away."""
    eigen = get_eigen(request, slug)
    if eigen.concept is None or eigen.live is None:
        raise Http404
    if request.method == "POST":
        try:
            discard_concept(eigen.traject, at=klok.nu(), by=account(request))
        except GeenRecht:
            raise
        except Domeinfout as error:
            messages.error(request, error.melding)
        else:
            messages.success(request, "Het concept is weggegooid. De gepubliceerde tekst is niet veranderd.")
        return redirect(reverse(TRAJECT, args=[slug]))
    context = context_of(eigen, ("Concept weggooien", ""), wijzigingen=_changes(eigen))
    return render(request, "register/eigen_weggooien.html", context)
