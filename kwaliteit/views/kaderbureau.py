"""The kwaliteitskader at the desk of the bureau: its versions, and which paths are open for erkenning."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kwaliteit.domain.kader.openstelling import end_openstelling, open_pad, take_back_openstelling
from kwaliteit.domain.queries.kaderstand import BESLUITEN, Kaderstand, list_standen
from kwaliteit.enums import KaderStatus, Openstellingbereik
from kwaliteit.forms.kader import Eindformulier, Openstellingformulier
from kwaliteit.models import Openstelling
from kwaliteit.rules.kader import (
    BEHEER_OPENSTELLINGEN,
    SCHRIJF_KADER,
    STEL_KADER_VAST,
    ZIE_KADERBUREAU,
)
from kwaliteit.views.kaderzetten import BESLUITZETTEN, SCHRIJFZETTEN
from kwaliteit.views.weergave import bureau_crumbs, show_label
from napl import klok
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht


@require_safe
@never_cache
@vereist_recht(ZIE_KADERBUREAU)
def kaderbureau(request: HttpRequest) -> HttpResponse:
    writes = heeft_recht(request.user, SCHRIJF_KADER)
    adopts = heeft_recht(request.user, STEL_KADER_VAST)
    return render(
        request,
        "kwaliteit/kader_bureau.html",
        {
            "standen": [
                _shown(stand, writes=writes, adopts=adopts) for stand in list_standen(klok.vandaag())
            ],
            "mag_schrijven": writes,
            "mag_openstellen": heeft_recht(request.user, BEHEER_OPENSTELLINGEN),
        },
    )


def _shown(stand: Kaderstand, *, writes: bool, adopts: bool) -> dict[str, object]:
    versie = stand.versie
    knoppen = []
    for zet in stand.zetten:
        is_besluit = zet in BESLUITEN
        if adopts if is_besluit else writes:
            naam = "kwaliteit:kader-besluit" if is_besluit else "kwaliteit:kader-zet"
            pagina = (BESLUITZETTEN if is_besluit else SCHRIJFZETTEN)[zet]
            knoppen.append({"naam": pagina.knop, "url": reverse(naam, args=[versie.nummer, zet.value])})
    return {
        "versie": versie,
        "label": show_label(versie),
        "consultatie": stand.consultatie,
        "advies": stand.advies,
        "knoppen": knoppen,
        "is_concept": versie.status == KaderStatus.CONCEPT,
        "openbaar": versie.vastgesteld_op is not None or versie.status == KaderStatus.CONSULTATIE,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEHEER_OPENSTELLINGEN)
def openstelling_list(request: HttpRequest) -> HttpResponse:
    """Show every period, and open a path for another one."""
    form = Openstellingformulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            open_pad(
                data["pad"],
                bereik=Openstellingbereik(data["bereik"]),
                geldig_van=data["geldig_van"],
                geldig_tot=data["geldig_tot"],
                grond=data["grond"],
                by=cast("Gebruiker", request.user),
                at=klok.nu(),
            )
        except GeenRecht:
            raise
        except Domeinfout as fout:
            form.add_domeinfout(fout)
        else:
            messages.success(request, f"Opgeslagen: {data['pad'].naam}.")
            return redirect("kwaliteit:openstelling-list")
    vandaag = klok.vandaag()
    rows = Openstelling.objects.select_related("pad").order_by("pad__naam", "-geldig_van")
    return render(
        request,
        "kwaliteit/openstelling_list.html",
        {
            "form": form,
            "rijen": [
                {
                    "openstelling": row,
                    "stand": "komt"
                    if row.geldig_van > vandaag
                    else "open"
                    if row.is_geldig_op(vandaag)
                    else "voorbij",
                }
                for row in rows
            ],
            "kruimels": bureau_crumbs(("Wat open is voor erkenning", "")),
        },
        status=400 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEHEER_OPENSTELLINGEN)
def openstelling_einde(request: HttpRequest, pk: int) -> HttpResponse:
    openstelling = get_object_or_404(Openstelling.objects.select_related("pad"), pk=pk)
    form = Eindformulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        by = cast("Gebruiker", request.user)
        try:
            end_openstelling(openstelling, geldig_tot=form.cleaned_data["geldig_tot"], by=by, at=klok.nu())
        except GeenRecht:
            raise
        except Domeinfout as fout:
            form.add_domeinfout(fout)
        else:
            messages.success(request, f"Opgeslagen: {openstelling.pad.naam}.")
            return redirect("kwaliteit:openstelling-list")
    url = reverse("kwaliteit:openstelling-list")
    return render(
        request,
        "kwaliteit/openstelling_einde.html",
        {
            "form": form,
            "openstelling": openstelling,
            "kruimels": bureau_crumbs(("Wat open is voor erkenning", url), ("Einddatum", "")),
        },
        status=400 if form.errors else 200,
    )


@require_POST
@vereist_recht(BEHEER_OPENSTELLINGEN)
def openstelling_terug(request: HttpRequest, pk: int) -> HttpResponse:
    openstelling = get_object_or_404(Openstelling.objects.select_related("pad"), pk=pk)
    try:
        take_back_openstelling(openstelling, by=cast("Gebruiker", request.user), at=klok.nu())
    except OngeldigeOvergang as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, f"Weggehaald: {openstelling.pad.naam}.")
    return redirect("kwaliteit:openstelling-list")
