"""Who takes part in an atelier, from when until when, and whether the name may be public."""

from datetime import date, datetime

from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.enums import AtelierRol
from ontwikkelpaden.models import Atelier, Atelierdeelnemer

BEHEER = "ontwikkelpaden.beheer_atelierdeelnemers"
EIGEN_NAAM = "ontwikkelpaden.toon_eigen_naam"


@transaction.atomic
def add_deelnemer(
    atelier: Atelier,
    *,
    gebruiker: Gebruiker,
    rol: AtelierRol,
    geldig_van: date,
    by: Gebruiker | None,
    at: datetime,
) -> Atelierdeelnemer:
    """Let somebody take part from a day on; the bureau and a verbinder of the atelier may do this.

    The name stays private: only the participant decides about that (``show_naam``). ``by`` is None for the
    system itself.
    """
    if by is not None:
        require_recht(by, BEHEER, atelier)
    atelier = lock(atelier)
    if atelier.beeindigd_op is not None and geldig_van >= atelier.beeindigd_op:
        raise Domeinfout("Dit atelier is dan al gestopt.", veld="geldig_van")
    overlap = Atelierdeelnemer.objects.filter(atelier=atelier, gebruiker=gebruiker)
    if overlap.geldig_op(geldig_van).exists() or overlap.filter(geldig_van__gte=geldig_van).exists():
        raise Domeinfout("Deze persoon doet al mee in dit atelier.", veld="email")
    deelnemer = Atelierdeelnemer.objects.create(
        atelier=atelier, gebruiker=gebruiker, rol=rol, geldig_van=geldig_van
    )
    record_gebeurtenis(
        deelnemer,
        "atelierdeelnemer.toegevoegd",
        by=by,
        at=at,
        gegevens={"atelier": atelier.pk, "rol": rol.value},
    )
    return deelnemer


@transaction.atomic
def end_deelnemer(
    deelnemer: Atelierdeelnemer, *, per: date, by: Gebruiker, at: datetime
) -> Atelierdeelnemer | None:
    """End a participation: ``per`` is the first day without it. Who never took part is removed again."""
    require_recht(by, BEHEER, deelnemer.atelier)
    deelnemer = lock(deelnemer)
    if deelnemer.geldig_tot is not None and deelnemer.geldig_tot <= per:
        raise Domeinfout("Deze deelname is al beëindigd.", veld="geldig_tot")
    record_gebeurtenis(
        deelnemer,
        "atelierdeelnemer.beeindigd",
        by=by,
        at=at,
        gegevens={"atelier": deelnemer.atelier_id, "per": per.isoformat()},
    )
    if per <= deelnemer.geldig_van:
        deelnemer.delete()
        return None
    save_fields(deelnemer, geldig_tot=per)
    return deelnemer


@transaction.atomic
def show_naam(deelnemer: Atelierdeelnemer, *, toont: bool, by: Gebruiker, at: datetime) -> None:
    """Let a participant decide whether the public page gives his name; nobody decides it for him."""
    require_recht(by, EIGEN_NAAM, deelnemer)
    deelnemer = lock(deelnemer)
    if deelnemer.toont_naam == toont:
        return
    save_fields(deelnemer, toont_naam=toont)
    record_gebeurtenis(
        deelnemer,
        "atelierdeelnemer.naam_getoond" if toont else "atelierdeelnemer.naam_verborgen",
        by=by,
        at=at,
        gegevens={"atelier": deelnemer.atelier_id},
    )
