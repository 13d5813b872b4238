"""Open and close the listing of a traject: the one way in and out of the register."""

from datetime import date, datetime

from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker, valid_on
from napl.rechten import require_recht
from register.enums import OpnameSoort, TrajectStatus
from register.models import Opname, Traject

BEHEER = "register.beheer_opname"
# To map what exists is part of keeping the offer, as an import does; to list as recognised is a decision.
RECHT_PER_SOORT = {OpnameSoort.IN_KAART: "register.beheer_aanbod", OpnameSoort.ERKEND: BEHEER}


@transaction.atomic
def open_opname(
    traject: Traject,
    soort: OpnameSoort,
    *,
    geldig_van: date,
    geldig_tot: date | None,
    grond: str,
    at: datetime,
    by: Gebruiker | None = None,
) -> Opname:
    """List a traject for a period and for a reason.

    A recognition takes the place of "in kaart gebracht" from its first day on. What goes on where it had
    ended, for the same reason, is one opname again, as after a suspension that never began. Raises
    Domeinfout when the traject was withdrawn, when it shows nothing yet, or when another opname holds in the
    period. ``by`` is None for the system itself.
    """
    if by is not None:
        require_recht(by, RECHT_PER_SOORT[soort])
    traject = lock(traject)
    if traject.status != TrajectStatus.ACTIEF:
        raise Domeinfout("Dit traject is ingetrokken en kan niet meer in het register.")
    if traject.live_id is None:
        raise Domeinfout("Dit traject heeft nog geen gepubliceerde tekst.")
    if soort == OpnameSoort.ERKEND:
        _make_room(traject, per=geldig_van)
    _require_free_period(traject, geldig_van, geldig_tot)
    opname = Opname.objects.filter(traject=traject, soort=soort, grond=grond, geldig_tot=geldig_van).first()
    if opname is not None and soort == OpnameSoort.ERKEND:
        save_fields(opname, geldig_tot=geldig_tot, einde_reden="")
    else:
        opname = Opname.objects.create(
            traject=traject, soort=soort, geldig_van=geldig_van, geldig_tot=geldig_tot, grond=grond
        )
    record_gebeurtenis(
        traject, "traject.opgenomen", by=by, at=at, gegevens={"soort": soort.value, "grond": grond}
    )
    return opname


def _make_room(traject: Traject, *, per: date) -> None:
    """End "in kaart gebracht" where the recognition begins; what had not begun yet falls away."""
    in_kaart = Opname.objects.filter(traject=traject, soort=OpnameSoort.IN_KAART)
    in_kaart.filter(geldig_van__gte=per).delete()
    for opname in in_kaart.filter(valid_on(per)):
        save_fields(opname, geldig_tot=per, einde_reden="Vervangen door een erkenning.")


def _require_free_period(traject: Traject, van: date, tot: date | None) -> None:
    others = Opname.objects.filter(traject=traject).exclude(geldig_tot__lte=van)
    if tot is not None:
        others = others.filter(geldig_van__lt=tot)
    if others.exists():
        raise Domeinfout("In deze periode staat het traject al in het register.", veld="geldig_van")


@transaction.atomic
def close_opname(
    traject: Traject, *, per: date, reden: str, at: datetime, by: Gebruiker | None = None, grond: str = ""
) -> Opname | None:
    """End the listing from a date on; the history stays. Returns None when nothing was listed then.

    With ``grond`` only what rests on it ends, also what would begin later.
    """
    if by is not None:
        require_recht(by, BEHEER)
    traject = lock(traject)
    rows = Opname.objects.filter(traject=traject)
    if grond:
        rows = rows.filter(grond=grond)
        rows.filter(geldig_van__gt=per).delete()
    opname = rows.filter(valid_on(per)).first()
    if opname is None:
        return None
    if opname.geldig_van == per:
        # A listing that never held for a day leaves its reason in the log alone.
        record_gebeurtenis(
            traject, "traject.opname_vervallen", by=by, at=at, gegevens={"grond": opname.grond}
        )
        opname.delete()
        return None
    save_fields(opname, geldig_tot=per, einde_reden=reden)
    record_gebeurtenis(traject, "traject.opname_beeindigd", by=by, at=at, gegevens={"grond": opname.grond})
    return opname
