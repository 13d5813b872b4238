"""What a file is, is read from its content; what pretends, hides or harms is refused."""

import contextlib
import io
import random
import zipfile

import pytest

from napl.bestandsvorm import recognise
from napl.bestandsvorm.jpeg import make_exif, read_stand
from napl.fouten import Domeinfout
from tests.bestanden import (
    make_docx_bytes,
    make_jpeg_bytes,
    make_odt_bytes,
    make_pdf_bytes,
    make_png_bytes,
)

ZIP = make_odt_bytes()
HOOFDDEEL = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
GPS = b"II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00GPS 52.09 5.12 Vera"


@pytest.mark.parametrize(
    ("inhoud", "uitgang"),
    [
        (make_pdf_bytes(), "pdf"),
        (make_pdf_bytes() + b"\r\n\x00", "pdf"),
        (make_jpeg_bytes(), "jpg"),
        (make_png_bytes(), "png"),
        (make_docx_bytes(), "docx"),
        (make_odt_bytes(), "odt"),
        (make_odt_bytes("application/vnd.oasis.opendocument.spreadsheet"), "ods"),
    ],
)
def test_what_people_keep_as_evidence_is_recognised(inhoud: bytes, uitgang: str) -> None:
    vorm = recognise(inhoud)
    assert vorm.uitgang == uitgang
    # What is kept is itself a whole file of that kind.
    assert recognise(vorm.inhoud) == vorm


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "leeg"),
        (b"Gewone tekst.", "nemen wij niet aan"),
        (b"<html><script>alert(1)</script></html>", "nemen wij niet aan"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "nemen wij niet aan"),
        (b"MZ\x90\x00" + b"\0" * 100, "nemen wij niet aan"),
        (b"GIF89a" + b"\0" * 30, "nemen wij niet aan"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud kantoordocument"),
        # HTML with the first and last line of a PDF
        (b"%PDF-1.4\n<html><script>1</script>\nstartxref\n9\n%%EOF", "begint als PDF"),
        (make_pdf_bytes()[:-8], "begint als PDF"),
        (make_pdf_bytes() + b"<script>alert(1)</script>", "begint als PDF"),
        (make_pdf_bytes().replace(b"startxref\n", b"startxref\n9"), "begint als PDF"),
        (b"<html>" + make_pdf_bytes(), "nemen wij niet aan"),
        (make_jpeg_bytes()[:60], "begint als JPEG"),
        (make_jpeg_bytes().replace(b"\x08\x00\x01\x00\x01", b"\x08\x00\x00\x00\x00"), "begint als JPEG"),
        (make_png_bytes()[:-6], "begint als PNG"),
        (make_png_bytes().replace(b"\x00\x00\x00\x01\x08", b"\x00\x00\x00\x02\x08"), "begint als PNG"),
    ],
)
def test_what_only_pretends_is_refused_with_the_reason(inhoud: bytes, reden: str) -> None:
    with pytest.raises(Domeinfout, match=reden) as refused:
        recognise(inhoud)
    assert refused.value.veld == "bestand"


def test_a_file_that_is_two_things_is_refused() -> None:
    # A reader of zip files looks at the end, a reader of PDF at the start.
    with pytest.raises(Domeinfout, match="begint als PDF"):
        recognise(make_pdf_bytes() + ZIP)
    begin, end = make_pdf_bytes().split(b"startxref")
    comment = b"startxref" + end
    hidden = ZIP[:-2] + len(comment).to_bytes(2, "little")
    with pytest.raises(Domeinfout, match="begint als PDF"):
        recognise(begin + hidden + comment)
    with pytest.raises(Domeinfout):
        recognise(make_pdf_bytes() + make_docx_bytes())
    with pytest.raises(Domeinfout, match="begint als kantoordocument"):
        recognise(make_docx_bytes() + make_pdf_bytes())


