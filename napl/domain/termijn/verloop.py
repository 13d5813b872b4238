"""Begin a term, let it stand still, extend and end it.

These are parts of the verbs of a case (ask for more documents, postpone a decision), which see to the rights;
so they have none of their own. Every change is a step that is never taken back, and writes a gebeurtenis.
"""

from datetime import date, datetime

from django.db import IntegrityError, models, transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.rekenen import Berekening, Duur, Stap, work_out
from napl.domain.termijn.vrij import free_days
from napl.domain.transitie import lock, save_fields
from napl.enums import Termijneenheid, Termijnzet
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, Termijn, Termijnstap
from napl.registers import Termijnsoort


@transaction.atomic
def begin_termijn(
    onderwerp: models.Model,
    soort: Termijnsoort,
    *,
    begonnen_op: date,
    at: datetime,
    by: Gebruiker | None,
    aanleiding: str = "",
) -> Termijn:
    """Begin a term for something; ``begonnen_op`` is the day of what starts it, which does not count itself.

    Raises OngeldigeOvergang when a term of this kind runs for it already.
    """
    termijn = Termijn(
        soort=soort.code,
        onderwerp_soort=onderwerp._meta.label_lower,  # noqa: SLF001 - public in all but name
        onderwerp_id=onderwerp.pk,
        aantal=soort.duur.aantal,
        eenheid=soort.duur.eenheid,
        rolt=soort.rolt,
        begonnen_op=begonnen_op,
        aanleiding=aanleiding,
    )
    termijn.einde = _work_out(termijn, []).einde
    try:
        with transaction.atomic():
            termijn.save()
    except IntegrityError as error:
        raise OngeldigeOvergang("Hiervoor loopt al een termijn van deze soort.") from error
    _record(termijn, "begonnen", by=by, at=at)
    return termijn


def suspend_termijn(termijn: Termijn, *, op: date, grond: str, by: Gebruiker | None, at: datetime) -> Termijn:
    """Let a term stand still from the day after ``op``; raises OngeldigeOvergang when it does already."""
    return _step(termijn, Termijnzet.OPSCHORTING, op=op, grond=grond, by=by, at=at)


def resume_termijn(termijn: Termijn, *, op: date, grond: str, by: Gebruiker | None, at: datetime) -> Termijn:
    """Let a term run again from ``op`` on; raises OngeldigeOvergang when it does not stand still."""
    return _step(termijn, Termijnzet.HERVATTING, op=op, grond=grond, by=by, at=at)


def extend_termijn(
    termijn: Termijn, duur: Duur, *, op: date, grond: str, by: Gebruiker | None, at: datetime
) -> Termijn:
    """Extend a term, counted from the day on which it would have ended without rolling to a working day."""
    return _step(termijn, Termijnzet.VERLENGING, op=op, grond=grond, by=by, at=at, duur=duur)


@transaction.atomic
def end_termijn(termijn: Termijn, *, op: date, by: Gebruiker | None, at: datetime) -> Termijn:
    """End a term because what it is for was done."""
    termijn = _running(termijn)
    if op < termijn.begonnen_op:
        raise Domeinfout("Deze datum ligt voor het begin van de termijn.", veld="op")
    save_fields(termijn, beeindigd_op=op)
    _record(termijn, "beeindigd", by=by, at=at)
    return termijn


def explain_termijn(termijn: Termijn) -> Berekening:
    """Return how the last day came about, line by line."""
    return _work_out(termijn, list(termijn.stappen.all()))


@transaction.atomic
def recount_termijnen() -> int:
    """Work out every running term again, as after a change of the holidays; return how many changed."""
    changed = 0
    running = Termijn.objects.filter(beeindigd_op__isnull=True).order_by("pk").prefetch_related("stappen")
    for termijn in running.select_for_update():
        einde = explain_termijn(termijn).einde
        if einde != termijn.einde:
            save_fields(termijn, einde=einde)
            changed += 1
    return changed


@transaction.atomic
def _step(
    termijn: Termijn,
    zet: Termijnzet,
    *,
    op: date,
    grond: str,
    by: Gebruiker | None,
    at: datetime,
    duur: Duur | None = None,
) -> Termijn:
    termijn = _running(termijn)
    stappen = list(termijn.stappen.all())
    _require_fitting(termijn, stappen, zet, op)
    stappen.append(
        Termijnstap.objects.create(
            termijn=termijn,
            zet=zet,
            op=op,
            aantal=duur.aantal if duur else None,
            eenheid=duur.eenheid if duur else "",
            grond=grond,
            door=by,
            gezet_op=at,
        )
    )
    save_fields(termijn, einde=_work_out(termijn, stappen).einde)
    _record(termijn, zet.value, by=by, at=at)
    return termijn


def _running(termijn: Termijn) -> Termijn:
    termijn = lock(termijn)
    if termijn.beeindigd_op is not None:
        raise OngeldigeOvergang("Deze termijn is al beëindigd.")
    return termijn


def _require_fitting(termijn: Termijn, stappen: list[Termijnstap], zet: Termijnzet, op: date) -> None:
    if op < max([termijn.begonnen_op, *(stap.op for stap in stappen)]):
        raise Domeinfout("Deze datum ligt voor een eerdere stap van de termijn.", veld="op")
    stands_still = termijn.einde is None
    if zet == Termijnzet.HERVATTING and not stands_still:
        raise OngeldigeOvergang("Deze termijn loopt al.")
    if zet != Termijnzet.HERVATTING and stands_still:
        raise OngeldigeOvergang("Deze termijn staat stil. Laat die eerst weer lopen.")


def _work_out(termijn: Termijn, stappen: list[Termijnstap]) -> Berekening:
    return work_out(
        termijn.begonnen_op,
        _duur(termijn.aantal, termijn.eenheid),
        [_plain(stap) for stap in stappen],
        rolt=termijn.rolt,
        vrij=free_days(),
        aanleiding=termijn.aanleiding,
    )


def _plain(stap: Termijnstap) -> Stap:
    duur = None if stap.aantal is None else _duur(stap.aantal, stap.eenheid)
    return Stap(Termijnzet(stap.zet), stap.op, duur, stap.grond)


def _duur(aantal: int, eenheid: str) -> Duur:
    return Duur(aantal, Termijneenheid(eenheid))


def _record(termijn: Termijn, wat: str, *, by: Gebruiker | None, at: datetime) -> None:
    record_gebeurtenis(
        termijn,
        f"termijn.{wat}",
        by=by,
        at=at,
        gegevens={"soort": termijn.soort, "einde": termijn.einde.isoformat() if termijn.einde else None},
    )
