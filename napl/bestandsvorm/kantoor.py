"""An office document: a zip that says itself which document it is, without macros and without surprises."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from html import unescape

from napl.bestandsvorm.vorm import Vorm, broken, ends_as_zip
from napl.fouten import Domeinfout

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
# The content type of the main part (ECMA-376, part 1) and the ending.
HOOFDDELEN: Mapping[str, tuple[str, str]] = {
    f"{OOXML}wordprocessingml.document.main+xml": (f"{OOXML}wordprocessingml.document", "docx"),
    f"{OOXML}spreadsheetml.sheet.main+xml": (f"{OOXML}spreadsheetml.sheet", "xlsx"),
    f"{OOXML}presentationml.presentation.main+xml": (f"{OOXML}presentationml.presentation", "pptx"),
}
ODF_SOORTEN: Mapping[str, str] = {
    f"{ODF}text": "odt",
    f"{ODF}spreadsheet": "ods",
    f"{ODF}presentation": "odp",
}
INHOUDSOPGAVE = "[Content_Types].xml"
CONTENT_TYPE = re.compile(r"""ContentType\s*=\s*["']([^"']+)["']""")
MACRO = re.compile(r"macroenabled|vbaproject|activex|ms-office\.vba", re.IGNORECASE)
MACRODELEN = re.compile(r"(^|/)(vba(project|data)[^/]*|activex/.*|basic/.*|scripts/.*)$", re.IGNORECASE)
VREEMD_PAD = re.compile(r"(^/|\\|^[A-Za-z]:|(^|/)\.\.(/|$)|\x00)")
MAX_DELEN = 5000
MAX_UITGEPAKT = 250 * 1024 * 1024
# A document of text shrinks twenty times at most or so; a bomb a thousand times.
MAX_VERHOUDING = 200
KLEIN = 1024 * 1024
MAX_OPGAVE = 2 * 1024 * 1024
ZIPKOP = b"PK\x03\x04"
VERSLEUTELD = 0x1
# What office programs write (ECMA-376, part 2, 7.3.7); zipfile reads more, each with errors of its own.
INPAKKEN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def read_kantoor(inhoud: bytes) -> Vorm:
    """Return which document it is; raise Domeinfout for any other zip, and for what is meant to harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            _require_harmless(inhoud, archief)
            mediatype, uitgang = _kind(archief)
            _require_readable(archief)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, UnicodeDecodeError, EOFError) as error:
        raise broken("kantoordocument") from error
    return Vorm(mediatype, uitgang, inhoud)


def _require_harmless(inhoud: bytes, archief: zipfile.ZipFile) -> None:
    """Refuse bombs, strange paths, passwords, and a zip that is glued behind or before something else."""
    delen = archief.infolist()
    namen = [deel.filename for deel in delen]
    first = min((deel.header_offset for deel in delen), default=-1)
    is_zip_alone = inhoud.startswith(ZIPKOP) and ends_as_zip(inhoud) and not archief.comment
    if first != 0 or not is_zip_alone or len(set(namen)) != len(namen):
        raise broken("kantoordocument")
    if any(VREEMD_PAD.search(naam) for naam in namen) or not all(map(_is_plain, delen)):
        raise broken("kantoordocument")
    if len(delen) > MAX_DELEN or sum(deel.file_size for deel in delen) > MAX_UITGEPAKT:
        raise _too_much()
    if any(deel.file_size > KLEIN and deel.file_size > MAX_VERHOUDING * deel.compress_size for deel in delen):
        raise _too_much()
    if any(MACRODELEN.search(naam) for naam in namen):
        raise _has_macros()


def _is_plain(deel: zipfile.ZipInfo) -> bool:
    return deel.compress_type in INPAKKEN and not deel.flag_bits & VERSLEUTELD


def _kind(archief: zipfile.ZipFile) -> tuple[str, str]:
    if INHOUDSOPGAVE in archief.namelist():
        return _ooxml(_read(archief, INHOUDSOPGAVE))
    first = archief.infolist()[0]
    # Stored as it is and first, so that it can be recognised without unpacking (ODF 1.3, part 2, 3.3).
    if first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED:
        mediatype = _read(archief, "mimetype").strip()
        if mediatype in ODF_SOORTEN and "content.xml" in archief.namelist():
            return mediatype, ODF_SOORTEN[mediatype]
    raise Domeinfout(
        "Dit is een zip-bestand, geen kantoordocument. Pak het uit en kies één bestand tegelijk.",
        veld="bestand",
    )


def _ooxml(opgave: str) -> tuple[str, str]:
    # A program reads through character references, so this does too: &#109;acroEnabled is a macro.
    opgave = unescape(opgave)
    if MACRO.search(opgave):
        raise _has_macros()
    found = [HOOFDDELEN[name] for name in CONTENT_TYPE.findall(opgave) if name in HOOFDDELEN]
    if len(found) != 1:
        raise broken("kantoordocument")
    return found[0]


def _read(archief: zipfile.ZipFile, naam: str) -> str:
    """Read a small part; what it says of its own size is not trusted."""
    with archief.open(naam) as deel:
        inhoud = deel.read(MAX_OPGAVE + 1)
    if len(inhoud) > MAX_OPGAVE:
        raise _too_much()
    return inhoud.decode("utf-8-sig")


def _require_readable(archief: zipfile.ZipFile) -> None:
    """Unpack everything once in small pieces: sizes that lie and broken parts show themselves."""
    total = 0
    for naam in archief.namelist():
        with archief.open(naam) as deel:
            while stuk := deel.read(KLEIN):
                total += len(stuk)
                if total > MAX_UITGEPAKT:
                    raise _too_much()


def _has_macros() -> Domeinfout:
    return Domeinfout(
        "In dit document zitten macro’s. Dat zijn kleine programma’s, en die nemen wij niet aan. "
        "Sla het op als PDF of zonder macro’s.",
        veld="bestand",
    )


def _too_much() -> Domeinfout:
    return Domeinfout(
        "Dit document wordt uitgepakt veel te groot. Sla het op als PDF en probeer het opnieuw.",
        veld="bestand",
    )
