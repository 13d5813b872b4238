"""A version as a file: PDF to print, DOCX to work on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from napl.pdf import make_pdf
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.document import Document, as_data, build_document, moment_of
from ontwikkelpaden.domain.docxbestand import make_docx
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.models import Padversie

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@vereist_recht("ontwikkelpaden.zie_paden")
def versie_pdf(request: HttpRequest, slug: str, nummer: int) -> HttpResponse:
    versie, document = _read(request, slug, nummer)
    made = make_pdf("ontwikkelpaden_versie.typ", as_data(document), op=moment_of(versie))
    return _file(made, "application/pdf", f"{slug}-v{nummer}.pdf", "inline")


@require_safe
@vereist_recht("ontwikkelpaden.zie_paden")
def versie_docx(request: HttpRequest, slug: str, nummer: int) -> HttpResponse:
    versie, document = _read(request, slug, nummer)
    return _file(make_docx(document, op=moment_of(versie)), DOCX, f"{slug}-v{nummer}.docx", "attachment")


def _read(request: HttpRequest, slug: str, nummer: int) -> tuple[Padversie, Document]:
    versie = find_padversie(slug, nummer)
    if versie is None:
        raise Http404
    adres = request.build_absolute_uri(reverse("ontwikkelpaden:padversie-detail", args=[slug, nummer]))
    return versie, build_document(versie, adres)


def _file(content: bytes, soort: str, naam: str, plek: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=soort, headers={"Content-Disposition": f'{plek}; filename="{naam}"'}
    )
