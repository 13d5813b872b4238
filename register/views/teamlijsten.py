"""The lists of a team: see them, share from the own bewaarlijst, take things off."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.parameters import SLUG
from napl.rechten import require_recht
from napl.toegang import vereist_recht
from register.domain.bewaren.lijst import select_te_bewaren
from register.domain.bewaren.teamlijst import (
    GEBRUIK,
    delete_teamlijst,
    share_on_new_teamlijst,
    share_trajecten,
    unshare_traject,
)
from register.domain.bewaren.tonen import read_lijstkaarten
from register.forms.teamlijst import NIEUW, Deelformulier
from register.models import Teamlijst, Teamlijstitem, Traject
from register.models.teamlijst import teams_of

LIJSTEN = "register:teamlijsten"


@require_safe
@never_cache
@vereist_recht("register.zie_teamlijsten")
def teamlijst_list(request: HttpRequest) -> HttpResponse:
    rows = Teamlijst.objects.zichtbaar_voor(_account(request), klok.vandaag())
    rows = rows.select_related("organisatie").annotate(aantal=Count("items"))
    return render(
        request,
        "register/teamlijst_list.html",
        {
            "lijsten": rows.order_by("organisatie__naam", "naam", "pk"),
            "heeft_team": teams_of(_account(request), klok.vandaag()).exists(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.gebruik_teamlijst")
def teamlijst_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one list to its team; the buttons on it take a traject off, or remove the empty list."""
    lijst = get_object_or_404(Teamlijst.objects.select_related("organisatie"), pk=pk)
    # 403 for everybody else, whatever is on it.
    require_recht(request.user, GEBRUIK, lijst.organisatie)
    if request.method == "POST":
        return _change(request, lijst)
    items = list(lijst.items.select_related("toegevoegd_door").order_by("-toegevoegd_op", "-pk"))
    kaarten = read_lijstkaarten([item.traject_id for item in items], klok.vandaag())
    return render(
        request,
        "register/teamlijst_detail.html",
        {
            "lijst": lijst,
            "items": [_shown(item, kaarten[item.traject_id]) for item in items],
        },
    )


def _shown(item: Teamlijstitem, kaart: object) -> dict[str, Any]:
    """Return one item; somebody without a name stays a colleague: an address is not for all to see."""
    door = item.toegevoegd_door
    naam = (door.naam or "een collega") if door else "iemand die geen account meer heeft"
    return {"kaart": kaart, "item": item, "door": naam}


def _change(request: HttpRequest, lijst: Teamlijst) -> HttpResponse:
    try:
        if request.POST.get("actie") == "verwijder-lijst":
            delete_teamlijst(lijst, by=_account(request))
            messages.success(request, f"De lijst ‘{lijst.naam}’ is verwijderd.")
            return redirect(LIJSTEN)
        slug = request.POST.get("traject", "")
        traject = Traject.objects.filter(slug=slug).first() if SLUG.fullmatch(slug) else None
        if traject is not None and unshare_traject(lijst, traject, by=_account(request)):
            messages.success(request, "Het traject is van de lijst gehaald.")
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    return redirect("register:teamlijst-detail", pk=lijst.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.zie_teamlijsten")
def teamlijst_deel(request: HttpRequest) -> HttpResponse:
    """Ask on which list the chosen trajecten go, then copy them there; notes stay where they are."""
    chosen = request.GET.getlist("traject")
    trajecten = list(select_te_bewaren(chosen, klok.vandaag()).select_related("live").order_by("live__naam"))
    if not trajecten:
        messages.warning(request, "Kies eerst op uw bewaarlijst welke trajecten u met uw team deelt.")
        return redirect("register:bewaarlijst")
    by = _account(request)
    lijsten = Teamlijst.objects.zichtbaar_voor(by, klok.vandaag()).select_related("organisatie")
    form = Deelformulier(
        request.POST or None,
        lijsten=lijsten.order_by("organisatie__naam", "naam"),
        teams=teams_of(by, klok.vandaag()).order_by("naam"),
    )
    if request.method == "POST" and form.is_valid():
        lijst = _share(request, form, trajecten)
        if lijst is not None:
            return redirect("register:teamlijst-detail", pk=lijst.pk)
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(
        request, "register/teamlijst_deel.html", {"form": form, "trajecten": trajecten}, status=status
    )


def _share(request: HttpRequest, form: Deelformulier, trajecten: list[Traject]) -> Teamlijst | None:
    by, data = _account(request), form.cleaned_data
    soort, pk = data["lijst"].split("-")
    try:
        if soort == NIEUW:
            lijst, uitkomst = share_on_new_teamlijst(
                form.team(int(pk)),
                trajecten,
                naam=data["naam"],
                opmerking=data["opmerking"],
                by=by,
                at=klok.nu(),
            )
        else:
            lijst = form.bestaande_lijst(int(pk))
            uitkomst = share_trajecten(lijst, trajecten, opmerking=data["opmerking"], by=by, at=klok.nu())
    except Domeinfout as fout:
        form.add_error(fout.veld or None, fout.melding)
        return None
    text = f"{uitkomst.nieuw} toegevoegd aan ‘{lijst.naam}’."
    if uitkomst.al_bewaard:
        text += f" {uitkomst.al_bewaard} stond er al op."
    messages.success(request, text)
    return lijst


def _account(request: HttpRequest) -> Gebruiker:
    assert isinstance(request.user, Gebruiker)  # noqa: S101 - the right implies an account
    return request.user
