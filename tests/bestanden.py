"""Files for the tests: real ones, made here, and ones that pretend."""

import io
import struct
import zipfile
import zlib
from datetime import date
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile

from napl.bestandsvorm.jpeg import EXIF
from napl.domain.bestand import store_bestand
from napl.models import Bestand, Gebruiker
from tests.factories import NU

VERLOOPT = date(2027, 9, 1)


def make_pdf_bytes() -> bytes:
    """Return a small PDF with a correct table and end."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + table + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(made)


def make_docx_bytes(**extra: bytes) -> bytes:
    """Return a Word document; ``extra`` adds parts to it (underscores stand for slashes)."""
    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Mijn reflectie.")
    document.save(made)
    with zipfile.ZipFile(made, "a") as archief:
        for naam, inhoud in extra.items():
            archief.writestr(naam.replace("_", "/"), inhoud)
    return made.getvalue()


def make_odt_bytes(mimetype: str = "application/vnd.oasis.opendocument.text") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        archief.writestr("content.xml", "<office:document-content/>")
    return made.getvalue()


def make_png_bytes(**chunks: bytes) -> bytes:
    """Return a white dot; ``chunks`` are put before the picture."""
    rows = {"IHDR": struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), **chunks, "IDAT": zlib.compress(b"\0\xff")}
    made = b"\x89PNG\r\n\x1a\n"
    for soort, gegevens in {**rows, "IEND": b""}.items():
        whole = soort.encode() + gegevens
        made += struct.pack(">I", len(gegevens)) + whole + struct.pack(">I", zlib.crc32(whole))
    return made


def make_jpeg_bytes(*, exif: bytes = b"", achter: bytes = b"") -> bytes:
    """Return the skeleton of a JPEG: size, one scan, end; ``exif`` is what the camera wrote."""

    def segment(merk: int, gegevens: bytes) -> bytes:
        return b"\xff" + bytes([merk]) + struct.pack(">H", len(gegevens) + 2) + gegevens

    frame = struct.pack(">BHHB", 8, 1, 1, 1) + b"\x01\x11\x00"
    return b"".join(
        [
            b"\xff\xd8",
            segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            segment(0xE1, EXIF + exif) if exif else b"",
            segment(0xFE, b"Gemaakt door Vera"),
            segment(0xC0, frame),
            segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
            b"\x12\x34\xff\x00\x56\xff\xd9",
            achter,
        ]
    )


def upload(inhoud: bytes, naam: str = "bewijs.pdf", content_type: str = "application/pdf") -> Any:
    return SimpleUploadedFile(naam, inhoud, content_type)


def make_bestand(eigenaar: Gebruiker, *, soort: str = "bewijs", **velden: Any) -> Bestand:
    """Keep a file of somebody by the domain verb."""
    naam, inhoud = velden.pop("naam", "bewijs.pdf"), velden.pop("inhoud", None) or make_pdf_bytes()
    return store_bestand(
        upload(inhoud, naam),
        **{"eigenaar": eigenaar, "soort": soort, "verloopt_op": VERLOOPT, "by": eigenaar, "at": NU, **velden},
    )
