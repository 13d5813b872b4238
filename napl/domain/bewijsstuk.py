"""Evidence: one file that stands with something of a person, for that person alone."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from napl.domain.bestand import delete_bestand, store_bestand
from napl.domain.transitie import save_fields
from napl.models import Gebruiker, MetBewijsstuk

if TYPE_CHECKING:
    from django.core.files.base import File


@dataclass(frozen=True)
class Upload:
    """A file, and until when it is kept."""

    bestand: "File[Any]"
    verloopt_op: date


def keep_bewijsstuk(rij: MetBewijsstuk, upload: Upload, *, soort: str, by: Gebruiker, at: datetime) -> None:
    """Keep a file of ``by`` with a locked row, in the place of a former one; the rights are the caller's."""
    former = rij.bewijsstuk
    bestand = store_bestand(
        upload.bestand, eigenaar=by, soort=soort, verloopt_op=upload.verloopt_op, by=by, at=at
    )
    save_fields(rij, bewijsstuk=bestand)
    if former is not None:
        delete_bestand(former, by=by, at=at)


def erase_bewijsstuk(rij: MetBewijsstuk, *, by: Gebruiker, at: datetime) -> bool:
    """Erase the file of a locked row; False when there is none."""
    former = rij.bewijsstuk
    if former is None:
        return False
    save_fields(rij, bewijsstuk=None)
    delete_bestand(former, by=by, at=at)
    return True
