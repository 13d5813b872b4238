"""A version as PDF, DOCX and JSON: whole, tagged, and the same as the page."""

import io
from typing import Any

import docx
import pypdf
import pytest
from django.test import Client

from ontwikkelpaden.domain.laden import load_paden
from ontwikkelpaden.models import Niveaubeschrijving
from tests.factories import NU
from tests.ontwikkelpaden.bouw import consulteer, maak_pad, maak_versie

pytestmark = pytest.mark.django_db
CD = "/ontwikkelpaden/curriculumdeskundigheid/v1/"
SOORTEN = ("pdf", "docx", "json")


@pytest.fixture
def curriculum(client: Client) -> Client:
    load_paden(at=NU)
    return client


def cellen() -> list[str]:
    teksten = [item.tekst for item in Niveaubeschrijving.objects.order_by("pk")]
    assert len(teksten) == 18
    return teksten


def squeeze(text: str) -> str:
    return "".join(text.split())


def structure(node: Any) -> list[str]:
    """Return the kinds of all elements of the structure tree."""
    node = node.get_object()
    if isinstance(node, list):
        return [kind for child in node for kind in structure(child)]
    if not isinstance(node, dict):
        return []
    kinds = [str(node["/S"])] if "/S" in node else []
    return kinds + (structure(node["/K"]) if "/K" in node else [])


def test_the_pdf_is_tagged_and_holds_all_cells(curriculum: Client) -> None:
    response = curriculum.get(f"{CD}ontwikkelpad.pdf")
    pdf = pypdf.PdfReader(io.BytesIO(response.content))
    root: Any = pdf.trailer["/Root"]
    text = squeeze("".join(page.extract_text() for page in pdf.pages))
    kinds = structure(root["/StructTreeRoot"])

    assert response["Content-Type"] == "application/pdf"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Curriculumdeskundigheid, ontwikkelpad voor leraren, versie 1"
    assert all(squeeze(tekst) in text for tekst in cellen())
    assert kinds.count("/H1") == 1
    # The raamwerk and the eindtermen of two levels, each with a row of headings.
    assert kinds.count("/Table") == 3
    assert kinds.count("/TH") >= 4 + 2 + 2
    assert kinds.count("/TD") >= 18
    assert squeeze("Voorbeeld, niet vastgesteld") in text


def test_the_same_version_gives_the_same_bytes(curriculum: Client) -> None:
    for soort in ("pdf", "json"):
        first, second = (curriculum.get(f"{CD}ontwikkelpad.{soort}").content for _ in range(2))
        assert first == second


def test_the_word_document_reads_back(curriculum: Client) -> None:
    response = curriculum.get(f"{CD}ontwikkelpad.docx")
    document = docx.Document(io.BytesIO(response.content))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    found = {
        cell for table in document.tables[:2] for row in table.rows for cell in (c.text for c in row.cells)
    }
    styles = [p.style.name for p in document.paragraphs if p.style is not None]

    assert rows[0] == ["Onderdeel", "Startbekwaam", "Vakbekwaam", "Expert"]
    assert set(cellen()) <= found
    assert 'w:tblHeader w:val="true"' in document.tables[0].rows[0]._tr.xml
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2"} <= set(styles)
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.title.startswith("Curriculumdeskundigheid")
    assert 'w:lang w:val="nl-NL"' in document.styles["Normal"].element.xml


def test_the_json_is_what_the_api_says(curriculum: Client) -> None:
    bestand = curriculum.get(f"{CD}ontwikkelpad.json")
    api = curriculum.get("/api/v1/ontwikkelpaden/curriculumdeskundigheid/versies/1")

    assert bestand.json() == api.json()
    assert bestand["Content-Disposition"] == 'attachment; filename="curriculumdeskundigheid-v1.json"'
    assert api.json() == curriculum.get("/api/v1/ontwikkelpaden/curriculumdeskundigheid").json()


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_concept_has_no_file_and_a_consultation_has(client: Client, soort: str) -> None:
    concept = maak_versie(als=None)
    consulteer(maak_versie(maak_pad("taal", naam="Taal"), als=None))

    assert client.get(f"/ontwikkelpaden/rekenen/v{concept.nummer}/ontwikkelpad.{soort}").status_code == 404
    assert client.get(f"/ontwikkelpaden/taal/v1/ontwikkelpad.{soort}").status_code == 200
    assert client.get(f"/ontwikkelpaden/rekenen/v99999/ontwikkelpad.{soort}").status_code == 404


@pytest.mark.parametrize("soort", ["pdf", "docx"])
def test_text_of_others_is_never_read_as_code(client: Client, soort: str) -> None:
    gemeen = '#panic("x") <b>vet</b> & $x^2$ é'
    maak_versie(omschrijving=gemeen)

    content = client.get(f"/ontwikkelpaden/rekenen/v1/ontwikkelpad.{soort}").content

    if soort == "pdf":
        text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
        assert squeeze(gemeen) in squeeze(text)
    else:
        assert gemeen in [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]
