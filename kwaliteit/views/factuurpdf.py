"""Invoices and creditnota's as documents, for the people of the aanbieder and for the bureau."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kwaliteit.domain.betaling.document import make_creditnota_pdf, make_factuur_pdf
from kwaliteit.models import Terugbetaling
from kwaliteit.rules.betaling import ZIE_FACTUUR
from kwaliteit.views.factuureigen import find_factuur
from napl.toegang import vereist_recht


@require_safe
@never_cache
@vereist_recht(ZIE_FACTUUR)
def factuur_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    factuur = find_factuur(request, pk)
    return _pdf(make_factuur_pdf(factuur), factuur.nummer)


@require_safe
@never_cache
@vereist_recht(ZIE_FACTUUR)
def creditnota_pdf(request: HttpRequest, pk: int, terug: int) -> HttpResponse:
    factuur = find_factuur(request, pk)
    rows = Terugbetaling.objects.select_related("factuur__aanvraag")
    found = get_object_or_404(rows, pk=terug, factuur=factuur)
    if not found.creditnummer:
        raise Http404
    return _pdf(make_creditnota_pdf(found), found.creditnummer)


def _pdf(inhoud: bytes, naam: str) -> HttpResponse:
    return HttpResponse(
        inhoud,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{naam}.pdf"',
            "X-Robots-Tag": "noindex, nofollow",
        },
    )
