"""The export of a dossier as one file: data for programs, a document for people, and the files themselves."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime

from napl.domain.bestand import opslag
from napl.domain.dossier import as_shown, as_text, export_gegevens
from napl.models import Bestand, Gebruiker
from napl.pdf import make_pdf
from napl.registers import dossierdelen

BLOK = 256 * 1024


class _Stroom(io.RawIOBase):
    """Collect what a zip writes, to be handed on in pieces; a zip needs no more than a place to write."""

    def __init__(self) -> None:
        self._stukken: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._stukken.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        taken, self._stukken = b"".join(self._stukken), []
        return taken


def stream_dossier(gebruiker: Gebruiker, *, at: datetime) -> Iterator[bytes]:
    """Return a zip of everything of a person in pieces, however large the files are."""
    gegevens = json.dumps(export_gegevens(gebruiker, at=at), ensure_ascii=False, indent=2)
    # Made before the first piece goes out: what goes wrong here is still an error page.
    return _stream(gebruiker, gegevens, make_overzicht(gebruiker, at=at))


def _stream(gebruiker: Gebruiker, gegevens: str, document: bytes) -> Iterator[bytes]:
    stroom = _Stroom()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("gegevens.json", gegevens)
        archief.writestr("overzicht.pdf", document)
        yield stroom.take()
        rows = Bestand.objects.filter(eigenaar=gebruiker).order_by("aangemaakt_op", "pk")
        for nummer, bestand in enumerate(rows, 1):
            if not opslag.exists(bestand.opslagpad):
                continue
            # The number keeps two files of one name apart.
            with (
                opslag.open(bestand.opslagpad) as bron,
                archief.open(f"bestanden/{nummer:03}-{bestand.naam}", "w") as doel,
            ):
                while blok := bron.read(BLOK):
                    doel.write(blok)
                    yield stroom.take()
    yield stroom.take()


def make_overzicht(gebruiker: Gebruiker, *, at: datetime) -> bytes:
    """Return the dossier as a document to read and to print."""
    delen = [
        {
            "titel": deel.titel,
            "uitleg": deel.uitleg,
            "stukken": as_text(as_shown(deel.stukken(gebruiker, None))),
        }
        for deel in dossierdelen
    ]
    gegevens = {
        "titel": "Uw gegevens in het NAPL-register",
        "naam": gebruiker.naam,
        "email": gebruiker.email,
        "datum": f"{localtime(at):%d-%m-%Y}",
        "delen": [deel for deel in delen if deel["stukken"]],
    }
    return make_pdf("napl_dossier.typ", gegevens, op=at)
