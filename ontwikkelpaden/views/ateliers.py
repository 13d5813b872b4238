"""The public pages of the ateliers; participants see more on the same page."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from napl import klok
from napl.enums import Sector
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.atelierdeelname import show_naam
from ontwikkelpaden.domain.queries.ateliers import (
    Padstand,
    count_deelnemers,
    group_deelnemers,
    list_ateliers,
    list_bijeenkomsten,
    list_deelnemers,
    list_padstanden,
    newest_versies,
)
from ontwikkelpaden.enums import PAD_ACTUEEL, AtelierRol, PadSoort, PadStatus
from ontwikkelpaden.models import Atelier, Atelierdeelnemer
from ontwikkelpaden.views.atelierdelen import (
    KRUIMELS,
    account,
    editor_args,
    editor_url,
    find_atelier,
    kruimels,
    rechten,
    show_stand,
)
from ontwikkelpaden.views.tafel import draw_tafel

KOPPEN = {
    PadSoort.ROL: ("Rollen", "Paden voor een bijzondere rol, zoals coach of rekencoördinator."),
    PadSoort.COMPETENTIENIVEAU: (
        "Competentieniveaus",
        "Paden die beschrijven hoe een leraar groeit, van startbekwaam tot expert.",
    ),
}


@require_safe
@vereist_recht("ontwikkelpaden.zie_ateliers")
def atelier_list(request: HttpRequest) -> HttpResponse:
    """Show all ateliers as a picture: kinds under each other, sectors beside each other."""
    ateliers = list_ateliers(klok.vandaag())
    tellingen = count_deelnemers(klok.vandaag())
    return render(
        request,
        "ontwikkelpaden/atelier_list.html",
        {
            "groepen": [
                {
                    "soort": soort.value,
                    "kop": kop,
                    "uitleg": uitleg,
                    "tegels": [
                        _tile(atelier, tellingen.get(atelier.pk, Counter()))
                        for atelier in ateliers
                        if atelier.soort == soort
                    ],
                }
                for soort, (kop, uitleg) in KOPPEN.items()
            ],
            "aantal": len(ateliers),
            "rollen": [{"code": rol.value, "naam": rol.label} for rol in AtelierRol],
            "kruimels": [KRUIMELS[0], {"naam": "Ateliers"}],
        },
    )


def _tile(atelier: Atelier, telling: Counter[AtelierRol]) -> dict[str, object]:
    versies = newest_versies(atelier)
    return {
        "atelier": atelier,
        "url": reverse("ontwikkelpaden:atelier-detail", args=[atelier.slug]),
        "sector": Sector(atelier.sector),
        "deelnemers": telling.total(),
        "tafel": draw_tafel(telling),
        "paden": [{"naam": versie.pad.naam, "stand": show_stand(versie)} for versie in versies[:4]],
        "meer": max(len(versies) - 4, 0),
    }


@require_safe
@never_cache
@vereist_recht("ontwikkelpaden.zie_ateliers")
def atelier_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one atelier: the same for everybody, and below it what only participants see."""
    atelier = find_atelier(slug)
    may = rechten(request, atelier)
    deelnemers = list_deelnemers(atelier, klok.vandaag())
    komend, geweest = list_bijeenkomsten(atelier, klok.nu())
    documenten = atelier.werkdocumenten.select_related("bestand").order_by("-toegevoegd_op", "-pk")
    return render(
        request,
        "ontwikkelpaden/atelier_detail.html",
        {
            "atelier": atelier,
            "paden": [_path(stand) for stand in list_padstanden(atelier)],
            "rolgroepen": group_deelnemers(deelnemers),
            "aantal_deelnemers": len(deelnemers),
            "komend": komend,
            "geweest": geweest,
            "documenten": documenten if may["mag_werken"] else documenten.filter(openbaar=True),
            "ik": next((row for row in deelnemers if row.gebruiker_id == request.user.pk), None),
            "kruimels": kruimels(atelier),
            **may,
        },
    )


def _path(stand: Padstand) -> dict[str, object]:
    versie = stand.versie
    published = versie.gepubliceerd_op is not None
    return {
        "naam": stand.pad.naam,
        "nummer": versie.nummer,
        "stand": show_stand(versie),
        "cellen": stand.cellen,
        "beschreven": stand.beschreven,
        "is_concept": versie.status == PadStatus.CONCEPT,
        "url": reverse("ontwikkelpaden:pad-detail", args=[stand.pad.slug]) if published else "",
        "bewerk_url": editor_url(versie),
        # The newest version is in force, so nothing is being made of this path.
        "herzien_url": reverse("ontwikkelpaden:herzien", args=editor_args(versie))
        if versie.status in PAD_ACTUEEL
        else "",
        "consultatie_url": reverse("ontwikkelpaden:consultatie", args=[stand.pad.slug, versie.nummer])
        if versie.status == PadStatus.CONSULTATIE
        else "",
    }


@require_POST
@vereist_recht("ontwikkelpaden.toon_eigen_naam")
def eigen_naam(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a participant show or hide his own name; who does not take part has nothing to change here."""
    atelier = find_atelier(slug)
    rows = Atelierdeelnemer.objects.filter(atelier=atelier, gebruiker=account(request))
    for deelnemer in rows.geldig_op(klok.vandaag()):
        show_naam(deelnemer, toont="toon" in request.POST, by=account(request), at=klok.nu())
    return redirect("ontwikkelpaden:atelier-detail", slug=slug)
