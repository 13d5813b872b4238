"""A PNG: every chunk is checked, and those that speak about the picture are left out."""

import struct
import zlib

from napl.bestandsvorm.vorm import Vorm, broken

KOP = b"\x89PNG\r\n\x1a\n"
# What can name a person, a place or a moment, or hide a text.
OVER_HET_BEELD = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}


def read_png(inhoud: bytes) -> Vorm:
    """Return the picture alone; what stands behind its end is not kept."""
    try:
        return Vorm("image/png", "png", _strip(inhoud))
    except struct.error as error:
        raise broken("PNG-afbeelding") from error


def _strip(inhoud: bytes) -> bytes:
    if not inhoud.startswith(KOP):
        raise broken("PNG-afbeelding")
    kept, plaats, seen = [KOP], len(KOP), set[bytes]()
    while b"IEND" not in seen:
        soort, einde = _chunk(inhoud, plaats)
        if not seen and not _is_header(soort, inhoud[plaats + 8 : plaats + 16]):
            raise broken("PNG-afbeelding")
        seen.add(soort)
        if soort not in OVER_HET_BEELD:
            kept.append(inhoud[plaats:einde])
        plaats = einde
    if b"IDAT" not in seen:
        raise broken("PNG-afbeelding")
    return b"".join(kept)


def _chunk(inhoud: bytes, plaats: int) -> tuple[bytes, int]:
    """Return the kind and the end of the chunk at a place; refuse a wrong check number."""
    (lengte,) = struct.unpack(">I", inhoud[plaats : plaats + 4])
    einde = plaats + 12 + lengte
    if einde > len(inhoud):
        raise broken("PNG-afbeelding")
    (som,) = struct.unpack(">I", inhoud[einde - 4 : einde])
    if zlib.crc32(inhoud[plaats + 4 : einde - 4]) != som:
        raise broken("PNG-afbeelding")
    return inhoud[plaats + 4 : plaats + 8], einde


def _is_header(soort: bytes, maten: bytes) -> bool:
    breedte, hoogte = struct.unpack(">II", maten)
    return soort == b"IHDR" and bool(breedte and hoogte)