def zipped(*delen: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in delen:
            archief.writestr(naam, inhoud)
    return made.getvalue()


def types(*names: str) -> tuple[str, bytes]:
    overrides = "".join(f'<Override PartName="/a" ContentType="{name}"/>' for name in names)
    return "[Content_Types].xml", f"<Types>{overrides}</Types>".encode()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCM = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (zipped(("les.txt", b"x")), "zip-bestand"),
        (zipped(types(DOCM)), "macro’s"),
        (zipped(types(WORD), ("word/vbaProject.bin", b"x")), "macro’s"),
        (zipped(types(WORD), ("word/activeX/activeX1.xml", b"x")), "macro’s"),
        (zipped(types(WORD), ("../../etc/passwd", b"x")), "begint als kantoordocument"),
        (zipped(types(WORD), ("C:\\autoexec.bat", b"x")), "begint als kantoordocument"),
        (zipped(types(WORD, WORD)), "begint als kantoordocument"),
        (zipped(types("text/html")), "begint als kantoordocument"),
        (zipped(types(WORD), ("word/document.xml", b"\0" * 5_000_000)), "veel te groot"),
        (make_odt_bytes("text/html"), "zip-bestand"),
        (
            zipped(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"")),
            "zip-bestand",
        ),
    ],
)
def test_a_zip_is_an_office_document_without_macros_or_nothing(inhoud: bytes, reden: str) -> None:
    with pytest.raises(Domeinfout, match=reden):
        recognise(inhoud)


def test_a_broken_part_of_a_document_shows_itself() -> None:
    whole = zipped(types(WORD), ("word/document.xml", b"Een lange tekst over mijn les." * 40))
    place = whole.index(b"word/document.xml") + len("word/document.xml") + 4
    with pytest.raises(Domeinfout, match="begint als kantoordocument"):
        recognise(whole[:place] + b"\xff\xff\xff" + whole[place + 3 :])


def test_a_photo_is_kept_without_the_place_and_the_maker_but_the_right_way_up() -> None:
    kept = recognise(make_jpeg_bytes(exif=GPS, achter=b"MakerNote Vera")).inhoud
    assert b"GPS" not in kept
    assert b"Vera" not in kept
    assert make_exif(6) in kept
    assert kept.endswith(b"\x12\x34\xff\x00\x56\xff\xd9"), "the picture itself is as it was"


@pytest.mark.parametrize(
    "tiff", [b"", b"II", b"XX*\x00\x08\x00\x00\x00", GPS[:12], GPS.replace(b"\x06", b"\x63")]
)
def test_exif_that_makes_no_sense_says_nothing(tiff: bytes) -> None:
    assert read_stand(tiff) is None


def test_a_png_is_kept_without_what_is_written_beside_it() -> None:
    kept = recognise(make_png_bytes(tEXt=b"Author\0Vera", eXIf=GPS) + b"<script>").inhoud
    assert kept == make_png_bytes()


@pytest.mark.parametrize("soort", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_what_office_programs_pack_with(soort: int) -> None:
    """Another way to pack has errors of its own, and a broken one must be a message and not a crash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", soort) as archief:
        archief.writestr("[Content_Types].xml", b"x" * 500)
    whole = bytearray(made.getvalue())
    whole[80:90] = b"\x00" * 10
    with pytest.raises(Domeinfout):
        recognise(bytes(whole))


def test_a_macro_behind_character_references() -> None:
    soort = "application/vnd.ms-office.v&#98;aProject"
    opgave = f"""<Types><Override ContentType="{HOOFDDEEL}"/><Default ContentType="{soort}"/></Types>"""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archief:
        archief.writestr("[Content_Types].xml", opgave)
    with pytest.raises(Domeinfout, match="macro"):
        recognise(made.getvalue())


@pytest.mark.parametrize("zaad", range(40))
def test_damage_is_a_message_and_never_a_crash(zaad: int) -> None:
    rng = random.Random(zaad)
    for whole in (make_pdf_bytes(), make_jpeg_bytes(), make_png_bytes(), make_docx_bytes(), make_odt_bytes()):
        hurt = bytearray(whole)
        for _ in range(rng.randint(1, 12)):
            hurt[rng.randrange(len(hurt))] = rng.randrange(256)
        del hurt[rng.randrange(len(hurt)) :: rng.choice([1, 10**9])]
        with contextlib.suppress(Domeinfout):
            recognise(bytes(hurt))
