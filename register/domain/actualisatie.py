"""The nightly actualisation: what ended leaves the list in the log too, and past uitvoeringen close.

Listing itself goes by date, so a reader never waits for this run; the run tells everybody who follows the
log (mail, feeds, search copies) that something left. Every item is a transaction of its own: a run that
breaks off goes on where it stopped, and two runs at once share the work.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import save_fields
from napl.domain.verwerking import finish_verwerking, hold_verwerking, report_progress
from napl.fouten import Domeinfout, describe_fout
from napl.models import Gebeurtenis, Verwerking
from napl.registers import Nachtverb, nachtwerken
from register.domain.uitvoering import close_if_past
from register.enums import TrajectStatus
from register.models import Opname, Uitvoering

logger = logging.getLogger(__name__)
SOORT = "actualisatie"
VERLOPEN = "traject.opname_verlopen"
STAP = 100  # items between two reports of progress
MAX_MELDINGEN = 10
Telling = dict[str, int]


def ended_opnames(peildatum: date) -> QuerySet[Opname]:
    """Return the periods that ended by the date, took their traject off the list, and are not in the log yet.

    A period that another one follows on the same day took nothing off the list; a withdrawn traject had
    left it already.
    """
    logged = Gebeurtenis.objects.filter(
        onderwerp_soort="register.traject", onderwerp_id=OuterRef("traject_id"), soort=VERLOPEN
    ).annotate(opname=KeyTextTransform("opname", "gegevens"), tot=KeyTextTransform("geldig_tot", "gegevens"))
    follow_up = Opname.objects.filter(traject=OuterRef("traject_id"), geldig_van=OuterRef("geldig_tot"))
    return Opname.objects.filter(
        ~Exists(
            logged.filter(
                opname=Cast(OuterRef("pk"), CharField()), tot=Cast(OuterRef("geldig_tot"), CharField())
            )
        ),
        ~Exists(follow_up),
        geldig_tot__lte=peildatum,
        traject__status=TrajectStatus.ACTIEF,
    )


@transaction.atomic
def log_ended_opname(pk: int, *, peildatum: date, at: datetime) -> bool:
    """Record once that a period ended; False when another run did or is doing it."""
    # Lock first, look in the log in a second statement: one statement would look with a snapshot that is
    # older than the lock, and two runs could both find nothing.
    locked = Opname.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk)
    if not locked or not ended_opnames(peildatum).filter(pk=pk).exists():
        return False
    opname = locked[0]
    record_gebeurtenis(
        opname.traject,
        VERLOPEN,
        by=None,
        at=at,
        gegevens={"opname": opname.pk, "soort": opname.soort, "geldig_tot": str(opname.geldig_tot)},
    )
    return True


def require_begun(peildatum: date, *, at: datetime) -> None:
    """Raise Domeinfout for a date to come: what ends by then would close now, and nothing opens it again."""
    if peildatum > timezone.localdate(at):
        raise Domeinfout(
            f"{peildatum} ligt in de toekomst. Kies vandaag of een eerdere dag: "
            "wat nu sluit, gaat niet meer open.",
            veld="peildatum",
        )


def actualise_register(
    *, peildatum: date, nu: Callable[[], datetime], verwerking: Verwerking | None = None
) -> Telling:
    """Bring the register up to date on a reference date; return how much was done, per kind of work.

    An item that fails is counted, logged and left for the next run; the others go on.
    Raises Domeinfout for a reference date in the future.
    """
    require_begun(peildatum, at=nu())
    work = list(_work(peildatum))
    stand = _Stand(verwerking)
    totaal = stand.klaar + len(work)
    stand.report(totaal, nu())
    for nummer, (soort, verb, pk) in enumerate(work, start=1):
        try:
            done = verb(pk, peildatum=peildatum, at=nu())
            stand.tellingen[soort] = stand.tellingen.get(soort, 0) + done
        except Exception as error:
            if not connection.is_usable():
                raise
            logger.exception("%s %s failed", soort, pk)
            stand.add_error(f"{soort} {pk}: {describe_fout(error)}")
        stand.klaar += 1
        if nummer % STAP == 0 or nummer == len(work):
            stand.report(totaal, nu())
    return stand.tellingen


def run_actualisatie(pk: int, *, nu: Callable[[], datetime]) -> Telling | None:
    """Do a run that was asked for; None when another process does it or it is done already."""
    with hold_verwerking(pk, at=nu()) as verwerking:
        if verwerking is None:
            return None
        tellingen = actualise_register(peildatum=verwerking.peildatum, nu=nu, verwerking=verwerking)
        finish_verwerking(verwerking, tellingen=tellingen, at=nu())
    return tellingen


def _work(peildatum: date) -> Iterator[tuple[str, Nachtverb, int]]:
    ended = ended_opnames(peildatum).order_by("pk").values_list("pk", flat=True)
    past = Uitvoering.objects.voorbij_op(peildatum).order_by("pk").values_list("pk", flat=True)
    yield from (("opnames_verlopen", log_ended_opname, pk) for pk in ended)
    yield from (("uitvoeringen_gesloten", close_if_past, pk) for pk in past)
    for naam, werk in nachtwerken.items():
        yield from ((naam, werk.verb, pk) for pk in werk.items(peildatum))


class _Stand:
    """How far the run is; one that was interrupted counts on, what failed is tried again."""

    def __init__(self, verwerking: Verwerking | None) -> None:
        self.verwerking = verwerking
        self.tellingen: Telling = {"opnames_verlopen": 0, "uitvoeringen_gesloten": 0, "fouten": 0}
        self.klaar = 0
        self.meldingen: list[str] = []
        if verwerking is not None:
            self.tellingen |= verwerking.tellingen
            self.klaar = max(0, verwerking.klaar - self.tellingen["fouten"])
            self.tellingen["fouten"] = 0

    def add_error(self, melding: str) -> None:
        self.tellingen["fouten"] += 1
        if len(self.meldingen) < MAX_MELDINGEN:
            self.meldingen.append(melding)

    @transaction.atomic
    def report(self, totaal: int, at: datetime) -> None:
        if self.verwerking is None:
            return
        report_progress(self.verwerking, klaar=self.klaar, totaal=totaal, tellingen=self.tellingen, at=at)
        if self.meldingen:
            save_fields(self.verwerking, fout="\n".join(self.meldingen))
