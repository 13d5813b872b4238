"""The list of ontwikkelpaden, and one path in its current or an earlier version."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from napl import klok
from napl.toegang import vereist_recht
from ontwikkelpaden.forms.paden import parse_padvraag
from ontwikkelpaden.views.padblad import render_pad
from ontwikkelpaden.views.padlijst import render_lijst
from ontwikkelpaden.views.weergave import MAX_NUMMER


@require_safe
@vereist_recht("ontwikkelpaden.zie_paden")
def pad_list(request: HttpRequest) -> HttpResponse:
    """Show all paths that fit, grouped by kind; some dozens, so without pages."""
    vraag = parse_padvraag(dict(request.GET.lists()), paged=False)
    return HttpResponse(render_lijst(request, vraag, klok.vandaag()))


@require_safe
@vereist_recht("ontwikkelpaden.zie_paden")
def pad_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _detail(request, slug, None)


@require_safe
@vereist_recht("ontwikkelpaden.zie_paden")
def padversie_detail(request: HttpRequest, slug: str, nummer: int) -> HttpResponse:
    """Show one published version, so that a reference to it keeps working."""
    if nummer > MAX_NUMMER:
        raise Http404
    return _detail(request, slug, nummer)


def _detail(request: HttpRequest, slug: str, nummer: int | None) -> HttpResponse:
    html = render_pad(request, slug, nummer, klok.vandaag())
    if html is None:
        raise Http404
    return HttpResponse(html)
