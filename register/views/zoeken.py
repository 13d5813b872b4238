"""The search page: a plain form with links, updated in place where there is script."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from napl import klok
from napl.toegang import vereist_recht
from register import filters
from register.domain.zoeken import ZoekenDuurtTeLang, Zoekvraag, zoek
from register.enums import Cijfersoort
from register.views.cijferlog import note_traject
from register.views.zoekkaarten import card_reader
from register.views.zoeklog import note_search
from register.views.zoekresultaat import render_resultaat
from register.views.zoekschil import render_page


@require_safe
@vary_on_headers("HX-Request")
@vereist_recht("register.zie_trajecten")
def traject_list(request: HttpRequest) -> HttpResponse:
    gelezen = filters.read_zoekvraag(request.GET)
    peildatum = klok.vandaag()
    try:
        uitslag = zoek(gelezen.vraag, peildatum=peildatum, lees=card_reader(gelezen.vraag, peildatum))
    except ZoekenDuurtTeLang as fout:
        return _too_slow(request, gelezen.vraag, fout)
    note_search(request, gelezen.vraag, uitslag.pagina.aantal, dag=peildatum)
    note_traject(request, Cijfersoort.GEVONDEN, uitslag.pagina.resultaten)
    part = _wants_part(request)
    html = render_resultaat(request, gelezen, uitslag, is_deel=part)
    return HttpResponse(html if part else render_page(request, gelezen.vraag, html))


def _too_slow(request: HttpRequest, vraag: Zoekvraag, fout: ZoekenDuurtTeLang) -> HttpResponse:
    html = render_to_string("register/_zoeken_te_lang.html", {"melding": fout.melding})
    return HttpResponse(html if _wants_part(request) else render_page(request, vraag, html), status=503)


def _wants_part(request: HttpRequest) -> bool:
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request and htmx.target == "zoekresultaat"
