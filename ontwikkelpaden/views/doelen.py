"""Goals: see them all, set one, change it, reach it or let it go."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.doel import change_doel, delete_doel, move_doel, set_doel
from ontwikkelpaden.domain.queries.ontwikkeling import doelen_of
from ontwikkelpaden.enums import DoelStatus
from ontwikkelpaden.forms.doel import Doelformulier
from ontwikkelpaden.models import Doel, Padversie, Subdimensie
from ontwikkelpaden.views.mijn import KRUIMELS, account, versie_or_404

METHODS = ["GET", "HEAD", "POST"]
GEDAAN = {
    DoelStatus.BEREIKT: "Mooi, u hebt dit doel bereikt.",
    DoelStatus.LOSGELATEN: "U hebt dit doel losgelaten. U kunt het altijd weer oppakken.",
    DoelStatus.OPEN: "U werkt weer aan dit doel.",
}


@require_safe
@never_cache
@vereist_recht("ontwikkelpaden.volg_pad")
def doel_list(request: HttpRequest) -> HttpResponse:
    doelen = list(doelen_of(account(request)))
    context = {
        "open_doelen": [doel for doel in doelen if doel.status == DoelStatus.OPEN],
        "klare_doelen": [doel for doel in doelen if doel.status != DoelStatus.OPEN],
        "kruimels": [*KRUIMELS, {"naam": "Mijn doelen"}],
    }
    return render(request, "ontwikkelpaden/doel_list.html", context)


@require_http_methods(METHODS)
@never_cache
@vereist_recht("ontwikkelpaden.volg_pad")
def doel_nieuw(request: HttpRequest, slug: str) -> HttpResponse:
    """Set a goal; the address can say for which part and level."""
    versie = versie_or_404(slug)
    parts = _parts(versie)
    form = Doelformulier(
        request.POST or None,
        initial={"onderdeel": request.GET.get("onderdeel"), "niveau": request.GET.get("niveau")},
        onderdelen=[(str(pk), sub.naam) for pk, sub in parts.items()],
        niveaus=versie.niveaus,
    )
    if request.method == "POST" and form.is_valid() and _set(request, versie, form, parts):
        messages.success(request, "Uw doel is bewaard.")
        return redirect(f"{reverse('ontwikkelpaden:mijn-pad', args=[slug])}#doelen")
    context = {
        "form": form,
        "pad": versie.pad,
        "versie": versie,
        "kruimels": _crumbs(versie, "Een doel kiezen"),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "ontwikkelpaden/doel_nieuw.html", context, status=status)


@require_http_methods(METHODS)
@never_cache
@vereist_recht("ontwikkelpaden.bewerk_doel")
def doel_wijzig(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one goal, or do with it what the pressed button says."""
    doel = doelen_of(account(request)).filter(pk=pk).first()
    if doel is None:
        raise Http404
    versie = versie_or_404(doel.pad.slug)
    part = [(str(doel.subdimensie_id), doel.subdimensie.naam)] if doel.subdimensie else []
    form = Doelformulier(
        request.POST if request.POST.get("actie") == "wijzig" else None,
        initial={"niveau": doel.niveau, "tekst": doel.tekst, "streefdatum": doel.streefdatum},
        onderdelen=part,
        niveaus=dict.fromkeys([*versie.niveaus, doel.niveau]),
    )
    if request.method == "POST" and _change(request, doel, form):
        return redirect(f"{reverse('ontwikkelpaden:mijn-pad', args=[doel.pad.slug])}#doelen")
    context = {"form": form, "doel": doel, "pad": doel.pad, "kruimels": _crumbs(versie, "Een doel wijzigen")}
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "ontwikkelpaden/doel_wijzig.html", context, status=status)


def _set(request: HttpRequest, versie: Padversie, form: Doelformulier, parts: dict[int, Subdimensie]) -> bool:
    raw = form.cleaned_data["onderdeel"]
    try:
        set_doel(
            versie.pad,
            form.invoer(),
            subdimensie=parts[int(raw)] if raw else None,
            by=account(request),
            at=klok.nu(),
            peildatum=klok.vandaag(),
        )
    except Domeinfout as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)
        return False
    return True


def _change(request: HttpRequest, doel: Doel, form: Doelformulier) -> bool:
    by, at = account(request), klok.nu()
    actie = request.POST.get("actie", "")
    try:
        if actie == "wijzig":
            if not form.is_valid():
                return False
            change_doel(doel, form.invoer(), by=by, at=at, peildatum=klok.vandaag())
            messages.success(request, "Uw doel is gewijzigd.")
        elif actie == "verwijder":
            delete_doel(doel, by=by)
            messages.success(request, "Uw doel is verwijderd.")
        elif actie in DoelStatus.values:
            move_doel(doel, DoelStatus(actie), by=by, at=at)
            messages.success(request, GEDAAN[DoelStatus(actie)])
        else:
            messages.error(request, "Er is niets gewijzigd. Kies eerst wat u wilt doen.")
    except Domeinfout as fout:
        if not form.is_bound:
            messages.error(request, fout.melding)
            return True
        form.add_error(fout.veld if fout.veld in form.fields else None, fout.melding)
        return False
    return True


def _parts(versie: Padversie) -> dict[int, Subdimensie]:
    return {sub.pk: sub for dimensie in versie.dimensies.all() for sub in dimensie.subdimensies.all()}


def _crumbs(versie: Padversie, naam: str) -> list[dict[str, str]]:
    pad_url = reverse("ontwikkelpaden:mijn-pad", args=[versie.pad.slug])
    return [*KRUIMELS, {"naam": versie.pad.naam, "url": pad_url}, {"naam": naam}]
