"""The list of ontwikkelpaden, and one path in its current or an earlier version."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from napl import klok
from napl.registers import panelen_voor
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.queries.paden import count_facetten, find_padversie, hoofdversie, list_paden
from ontwikkelpaden.domain.queries.raamwerk import build_niveaus, build_raamwerk
from ontwikkelpaden.enums import PadSoort
from ontwikkelpaden.forms import parse_padvraag
from ontwikkelpaden.models import Padversie
from ontwikkelpaden.views.facetten import show_chips, show_facetten
from ontwikkelpaden.views.jsonld import list_document, pad_document, script
from ontwikkelpaden.views.route import draw_route
from ontwikkelpaden.views.weergave import MAX_NUMMER, show_feiten, show_kaart, show_versies

KRUIMELS = [{"naam": "Start", "url": "/"}, {"naam": "Ontwikkelpaden", "url": "/ontwikkelpaden/"}]
KOPPEN = {
    PadSoort.COMPETENTIENIVEAU: (
        "Groeien als leraar",
        "Deze paden beschrijven hoe u als leraar groeit van het ene niveau naar het volgende.",
    ),
    PadSoort.ROL: (
        "Groeien in een rol",
        "Deze paden beschrijven hoe u zich als leraar ontwikkelt in een bijzondere rol.",
    ),
}


@require_safe
@vereist_recht("ontwikkelpaden.zie_paden")
def pad_list(request: HttpRequest) -> HttpResponse:
    """Show all paths that fit, grouped by kind; some dozens, so without pages."""
    vraag = parse_padvraag(dict(request.GET.lists()), paged=False)
    versies = list(list_paden(vraag.filter))
    groepen = [
        {
            "soort": soort.value,
            "kop": kop,
            "uitleg": uitleg,
            "kaarten": [show_kaart(versie) for versie in versies if versie.pad.soort == soort],
        }
        for soort, (kop, uitleg) in KOPPEN.items()
    ]
    context = {
        "groepen": [groep for groep in groepen if groep["kaarten"]],
        "aantal": len(versies),
        "met_voorbeelden": any(versie.is_voorbeeld for versie in versies),
        "facetten": show_facetten(vraag.filter, count_facetten(vraag.filter)),
        "chips": show_chips(vraag.filter),
        "fouten": [(naam, fout) for naam, fouten in vraag.fouten.items() for fout in fouten],
        "kruimels": [KRUIMELS[0], {"naam": "Ontwikkelpaden"}],
        "jsonld": script(list_document(versies, request.build_absolute_uri)),
    }
    return render(request, "ontwikkelpaden/pad_list.html", context)


@require_safe
@vereist_recht("ontwikkelpaden.zie_paden")
def pad_detail(request: HttpRequest, slug: str) -> HttpResponse:
    versie = find_padversie(slug)
    if versie is None:
        raise Http404
    return _detail(request, versie)


@require_safe
@vereist_recht("ontwikkelpaden.zie_paden")
def padversie_detail(request: HttpRequest, slug: str, nummer: int) -> HttpResponse:
    """Show one published version, so that a reference to it keeps working."""
    versie = find_padversie(slug, nummer) if nummer <= MAX_NUMMER else None
    if versie is None:
        raise Http404
    return _detail(request, versie)


def _detail(request: HttpRequest, versie: Padversie) -> HttpResponse:
    hoofd = hoofdversie(versie.pad.versies.all())
    niveaus = build_niveaus(versie)
    pad_url = reverse("ontwikkelpaden:pad-detail", args=[versie.pad.slug])
    context = {
        "versie": versie,
        "pad": versie.pad,
        "pad_url": pad_url,
        "nieuwere": hoofd if hoofd.pk != versie.pk else None,
        "canoniek": request.build_absolute_uri(pad_url if hoofd.pk == versie.pk else _versie_url(versie)),
        "feiten": show_feiten(versie),
        "route": draw_route(niveaus),
        "niveaus": niveaus,
        "raamwerk": build_raamwerk(versie),
        "heeft_eindtermen": any(deel.eindtermen for deel in niveaus),
        "versies": show_versies(versie, hoofd),
        "panelen": panelen_voor("ontwikkelpad", versie, klok.vandaag()),
        "kruimels": [*KRUIMELS, {"naam": versie.pad.naam}],
        "jsonld": script(pad_document(versie, request.build_absolute_uri(_versie_url(versie)))),
    }
    return render(request, "ontwikkelpaden/pad_detail.html", context)


def _versie_url(versie: Padversie) -> str:
    return reverse("ontwikkelpaden:padversie-detail", args=[versie.pad.slug, versie.nummer])
