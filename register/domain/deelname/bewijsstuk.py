"""Certificates and evidence at a deelname, or at a moment of what it brought: kept for the teacher alone."""

from datetime import datetime

from django.db import transaction

from napl.domain.bewijsstuk import Upload, erase_bewijsstuk, keep_bewijsstuk
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from register.domain.deelname.deelname import BEHEER
from register.enums import Bevestigingsbron, Deelnamestatus
from register.models import Deelname, Opbrengst

SOORT = "bewijsstuk"


@transaction.atomic
def attach_bewijsstuk(deelname: Deelname, upload: Upload, *, by: Gebruiker, at: datetime) -> Deelname:
    """Keep a certificate with a completed deelname, in the place of a former one."""
    require_recht(by, BEHEER, deelname)
    deelname = lock(deelname)
    if deelname.status != Deelnamestatus.AFGEROND:
        raise Domeinfout("U kunt een bewijsstuk bewaren zodra u het traject hebt afgerond.", veld="bestand")
    keep_bewijsstuk(deelname, upload, soort=SOORT, by=by, at=at)
    if deelname.bevestigingsbron == Bevestigingsbron.DEELNEMER:
        save_fields(deelname, bevestigingsbron=Bevestigingsbron.BEWIJSSTUK)
    return deelname


@transaction.atomic
def detach_bewijsstuk(deelname: Deelname, *, by: Gebruiker, at: datetime) -> Deelname:
    """Erase the certificate; a statement that was given before still says that there was one then."""
    require_recht(by, BEHEER, deelname)
    deelname = lock(deelname)
    if not erase_bewijsstuk(deelname, by=by, at=at):
        raise Domeinfout("Er is geen bewijsstuk bij deze deelname.")
    if deelname.bevestigingsbron == Bevestigingsbron.BEWIJSSTUK:
        save_fields(deelname, bevestigingsbron=Bevestigingsbron.DEELNEMER)
    return deelname


@transaction.atomic
def attach_to_opbrengst(opbrengst: Opbrengst, upload: Upload, *, by: Gebruiker, at: datetime) -> Opbrengst:
    """Keep a file with a moment, in the place of a former one."""
    require_recht(by, BEHEER, opbrengst.deelname)
    opbrengst = lock(opbrengst)
    keep_bewijsstuk(opbrengst, upload, soort=SOORT, by=by, at=at)
    return opbrengst
