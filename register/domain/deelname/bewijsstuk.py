"""Certificates and evidence at a deelname, or at a moment of what it brought: kept for the teacher alone."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from napl.domain.bestand import delete_bestand, store_bestand
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from register.domain.deelname.deelname import BEHEER
from register.enums import Bevestigingsbron, Deelnamestatus
from register.models import Deelname, Opbrengst

if TYPE_CHECKING:
    from django.core.files.base import File

SOORT = "bewijsstuk"


@dataclass(frozen=True)
class Upload:
    """A file, and until when it is kept."""

    bestand: "File[Any]"
    verloopt_op: date


@transaction.atomic
def attach_bewijsstuk(deelname: Deelname, upload: Upload, *, by: Gebruiker, at: datetime) -> Deelname:
    """Keep a certificate with a completed deelname, in the place of a former one."""
    require_recht(by, BEHEER, deelname)
    deelname = lock(deelname)
    if deelname.status != Deelnamestatus.AFGEROND:
        raise Domeinfout("U kunt een bewijsstuk bewaren zodra u het traject hebt afgerond.", veld="bestand")
    former = deelname.bewijsstuk
    bestand = store_bestand(
        upload.bestand, eigenaar=by, soort=SOORT, verloopt_op=upload.verloopt_op, by=by, at=at
    )
    save_fields(deelname, bewijsstuk=bestand)
    if deelname.bevestigingsbron == Bevestigingsbron.DEELNEMER:
        save_fields(deelname, bevestigingsbron=Bevestigingsbron.BEWIJSSTUK)
    if former is not None:
        delete_bestand(former, by=by, at=at)
    return deelname


@transaction.atomic
def detach_bewijsstuk(deelname: Deelname, *, by: Gebruiker, at: datetime) -> Deelname:
    """Erase the certificate; a statement that was given before still says that there was one then."""
    require_recht(by, BEHEER, deelname)
    deelname = lock(deelname)
    former = deelname.bewijsstuk
    if former is None:
        raise Domeinfout("Er is geen bewijsstuk bij deze deelname.")
    save_fields(deelname, bewijsstuk=None)
    if deelname.bevestigingsbron == Bevestigingsbron.BEWIJSSTUK:
        save_fields(deelname, bevestigingsbron=Bevestigingsbron.DEELNEMER)
    delete_bestand(former, by=by, at=at)
    return deelname


@transaction.atomic
def attach_to_opbrengst(opbrengst: Opbrengst, upload: Upload, *, by: Gebruiker, at: datetime) -> Opbrengst:
    """Keep a file with a moment, in the place of a former one."""
    require_recht(by, BEHEER, opbrengst.deelname)
    opbrengst = lock(opbrengst)
    former = opbrengst.bewijsstuk
    bestand = store_bestand(
        upload.bestand, eigenaar=by, soort=SOORT, verloopt_op=upload.verloopt_op, by=by, at=at
    )
    save_fields(opbrengst, bewijsstuk=bestand)
    if former is not None:
        delete_bestand(former, by=by, at=at)
    return opbrengst
