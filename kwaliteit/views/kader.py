"""The public pages of the kwaliteitskader: the version in force, any version, two compared, a PDF."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kwaliteit.domain.queries.kader import find_kaderversie, list_versies
from kwaliteit.domain.queries.kaderconsultatie import find_consultatie
from kwaliteit.domain.queries.kaderdocument import build_document
from kwaliteit.domain.queries.kadervergelijking import count_veranderingen, vergelijk_kaders
from kwaliteit.domain.queries.weergave import (
    build_standaarden,
    build_stelsels,
    list_openstellingen,
    read_bevindingen,
)
from kwaliteit.enums import KaderStatus
from kwaliteit.models import Kaderversie
from kwaliteit.rules.kader import MELD_BEVINDING, ZIE_KADER
from kwaliteit.views.weergave import (
    crumbs,
    moment_of,
    show_label,
    show_stappen,
    show_versies,
    url_of,
)
from napl import klok
from napl.pdf import make_pdf
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.queries.vergelijking import Verandering
from ontwikkelpaden.views.vergelijken import LABELS


@require_safe
@vereist_recht(ZIE_KADER)
def kader(request: HttpRequest) -> HttpResponse:
    """Show the version by which is judged; without one, what is being made."""
    versie = find_kaderversie()
    if versie is not None:
        return _page(request, versie, is_actueel=True)
    versies = list(list_versies())
    return render(
        request,
        "kwaliteit/kader_leeg.html",
        {
            "versies": show_versies(versies),
            "consultatie": next((v for v in versies if v.status == KaderStatus.CONSULTATIE), None),
            "openstellingen": list_openstellingen(klok.vandaag()),
        },
    )


@require_safe
@vereist_recht(ZIE_KADER)
def kaderversie_detail(request: HttpRequest, nummer: int) -> HttpResponse:
    return _page(request, _find(nummer), is_actueel=False)


@require_safe
@vereist_recht(ZIE_KADER)
def kaderversie_pdf(request: HttpRequest, nummer: int) -> HttpResponse:
    versie = _find(nummer)
    document = build_document(versie, request.build_absolute_uri(url_of(versie)))
    made = make_pdf("kwaliteit_kader.typ", document, op=moment_of(versie))
    headers = {"Content-Disposition": f'inline; filename="kwaliteitskader-v{nummer}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@require_safe
@vereist_recht(ZIE_KADER)
def kader_vergelijken(request: HttpRequest, nummer: int, ander: int) -> HttpResponse:
    """Compare two versions; whichever number comes first in the address, the older one stands left."""
    oud, nieuw = (_find(number) for number in sorted((nummer, ander)))
    vergelijking = vergelijk_kaders(oud, nieuw)
    only_changed = request.GET.get("toon") == "verschillen"
    aantallen = count_veranderingen(vergelijking)
    return render(
        request,
        "kwaliteit/kader_vergelijken.html",
        {
            "oud": oud,
            "nieuw": nieuw,
            "label_oud": show_label(oud),
            "label_nieuw": show_label(nieuw),
            "is_gelijk": vergelijking.is_gelijk,
            "is_zelfde": oud.pk == nieuw.pk,
            "alleen_verschillen": only_changed,
            "aantallen": [
                (aantallen[verandering], naam)
                for verandering, naam in (
                    (Verandering.NIEUW, "nieuw"),
                    (Verandering.GEWIJZIGD, "gewijzigd"),
                    (Verandering.WEG, "weg"),
                    (Verandering.GELIJK, "gelijk"),
                )
            ],
            "criteria": [
                {
                    "naam": paar.naam,
                    "kop": f"rij-{nummer}",
                    "label": LABELS.get(paar.verandering),
                    "teksten": [
                        {"paar": tekst, "label": LABELS.get(tekst.verandering)}
                        for tekst in paar.teksten
                        if not only_changed or not tekst.is_gelijk
                    ],
                }
                for nummer, paar in enumerate(vergelijking.criteria, start=1)
                if not only_changed or paar.verandering != Verandering.GELIJK
            ],
            "teksten": [
                {"paar": tekst, "label": LABELS.get(tekst.verandering)}
                for tekst in vergelijking.teksten
                if (tekst.oud or tekst.nieuw) and not (only_changed and tekst.is_gelijk)
            ],
            "anderen": [other for other in list_versies() if other.pk not in {oud.pk, nieuw.pk}],
            "kruimels": crumbs(("Versies vergelijken", "")),
        },
    )


def _find(nummer: int) -> Kaderversie:
    versie = find_kaderversie(nummer)
    if versie is None:
        raise Http404
    return versie


def _page(request: HttpRequest, versie: Kaderversie, *, is_actueel: bool) -> HttpResponse:
    versies = list(list_versies())
    standaarden = build_standaarden(versie, read_bevindingen(versie))
    others = [other for other in versies if other.nummer < versie.nummer]
    context: dict[str, Any] = {
        "versie": versie,
        "label": show_label(versie),
        "stappen": [] if versie.status == KaderStatus.VASTGESTELD else show_stappen(versie),
        "standaarden": standaarden,
        "stelsels": build_stelsels(standaarden),
        "bronnen": sorted(versie.bronnen.all(), key=lambda bron: bron.makers.casefold()),
        "aantal_geldt": sum(item.geldt for deel in standaarden for item in deel.criteria),
        "aantal_beproefd": sum(not item.geldt for deel in standaarden for item in deel.criteria),
        "versies": show_versies(versies),
        "vorige": others[0] if others else None,
        "actueel": next((v for v in versies if v.status == KaderStatus.VASTGESTELD), None),
        "in_consultatie": next((v for v in versies if v.status == KaderStatus.CONSULTATIE), None),
        "consultatie": find_consultatie(versie.nummer),
        "openstellingen": list_openstellingen(klok.vandaag()) if is_actueel else [],
        "mag_melden": versie.status == KaderStatus.VASTGESTELD and heeft_recht(request.user, MELD_BEVINDING),
        "is_actueel": is_actueel,
        "kruimels": [] if is_actueel else crumbs((f"Versie {versie.nummer}", "")),
        "peildatum": klok.vandaag(),
    }
    return render(request, "kwaliteit/kader_detail.html", context)
