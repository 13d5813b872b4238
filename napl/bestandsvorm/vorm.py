"""What the readers of files give back, and how they refuse."""

from dataclasses import dataclass

from napl.fouten import Domeinfout

# The end of a zip (APPNOTE 4.3.16), and the longest comment that may follow it.
ZIP_EINDE = b"PK\x05\x06"
ZIP_EINDE_LENGTE = 22
ZIP_COMMENTAAR = 65_535


@dataclass(frozen=True)
class Vorm:
    """A file that may be kept: its type, the ending that fits it, and its content.

    Of a photo the content is without what the camera wrote beside the picture, such as the place.
    """

    mediatype: str
    uitgang: str
    inhoud: bytes


def broken(wat: str) -> Domeinfout:
    """Return the refusal of a file that begins as something it is not."""
    return Domeinfout(
        f"Dit bestand begint als {wat}, maar het klopt niet van binnen. Open het, sla het opnieuw op "
        f"als {wat} en probeer het nog eens.",
        veld="bestand",
    )


def ends_as_zip(inhoud: bytes) -> bool:
    """Say whether this ends exactly as a zip does; a file that is two things at once hides one of them."""
    vanaf = max(len(inhoud) - ZIP_EINDE_LENGTE - ZIP_COMMENTAAR, 0)
    plaats = inhoud.find(ZIP_EINDE, vanaf)
    while plaats != -1:
        lengte = int.from_bytes(inhoud[plaats + 20 : plaats + 22], "little")
        if plaats + ZIP_EINDE_LENGTE + lengte == len(inhoud):
            return True
        plaats = inhoud.find(ZIP_EINDE, plaats + 1)
    return False
