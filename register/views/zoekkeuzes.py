"""All values of one facet on a page of their own, with a field to search within them; no script needed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from napl import klok
from napl.tekst import without_accents
from napl.toegang import vereist_recht
from register import filters
from register.domain.zoeken import Facetwaarde, zoek
from register.domain.zoeken.facetlijst import FACETTEN
from register.views.zoekadres import Zoekadres, search_address, search_pairs
from register.views.zoekchips import make_chips

ZOEKVELD, KLAAR = "zoekIn", "toon"
MAX_ZOEKTEKST = 100


@require_safe
@vereist_recht("register.zie_trajecten")
def zoekkeuzes(request: HttpRequest, facet: str) -> HttpResponse:
    """Show every value with its count, given all other filters; what is ticked goes back to the search."""
    if facet not in FACETTEN:
        raise Http404
    params = request.GET.copy()
    zoekt = params.pop(ZOEKVELD, [""])[-1].strip()[:MAX_ZOEKTEKST]
    is_ready = params.pop(KLAAR, None) is not None
    gelezen = filters.read_zoekvraag(params)
    address = f"?{search_address(gelezen.vraag)}"
    if is_ready:
        return redirect(f"{reverse('register:traject-list')}{address}")
    uitslag = zoek(gelezen.vraag, peildatum=klok.vandaag())
    waarden = [item for item in uitslag.facetten[facet] if item.aantal or item.gekozen]
    shown = [item for item in waarden if item.gekozen or _matches(item, zoekt)]
    context: dict[str, Any] = {
        "facet": facet,
        "label": filters.label(facet),
        "uitleg": filters.uitleg(facet),
        "waarden": sorted(shown, key=lambda item: (not item.gekozen, -item.aantal, item.naam.casefold())),
        "aantal_waarden": len(waarden),
        "aantal_gevonden": sum(_matches(item, zoekt) for item in waarden),
        "zoek_in": zoekt,
        "fouten": gelezen.fouten,
        "anders": search_pairs(gelezen.vraag.without(facet)),
        "gekozen": [chip.waarde for chip in make_chips(Zoekadres(gelezen.vraag.without(facet)))],
        "zonder_zoektekst": f"{request.path}{address}",
        "terug": f"{reverse('register:traject-list')}{address}",
    }
    return render(request, "register/zoekkeuzes.html", context)


def _matches(item: Facetwaarde, zoekt: str) -> bool:
    return without_accents(zoekt).casefold() in without_accents(item.naam).casefold()
