"""A version as a Word document: real headings and real tables, so that screen readers find their way."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ontwikkelpaden.domain.document import Document, paragraphs

TAAL = "nl-NL"
LETTER = "Calibri"
DONKER = RGBColor(0x06, 0x2F, 0x37)


def make_docx(document: Document, *, op: datetime) -> bytes:
    """Return the file; ``op`` is the moment that it bears as made and changed."""
    bestand = docx.Document()
    _set_properties(bestand, document, op)
    _set_looks(bestand)
    bestand.add_heading(document.titel, level=0)
    bestand.add_paragraph(document.ondertitel, style="Subtitle")
    _facts(bestand, [*document.feiten, ("Vindplaats", document.adres)])
    bestand.add_heading("Waar is dit pad voor?", level=1)
    for tekst in [*paragraphs(document.omschrijving), *paragraphs(document.toelichting)]:
        bestand.add_paragraph(tekst)
    if document.initieel:
        bestand.add_heading("Wat u al kunt na de lerarenopleiding", level=1)
        for tekst in paragraphs(document.initieel):
            bestand.add_paragraph(tekst)
    if document.raamwerk:
        _raamwerk(bestand, document)
    _eindtermen(bestand, document)
    if document.herkomst:
        bestand.add_heading("Waar komt dit pad vandaan?", level=1)
        for naam, tekst in document.herkomst:
            bestand.add_paragraph(f"{naam}: {tekst}")
    stream = io.BytesIO()
    bestand.save(stream)
    return stream.getvalue()


def _set_properties(bestand: Any, document: Document, op: datetime) -> None:
    core = bestand.core_properties
    core.title = f"{document.titel} ({document.ondertitel})"
    core.author = "NAPL-register"
    core.last_modified_by = "NAPL-register"
    core.subject = "Ontwikkelpad voor leraren"
    core.language = TAAL
    core.comments = document.adres
    core.created = core.modified = op


def _set_looks(bestand: Any) -> None:
    """Landscape, because the raamwerk is wide; one font, the language on the base style."""
    section = bestand.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(18)
    base = bestand.styles["Normal"]
    base.font.name, base.font.size = LETTER, Pt(10.5)
    language = OxmlElement("w:lang")
    for attribute in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{attribute}"), TAAL)
    base.element.get_or_add_rPr().append(language)
    for naam in ("Title", "Heading 1", "Heading 2", "Subtitle"):
        style = bestand.styles[naam]
        style.font.name, style.font.color.rgb = LETTER, DONKER


def _facts(bestand: Any, rijen: Sequence[tuple[str, str]]) -> None:
    for naam, waarde in rijen:
        paragraph = bestand.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{naam}: ").bold = True
        paragraph.add_run(waarde)


def _raamwerk(bestand: Any, document: Document) -> None:
    bestand.add_heading("Raamwerk", level=1)
    bestand.add_paragraph("Per onderdeel staat er wat een leraar op elk niveau kan.")
    for groep in document.raamwerk:
        bestand.add_heading(groep.naam, level=2)
        table = _table(bestand, ["Onderdeel", *document.niveaus])
        for rij in groep.rijen:
            cells = table.add_row().cells
            cells[0].paragraphs[0].add_run(rij.naam).bold = True
            for cell, cel in zip(cells[1:], rij.cellen, strict=True):
                cell.text = cel.tekst or "Nog niet beschreven"
            _keep_together(table.rows[-1])
    for groep in document.raamwerk:
        for rij in groep.rijen:
            if rij.toelichting:
                bestand.add_heading(f"Wat betekent ‘{rij.naam}’?", level=2)
                for tekst in paragraphs(rij.toelichting):
                    bestand.add_paragraph(tekst)


def _eindtermen(bestand: Any, document: Document) -> None:
    if not any(deel.eindtermen for deel in document.delen):
        return
    bestand.add_heading("Eindtermen", level=1)
    if document.eindtermen_toelichting:
        bestand.add_paragraph(document.eindtermen_toelichting)
    for deel in document.delen:
        if not deel.eindtermen:
            continue
        bestand.add_heading(str(deel.niveau.label), level=2)
        table = _table(bestand, ["Code", "Eindterm"])
        for eindterm in deel.eindtermen:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = eindterm.code, eindterm.tekst
            _keep_together(table.rows[-1])
        for row in table.rows:
            row.cells[0].width, row.cells[1].width = Mm(30), Mm(231)


def _table(bestand: Any, koppen: Sequence[str]) -> Any:
    """Start a table whose first row is a heading that comes back on every page."""
    table = bestand.add_table(rows=1, cols=len(koppen))
    table.style = "Table Grid"
    for cell, kop in zip(table.rows[0].cells, koppen, strict=True):
        cell.paragraphs[0].add_run(kop).bold = True
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "E8F1F2")
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no shading of its own
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    _row_properties(table.rows[0]).append(header)
    return table


def _keep_together(row: Any) -> None:
    """Let no row break over two pages."""
    _row_properties(row).append(OxmlElement("w:cantSplit"))


def _row_properties(row: Any) -> Any:
    return row._tr.get_or_add_trPr()  # noqa: SLF001 - as above
