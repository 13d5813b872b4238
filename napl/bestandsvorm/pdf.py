"""A PDF: header at the very start, cross-reference table where the end says it is, nothing after the end."""

import re

from napl.bestandsvorm.vorm import Vorm, broken, ends_as_zip

KOP = re.compile(rb"%PDF-[12]\.[0-9]")
# The last lines of a PDF (ISO 32000-2, 7.5.5); some writers add white space or NUL after them.
EINDE = re.compile(rb"startxref\s+([0-9]{1,10})\s+%%EOF[\s\x00]*\Z")
STAART = 2048
TABEL = re.compile(rb"\s*(xref\b|[0-9]{1,10}\s+[0-9]{1,5}\s+obj\b)")


def read_pdf(inhoud: bytes) -> Vorm:
    einde = EINDE.search(inhoud[-STAART:])
    if not KOP.match(inhoud) or einde is None or ends_as_zip(inhoud):
        raise broken("PDF")
    plaats = int(einde.group(1))
    if not TABEL.match(inhoud[plaats : plaats + 64]):
        raise broken("PDF")
    return Vorm("application/pdf", "pdf", inhoud)
