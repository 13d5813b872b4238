"""A JPEG: read its segments up to the picture, and leave out what the camera wrote beside it.

Exif, XMP and IPTC can say where and when a photo was taken, with which phone, and by whom. Only how the photo
must be turned is kept, for without it a portrait lies on its side.
"""

import struct

from napl.bestandsvorm.vorm import Vorm, broken

TEKEN = 0xFF  # begins every marker
BEGIN, SCAN, EINDE = 0xD8, 0xDA, 0xD9
# Frames: baseline, progressive and the like; the others between C0 and CF are tables.
FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
ZONDER_LENGTE = {0x01, *range(0xD0, 0xD8)}
APP0, APP1, APP2, APP14, APP15, COMMENTAAR = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
MAAT = 2  # bytes that say how long a segment is; they count themselves
KLEURPROFIEL = b"ICC_PROFILE\x00"
EXIF = b"Exif\x00\x00"
STAND = 0x0112
STANDEN = range(1, 9)


def read_jpeg(inhoud: bytes) -> Vorm:
    """Return the picture alone; raise Domeinfout for what is no picture or has no size."""
    try:
        return Vorm("image/jpeg", "jpg", _strip(inhoud))
    except (struct.error, IndexError) as error:
        raise broken("JPEG-foto") from error


def _strip(inhoud: bytes) -> bytes:
    kept = [b"\xff\xd8"]
    plaats, has_size, stand = 2, False, 1
    while True:
        merk, begin, einde = _segment(inhoud, plaats)
        if merk in FRAMES:
            hoogte, breedte = struct.unpack(">HH", inhoud[begin + 5 : begin + 9])
            has_size = bool(breedte and hoogte)
        if merk == APP1 and inhoud[begin + 4 : begin + 10] == EXIF:
            stand = read_stand(inhoud[begin + 10 : einde]) or stand
        if merk == SCAN:
            break
        if _is_picture(merk, inhoud[begin + 4 : einde]):
            kept.append(inhoud[begin:einde])
        plaats = einde
    if not has_size:
        raise broken("JPEG-foto")
    if stand != 1:
        kept.insert(_after_jfif(kept), make_exif(stand))
    return b"".join([*kept, inhoud[begin : _end_of_scans(inhoud, einde)]])


def _segment(inhoud: bytes, plaats: int) -> tuple[int, int, int]:
    """Return marker, begin and end of the segment at a place."""
    if inhoud[plaats] != TEKEN:
        raise broken("JPEG-foto")
    while inhoud[plaats + 1] == TEKEN:  # fill bytes
        plaats += 1
    merk = inhoud[plaats + 1]
    if merk in ZONDER_LENGTE:
        return merk, plaats, plaats + 2
    (lengte,) = struct.unpack(">H", inhoud[plaats + 2 : plaats + 4])
    einde = plaats + MAAT + lengte
    if merk in {0, BEGIN, EINDE} or lengte < MAAT or einde > len(inhoud):
        raise broken("JPEG-foto")
    return merk, plaats, einde


def _is_picture(merk: int, gegevens: bytes) -> bool:
    """Say whether a segment is needed to show the picture; the other APP segments speak about it."""
    if merk == APP2:
        return gegevens.startswith(KLEURPROFIEL)
    if merk == COMMENTAAR or APP0 < merk <= APP15:
        return merk == APP14  # says how the colours are coded
    return True


def _after_jfif(kept: list[bytes]) -> int:
    return 2 if len(kept) > 1 and kept[1].startswith(b"\xff\xe0") else 1


def _end_of_scans(inhoud: bytes, plaats: int) -> int:
    """Return where the picture ends; a second picture or anything else behind it is not kept."""
    while True:
        plaats = inhoud.find(b"\xff", plaats)
        if plaats == -1 or plaats + 1 >= len(inhoud):
            raise broken("JPEG-foto")
        merk = inhoud[plaats + 1]
        if merk == EINDE:
            return plaats + 2
        if merk == TEKEN:
            plaats += 1
        elif merk == 0 or merk in ZONDER_LENGTE:
            plaats += 2
        else:  # tables between the scans of a progressive picture
            if APP0 <= merk <= APP15 or merk == COMMENTAAR:
                raise broken("JPEG-foto")
            _, _, plaats = _segment(inhoud, plaats)


def read_stand(tiff: bytes) -> int | None:
    """Return how the photo must be turned (Exif 2.32, tag Orientation), 1 to 8; None when it does not say."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return None
    try:
        (plaats,) = struct.unpack(f"{order}I", tiff[4:8])
        (aantal,) = struct.unpack(f"{order}H", tiff[plaats : plaats + 2])
        for nummer in range(aantal):
            begin = plaats + 2 + 12 * nummer
            tag, _soort, _aantal, waarde = struct.unpack(f"{order}HHIH", tiff[begin : begin + 10])
            if tag == STAND:
                return waarde if waarde in STANDEN else None
    except struct.error:
        return None
    return None


def make_exif(stand: int) -> bytes:
    """Return an Exif segment that says how to turn the photo, and nothing else."""
    tiff = b"MM\x00*" + struct.pack(">IH", 8, 1) + struct.pack(">HHIHHI", STAND, 3, 1, stand, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 2 + len(EXIF) + len(tiff)) + EXIF + tiff
