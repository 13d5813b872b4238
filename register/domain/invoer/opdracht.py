"""Ask for an import: keep the file, and make the run that reads it."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from django.core.files import File
from django.db import transaction

from napl.domain.verwerking import request_verwerking
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import make_slug
from register.domain.invoer.fouten import Bestandsfout
from register.models import Importopdracht

SOORT = "import"
RECHT = "register.importeer_trajecten"
BLOK = 1024 * 1024


def request_import(
    bestand: "File[bytes]",
    bestandsnaam: str,
    *,
    is_proef: bool,
    peildatum: date,
    at: datetime,
    by: Gebruiker | None = None,
    op_de_achtergrond: bool = True,
) -> tuple[Importopdracht, bool]:
    """Store the file and ask for its import; the same file that is open already gives that import back.

    Without ``op_de_achtergrond`` no worker is called: who asks does the work. ``by`` is None for the system
    itself.
    """
    if by is not None:
        require_recht(by, RECHT)
    afdruk = file_digest(bestand)
    with transaction.atomic():
        verwerking, created = request_verwerking(
            SOORT,
            f"{afdruk}{':proef' if is_proef else ''}",
            peildatum=peildatum,
            at=at,
            by=by,
            send=op_de_achtergrond,
            recht=RECHT,
        )
        if not created:
            return Importopdracht.objects.get(verwerking=verwerking), False
        opdracht = Importopdracht(
            verwerking=verwerking, bestandsnaam=_short(bestandsnaam), afdruk=afdruk, is_proef=is_proef
        )
        bestand.seek(0)
        opdracht.bestand.save(_safe_name(bestandsnaam, afdruk), bestand, save=False)
        opdracht.save()
    return opdracht, True


def check_size(grootte: int, hooguit: int) -> None:
    if grootte > hooguit:
        raise Bestandsfout(
            f"Het bestand is groter dan {hooguit // 1024**2} MB. Verdeel het over meer bestanden.",
            veld="bestand",
        )


def file_digest(bestand: "File[bytes]") -> str:
    """Return the SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    bestand.seek(0)
    for blok in _pieces(bestand):
        digest.update(blok)
    return digest.hexdigest()


def _pieces(bestand: "File[bytes]") -> Iterator[bytes]:
    while blok := bestand.read(BLOK):
        yield blok


def _short(bestandsnaam: str) -> str:
    """Keep the name a person knows, and its ending: that says how the file is read."""
    path = Path(bestandsnaam.replace("\\", "/"))
    return f"{path.stem[:150]}{path.suffix[:20]}"


def _safe_name(bestandsnaam: str, afdruk: str) -> str:
    path = Path(_short(bestandsnaam))
    suffix = path.suffix.casefold() if path.suffix.casefold() in {".csv", ".xlsx"} else ".bestand"
    return f"{make_slug(path.stem, max_length=40)}-{afdruk[:12]}{suffix}"
