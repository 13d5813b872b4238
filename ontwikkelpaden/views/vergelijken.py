"""Two versions of a path side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from napl.toegang import vereist_recht
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.domain.queries.vergelijking import (
    Rijpaar,
    Tekstpaar,
    Verandering,
    Vergelijking,
    summarise,
    vergelijk,
)
from ontwikkelpaden.models import Padversie
from ontwikkelpaden.views.weergave import show_label

# How a change is shown: the class of its label and the text; what is equal has no label.
LABELS = {
    Verandering.GEWIJZIGD: ("voorbeeld", "Gewijzigd"),
    Verandering.NIEUW: ("goed", "Nieuw"),
    Verandering.WEG: ("ingetrokken", "Weg"),
}


@require_safe
@vereist_recht("ontwikkelpaden.zie_paden")
def versie_vergelijken(request: HttpRequest, slug: str, nummer: int, ander: int) -> HttpResponse:
    """Compare two versions; whichever number comes first in the address, the older one stands left."""
    oud, nieuw = (_find(slug, number) for number in sorted((nummer, ander)))
    vergelijking = vergelijk(oud, nieuw)
    alleen_verschillen = request.GET.get("toon") == "verschillen"
    return render(
        request,
        "ontwikkelpaden/versie_vergelijken.html",
        {
            "pad": nieuw.pad,
            "oud": oud,
            "nieuw": nieuw,
            "label_oud": show_label(oud),
            "label_nieuw": show_label(nieuw),
            "samenvatting": summarise(vergelijking),
            "is_gelijk": vergelijking.is_gelijk,
            "is_zelfde": oud.pk == nieuw.pk,
            "alleen_verschillen": alleen_verschillen,
            "overzicht": _overview(vergelijking, only_changed=alleen_verschillen),
            "overzicht_niveaus": vergelijking.niveaus,
            "velden": _shown(vergelijking.velden, only_changed=alleen_verschillen),
            "rijen": [
                _row(rij, f"rij-{number}", only_changed=alleen_verschillen)
                for number, rij in enumerate(vergelijking.rijen, start=1)
                if not alleen_verschillen or rij.verandering != Verandering.GELIJK
            ],
            "eindtermen": _shown(vergelijking.eindtermen, only_changed=alleen_verschillen),
            "versies": [other for other in nieuw.pad.versies.all() if other.pk not in {oud.pk, nieuw.pk}],
            "kruimels": [
                {"naam": "Start", "url": "/"},
                {"naam": "Ontwikkelpaden", "url": reverse("ontwikkelpaden:pad-list")},
                {"naam": nieuw.pad.naam, "url": reverse("ontwikkelpaden:pad-detail", args=[slug])},
                {"naam": "Versies vergelijken", "url": ""},
            ],
        },
    )


def _find(slug: str, nummer: int) -> Padversie:
    versie = find_padversie(slug, nummer)
    if versie is None:
        raise Http404
    return versie


def _row(rij: Rijpaar, kop: str, *, only_changed: bool) -> dict[str, object]:
    return {
        "kop": kop,
        "naam": rij.naam,
        "dimensie": rij.dimensie,
        "label": LABELS.get(rij.verandering),
        "is_hernoemd": rij.is_hernoemd,
        "is_verplaatst": rij.is_verplaatst,
        "teksten": _shown(rij.teksten, only_changed=only_changed),
    }


def _overview(vergelijking: Vergelijking, *, only_changed: bool) -> list[dict[str, object]]:
    """Return per subdimensie what became of each of its descriptions, and where that stands below."""
    rows: list[dict[str, object]] = []
    for number, rij in enumerate(vergelijking.rijen, start=1):
        if only_changed and rij.verandering == Verandering.GELIJK:
            continue
        per_niveau = {tekst.naam: tekst for tekst in rij.teksten}
        cells = [per_niveau.get(naam) for naam in vergelijking.niveaus]
        rows.append(
            {
                "naam": rij.naam,
                "was": rij.oud.naam if rij.is_hernoemd and rij.oud else "",
                "anker": f"rij-{number}",
                "label": LABELS.get(rij.verandering),
                "cellen": [
                    {"niveau": naam, "label": LABELS.get(cel.verandering) if cel else None}
                    for naam, cel in zip(vergelijking.niveaus, cells, strict=True)
                ],
            }
        )
    return rows


def _shown(paren: "tuple[Tekstpaar, ...]", *, only_changed: bool) -> list[dict[str, object]]:
    return [
        {"paar": paar, "label": LABELS.get(paar.verandering)}
        for paar in paren
        if not only_changed or not paar.is_gelijk
    ]
