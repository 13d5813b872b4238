"""Write one section of a traject; what somebody typed is never lost, whoever else writes there."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.verschil import verschil
from register.domain.queries.eigenaanbod import EigenTraject
from register.domain.trajecteditor.bewaren import Botsing, Sectieconflict, last_change, save_sectie
from register.domain.trajecteditor.secties import NAMEN, VELDEN, afdruk, make_basis, read_basis
from register.domain.trajecteditor.verschillen import in_words
from register.domain.trajecteditor.volledigheid import eisen_van
from register.domain.trajectgegevens import Trajectgegevens, read_gegevens
from register.enums import Trajectsectie
from register.forms.trajecteditor import FORMULIEREN, Sectieformulier
from register.views.eigen_delen import RECHT, TRAJECT, context_of, get_eigen
from register.views.eigen_trajecten import sectie_url
from register.views.mijn import account

AUTO = "X-Autobewaar"  # the script asks for an answer to itself, not for a page


@dataclass(frozen=True)
class Werk:
    """One section that somebody has before them."""

    eigen: EigenTraject
    sectie: Trajectsectie
    gegevens: Trajectgegevens

    @property
    def velden(self) -> tuple[str, ...]:
        return VELDEN[self.sectie]

    def waarden(self) -> dict[str, object]:
        return {veld: getattr(self.gegevens, veld) for veld in self.velden}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(RECHT)
def eigen_sectie(request: HttpRequest, slug: str, sectie: str) -> HttpResponse:
    eigen = get_eigen(request, slug)
    if sectie not in Trajectsectie.values or Trajectsectie(sectie) not in FORMULIEREN:
        raise Http404
    work = Werk(eigen, Trajectsectie(sectie), read_gegevens(eigen.versie))
    if request.method == "POST":
        return _save(request, work)
    return _show(request, work, FORMULIEREN[work.sectie](gegevens=work.gegevens), make_basis(work.waarden()))


def _save(request: HttpRequest, work: Werk) -> HttpResponse:
    form = FORMULIEREN[work.sectie](request.POST, gegevens=work.gegevens)
    form.is_valid()
    waarden = form.waarden()
    if request.POST.get("keuze") == "ander":
        # Somebody chose what a colleague wrote: of those fields nothing is saved.
        for veld in request.POST.getlist("botsing"):
            waarden.pop(veld, None)
    basis = read_basis(request.POST.get("basis", ""), work.velden)
    try:
        save_sectie(work.eigen.traject, work.sectie, waarden, basis=basis, by=account(request), at=klok.nu())
    except GeenRecht:
        raise
    except Sectieconflict as conflict:
        return _conflict(request, work, form, conflict)
    except OngeldigeOvergang as fout:
        return _refused(request, work, fout)
    except Domeinfout as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)
        waarden = {}
    return _saved(request, work, form, _next_basis(basis, waarden))


def _next_basis(basis: dict[str, str], waarden: dict[str, Any]) -> str:
    """Return what somebody starts from now: what was sent, also where a colleague's value stayed.

    A field that they did not touch is still theirs to see as it was; typing in it later then meets the other
    value as a conflict, instead of writing over it.
    """
    prints = {veld: afdruk(value, veld=veld) for veld, value in waarden.items()}
    return ",".join(f"{veld}:{code}" for veld, code in (basis | prints).items() if code)


def _saved(request: HttpRequest, work: Werk, form: Sectieformulier, basis: str) -> HttpResponse:
    if AUTO in request.headers:
        tijd = timezone.localtime(klok.nu()).strftime("%H.%M")
        fouten = {naam: lines[0] for naam, lines in form.errors.items() if _is_typed(form, naam)}
        wacht = [
            form.fields[naam].label for naam in form.errors if naam in form.fields and naam not in fouten
        ]
        return JsonResponse({"tijd": tijd, "basis": basis, "fouten": fouten, "wacht": wacht})
    if form.errors:
        return _show(request, work, form, basis, status=HTTPStatus.BAD_REQUEST)
    messages.success(request, f"‘{work.sectie.label}’ is bewaard.")
    return redirect(_next_url(work, request.POST.get("verder", "")))


def _is_typed(form: Sectieformulier, naam: str) -> bool:
    """Say whether there is something in a field: what is still empty is not wrong yet while one types."""
    return naam in form.fields and (bool(form[naam].value()) or form.fields[naam].required)


def _next_url(work: Werk, verder: str) -> str:
    slug = work.eigen.traject.slug
    if verder == "nog-een":
        return sectie_url(slug, work.sectie) + "#nieuw"
    if verder == "hier":
        return sectie_url(slug, work.sectie)
    if verder == "volgende":
        return sectie_url(slug, _following(work.sectie))
    return reverse(TRAJECT, args=[slug]) + f"#deel-{work.sectie.value}"


def _following(sectie: Trajectsectie) -> Trajectsectie:
    secties = list(Trajectsectie)
    return secties[secties.index(sectie) + 1]


def _refused(request: HttpRequest, work: Werk, fout: Domeinfout) -> HttpResponse:
    if AUTO in request.headers:
        return JsonResponse({"fout": fout.melding}, status=HTTPStatus.CONFLICT)
    messages.error(request, fout.melding)
    return redirect(TRAJECT, work.eigen.traject.slug)


def _conflict(
    request: HttpRequest, work: Werk, form: Sectieformulier, conflict: Sectieconflict
) -> HttpResponse:
    """Show both; saving again starts from what stands there now, so it is a choice made with open eyes."""
    basis = read_basis(request.POST.get("basis", ""), work.velden)
    basis |= {item.veld: afdruk(item.nu, veld=item.veld) for item in conflict.botsingen}
    text = ",".join(f"{veld}:{code}" for veld, code in basis.items() if code)
    context = {
        "botsingen": [_describe(item) for item in conflict.botsingen],
        "laatste": last_change(work.eigen.traject, work.sectie),
    }
    return _show(request, work, form, text, status=HTTPStatus.CONFLICT, **context)


def _describe(botsing: Botsing) -> dict[str, object]:
    nu, mijn = in_words(botsing.veld, botsing.nu), in_words(botsing.veld, botsing.mijn)
    return {
        "veld": botsing.veld,
        "naam": NAMEN[botsing.veld],
        "nu": nu,
        "mijn": mijn,
        "stukken": verschil(nu, mijn),
    }


def _show(
    request: HttpRequest,
    work: Werk,
    form: Sectieformulier,
    basis: str,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    **rest: Any,
) -> HttpResponse:
    secties = list(Trajectsectie)
    context = context_of(
        work.eigen,
        (work.sectie.label, ""),
        form=form,
        basis=basis,
        sectie=work.sectie,
        nummer=secties.index(work.sectie) + 1,
        aantal=len(secties),
        volgende=_following(work.sectie).label,
        eisen=eisen_van(work.sectie),
        actie=request.path,
        terug_url=reverse(TRAJECT, args=[work.eigen.traject.slug]),
        prijzen=_prices(work),
        **rest,
    )
    naam = "_eigen_sectieformulier" if AUTO in request.headers else "eigen_sectie"
    return render(request, f"register/{naam}.html", context, status=status)


def _prices(work: Werk) -> list[Any]:
    """Return what the section on costs has to tell: the price stands with each uitvoering."""
    if work.sectie != Trajectsectie.KOSTEN:
        return []
    return [row for row in work.eigen.uitvoeringen if row.prijs is not None]
