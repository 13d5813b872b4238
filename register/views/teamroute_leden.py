"""The people of a plan: invite them, one's own part in it, and what members share."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from napl import klok
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.toegang import vereist_recht
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.teamroute.behoefte import retract_behoefte, state_behoefte
from register.domain.teamroute.deelname import (
    accept_uitnodiging,
    candidates_for,
    decline_uitnodiging,
    invite_leden,
    withdraw_uitnodiging,
)
from register.domain.teamroute.delen import ZIE_DELING, look_at_gedeeld, share_pad, unshare_pad
from register.domain.teamroute.lezen import name_of, part_of, plan_paden, read_leden
from register.domain.teamroute.niveau import paden_voor
from register.enums import Spoorsoort, Uitnodigingsantwoord
from register.forms.teamdeelnemer import Behoefteformulier, Uitnodigformulier
from register.models import Teamroute, Teamroutedeelnemer, Teamroutedeling, Teamroutespoor
from register.views.teamroute_bewerken import GET_POST, number_of
from register.views.teamroutedelen import (
    account,
    find_managed,
    find_route,
    managers_of,
    route_context,
    try_or_tell,
    try_with,
)

MIJN_DEEL = "register:teamroute-mijn-deel"
MAX_SPOREN = 50


@require_http_methods(GET_POST)
@never_cache
@vereist_recht("register.beheer_teamroute")
def teamroute_uitnodigingen(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite people of the school. Who did not say yes stands in one list, whatever they said."""
    route = find_managed(request, pk)
    by, at, vandaag = account(request), klok.nu(), klok.vandaag()
    actie = request.POST.get("actie", "")
    if actie == "intrekken":
        row = get_object_or_404(route.deelnemers.uitgenodigd(), pk=number_of(request, "deelnemer"))
        try_or_tell(
            request, lambda: withdraw_uitnodiging(row, by=by, at=at), "De uitnodiging is ingetrokken."
        )
        return redirect("register:teamroute-uitnodigingen", pk=route.pk)
    kandidaten = list(candidates_for(route, vandaag).exclude(pk=by.pk))
    form = Uitnodigformulier(request.POST if request.method == "POST" else None, kandidaten=kandidaten)
    if request.method == "POST":
        count = try_with(form, lambda: invite_leden(route, form.gekozen_leden(), by=by, at=at))
        if count is not None:
            text = "1 collega is" if count == 1 else f"{count} collega's zijn"
            messages.success(request, f"{text} uitgenodigd. De uitnodiging staat op hun eigen pagina.")
            return redirect("register:teamroute-uitnodigingen", pk=route.pk)
    context = {
        **route_context(request, route),
        "form": form,
        "kandidaten": kandidaten,
        "leden": read_leden(route, vandaag),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/teamroute_uitnodigingen.html", context, status=status)


@dataclass(frozen=True)
class Keuze:
    """A path of the plan, and what the member shares about it now."""

    pad: Ontwikkelpad
    deling: Teamroutedeling | None


@require_http_methods(GET_POST)
@never_cache
@vereist_recht("register.doe_mee_in_team")
def teamroute_mijn_deel(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and change one's own part: taking part, sharing, needing; nobody else can open this page."""
    route = find_route(request, pk)
    deelnemer = part_of(route, account(request))
    if deelnemer is None:
        raise Http404
    form = Behoefteformulier(
        request.POST if request.POST.get("actie") == "behoefte" else None,
        paden=paden_voor(route.sectoren),
        sectoren=route.sectoren,
    )
    if request.method == "POST" and _change(request, deelnemer, form):
        return redirect(MIJN_DEEL, pk=route.pk)
    context = {
        **route_context(request, route),
        **_own(deelnemer),
        "form": form,
        "beheerders": managers_of(route, klok.vandaag()),
        "niveaus": Niveau.choices,
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/teamroute_mijn_deel.html", context, status=status)


def _own(deelnemer: Teamroutedeelnemer) -> dict[str, object]:
    delingen = {deling.pad_id: deling for deling in deelnemer.delingen.all()}
    sporen = deelnemer.sporen.select_related("pad", "door").order_by("-op", "-pk")[:MAX_SPOREN]
    return {
        "doet_mee": deelnemer.antwoord == Uitnodigingsantwoord.JA,
        "keuzes": [Keuze(pad, delingen.get(pad.pk)) for pad in plan_paden(deelnemer.teamroute)],
        "behoeften": deelnemer.behoeften.filter(nodig=True).select_related("pad").order_by("pad__naam", "pk"),
        "sporen": [(spoor, _by(spoor)) for spoor in sporen],
    }


def _by(spoor: Teamroutespoor) -> str:
    return name_of(spoor.door) if spoor.soort == Spoorsoort.BEKEKEN else ""


def _change(request: HttpRequest, deelnemer: Teamroutedeelnemer, form: Behoefteformulier) -> bool:
    """Do what was asked; False when the form has to be shown again with what is wrong in it."""
    by, at, actie = account(request), klok.nu(), request.POST.get("actie", "")
    if actie == "behoefte":
        said = try_with(
            form,
            lambda: state_behoefte(
                deelnemer,
                form.gekozen_pad(),
                form.cleaned_data["niveau"],
                form.gekozen_sector(),
                by=by,
                at=at,
            ),
        )
        if said is not None:
            messages.success(request, "Genoteerd, zonder uw naam voor de anderen.")
        return said is not None
    if actie == "doe-mee":
        try_or_tell(
            request,
            lambda: accept_uitnodiging(deelnemer, by=by),
            "U doet mee. U deelt nog niets: dat kiest u zelf.",
        )
    elif actie == "doe-niet-mee":
        try_or_tell(
            request,
            lambda: decline_uitnodiging(deelnemer, by=by, at=at),
            "U doet niet mee. U hoeft niet te zeggen waarom. U kunt later altijd nog meedoen.",
        )
    elif actie == "behoefte-weg":
        row = get_object_or_404(deelnemer.behoeften, pk=number_of(request, "behoefte"))
        try_or_tell(request, lambda: retract_behoefte(row, by=by, at=at), "De behoefte is weg.")
    else:
        _share(request, deelnemer, actie, by)
    return True


def _share(request: HttpRequest, deelnemer: Teamroutedeelnemer, actie: str, by: Gebruiker) -> None:
    """Share a path of the plan with the team, or stop it at once."""
    slug = request.POST.get("pad", "")
    pad = next((pad for pad in plan_paden(deelnemer.teamroute) if pad.slug == slug), None)
    if pad is None:
        raise Http404
    if actie == "deel":
        niveau = request.POST.get("niveau", "")
        try_or_tell(
            request,
            lambda: share_pad(deelnemer, pad, by=by, at=klok.nu(), niveau=niveau),
            f"Uw team ziet nu dat u aan het pad ‘{pad.naam}’ werkt.",
        )
    elif actie == "stop":
        try_or_tell(
            request,
            lambda: unshare_pad(deelnemer, pad, by=by, at=klok.nu()),
            f"U deelt niets meer over het pad ‘{pad.naam}’. Niemand ziet het nog.",
        )


@require_http_methods(["GET"])
@never_cache
@vereist_recht("register.zie_teamdeling")
def teamroute_gedeeld(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what members share now; each of them can read who looked."""
    route: Teamroute = find_route(request, pk)
    require_in_team(request, route)
    context = {
        **route_context(request, route),
        "gedeeld": look_at_gedeeld(route, by=account(request), at=klok.nu()),
    }
    return render(request, "register/teamroute_gedeeld.html", context)


def require_in_team(request: HttpRequest, route: Teamroute) -> None:
    """Refuse who was invited but does not take part: that page is not for them yet."""
    require_recht(request.user, ZIE_DELING, route)
