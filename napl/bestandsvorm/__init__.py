"""What an uploaded file really is: first its signature is compared, then its structure is read.

Neither the name nor the type that the browser sends counts. Only what people need as evidence is taken:
PDF, JPEG, PNG, and office documents without macros.
"""

import io
from collections.abc import Callable, Mapping

import puremagic

from napl.bestandsvorm.jpeg import read_jpeg
from napl.bestandsvorm.kantoor import read_kantoor
from napl.bestandsvorm.pdf import read_pdf
from napl.bestandsvorm.png import read_png
from napl.bestandsvorm.vorm import Vorm
from napl.fouten import Domeinfout

__all__ = ["ACCEPT", "UITLEG", "Vorm", "recognise"]

UITLEG = "PDF, foto (JPEG of PNG) of kantoordocument (Word, Excel, PowerPoint of OpenDocument)"
# For the file picker of a browser; what counts is the content.
ACCEPT = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.odt,.ods,.odp"
KOP = 4096
OUD_KANTOOR = b"\xd0\xcf\x11\xe0"
LEZERS: Mapping[str, Callable[[bytes], Vorm]] = {
    "application/pdf": read_pdf,
    "image/jpeg": read_jpeg,
    "image/png": read_png,
    # The signature of every zip; which office document it is, or none, stands inside.
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_kantoor,
}


def recognise(inhoud: bytes) -> Vorm:
    """Return what a file is, with the content to keep; raise Domeinfout with the reason to refuse it."""
    if not inhoud:
        raise Domeinfout("Dit bestand is leeg. Kies een ander bestand.", veld="bestand")
    if inhoud.startswith(OUD_KANTOOR):
        raise Domeinfout(
            "Dit is een oud kantoordocument of een document met een wachtwoord. Sla het op als PDF, of als "
            "docx, xlsx of pptx zonder wachtwoord.",
            veld="bestand",
        )
    for mediatype in _sniff(inhoud[:KOP]):
        if mediatype in LEZERS:
            return LEZERS[mediatype](inhoud)
    raise Domeinfout(f"Dit soort bestand nemen wij niet aan. Kies een {UITLEG}.", veld="bestand")


def _sniff(kop: bytes) -> list[str]:
    """Return the media types that the first bytes can be of, the likeliest first."""
    try:
        return [found.mime_type for found in puremagic.magic_stream(io.BytesIO(kop))]
    except (puremagic.PureError, ValueError):
        return []
