"""PDF documents: tagged, in Dutch, and with content that is never read as code."""

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from napl import pdf
from tests.factories import NU

SJABLOON = """
#import "basis.typ": document-opmaak, gegevens
#show: document-opmaak.with(titel: gegevens.titel, voettekst: "Proef")
= #gegevens.titel
#gegevens.tekst
"""


@pytest.fixture
def sjabloon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "documenten"
    folder.mkdir()
    (folder / "basis.typ").write_text((pdf.SJABLONEN / "basis.typ").read_text(encoding="utf-8"), "utf-8")
    (folder / "proef.typ").write_text(SJABLOON, encoding="utf-8")
    monkeypatch.setattr(pdf, "SJABLONEN", folder)
    return "proef.typ"


def test_a_document_is_tagged_has_a_title_and_a_language(sjabloon: str) -> None:
    document = pypdf.PdfReader(io.BytesIO(pdf.make_pdf(sjabloon, {"titel": "Proef", "tekst": "één"}, op=NU)))
    root: Any = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert "/StructTreeRoot" in root
    assert document.metadata is not None
    assert document.metadata.title == "Proef"
    assert "één" in document.pages[0].extract_text()


def test_what_somebody_typed_is_text_and_never_code(sjabloon: str) -> None:
    tekst = '#panic("x") $x^2$ *vet* #read("/basis.typ")'
    made = pdf.make_pdf(sjabloon, {"titel": "Proef", "tekst": tekst}, op=NU)
    assert tekst in pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()


def test_the_same_data_at_the_same_moment_give_the_same_file(sjabloon: str) -> None:
    gegevens = {"titel": "Proef", "tekst": "gelijk"}
    assert pdf.make_pdf(sjabloon, gegevens, op=NU) == pdf.make_pdf(sjabloon, gegevens, op=NU)
