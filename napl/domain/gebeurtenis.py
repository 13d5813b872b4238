"""Write, number and deliver gebeurtenissen: audit trail and outbox in one (docs/adr/0003)."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from celery import current_app
from django.db import connection, models, transaction

from napl.fouten import describe_fout
from napl.models import Bezorging, Gebeurtenis, Gebruiker
from napl.registers import ontvangers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

logger = logging.getLogger(__name__)
# Text in the log is a code or a date: no names (nor a slug made of one), no addresses, no sentences.
CODE = re.compile(r"[A-Za-z0-9_.:/-]{0,120}")
Waarde = str | int | bool | None
NUMMERSLOT = 0x4E41504C  # any constant will do, as long as it is the only one
MAX_PAUZE = timedelta(hours=6)
TAAK = "napl.bezorg_gebeurtenissen"


@dataclass(frozen=True)
class Feit:
    """Something that happened to one thing, with the ids and codes that say more."""

    onderwerp: models.Model
    soort: str
    gegevens: "Mapping[str, Waarde | list[Waarde]]" = field(default_factory=dict)


def record_gebeurtenis(
    onderwerp: models.Model,
    soort: str,
    *,
    by: Gebruiker | None,
    at: datetime,
    gegevens: "Mapping[str, Waarde | list[Waarde]] | None" = None,
) -> Gebeurtenis:
    """Write down that something happened, in the transaction that does it; delivered after commit.

    Raises ValueError for text that is no code: the log holds ids, never personal data.
    """
    return record_gebeurtenissen([Feit(onderwerp, soort, gegevens or {})], by=by, at=at)[0]


@transaction.atomic
def record_gebeurtenissen(
    feiten: "Iterable[Feit]", *, by: Gebruiker | None, at: datetime
) -> list[Gebeurtenis]:
    """Write down many things at once, as ``record_gebeurtenis`` does one."""
    rows = Gebeurtenis.objects.bulk_create(_row(feit, by=by, at=at) for feit in feiten)
    _wake_after_commit()
    return rows


def _row(feit: Feit, *, by: Gebruiker | None, at: datetime) -> Gebeurtenis:
    for name, value in feit.gegevens.items():
        _require_codes(name, value)
    return Gebeurtenis(
        soort=feit.soort,
        onderwerp_soort=feit.onderwerp._meta.label_lower,  # noqa: SLF001
        onderwerp_id=feit.onderwerp.pk,
        door=by,
        op=at,
        gegevens=dict(feit.gegevens),
    )


def _require_codes(name: str, value: "Waarde | list[Waarde]") -> None:
    values: Sequence[Waarde] = value if isinstance(value, list) else [value]
    for item in values:
        if isinstance(item, str) and not CODE.fullmatch(item):
            raise ValueError(f"{name!r} of a gebeurtenis must be a code, not free text.")


def _wake_after_commit() -> None:
    """Ask for delivery once per transaction, however many gebeurtenissen it wrote."""
    if not any(entry[1] is _wake for entry in connection.run_on_commit):
        transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    current_app.send_task(TAAK)


@transaction.atomic
def number_gebeurtenissen(*, at: datetime) -> int:
    """Give committed gebeurtenissen the next numbers and create their deliveries; return how many.

    One lock lets one numberer work at a time. What a running transaction wrote is not visible yet and
    gets a higher number later, so the feed of numbers never changes behind a reader.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMMERSLOT])
        cursor.execute(
            """
            WITH klaar AS (DELETE FROM napl_uitgaandegebeurtenis RETURNING gebeurtenis_id),
                 hoogste AS (SELECT coalesce(max(nummer), 0) AS nummer FROM napl_gebeurtenisnummer)
            INSERT INTO napl_gebeurtenisnummer (nummer, gebeurtenis_id)
            SELECT hoogste.nummer + row_number() OVER (ORDER BY gebeurtenis_id), gebeurtenis_id
            FROM klaar, hoogste
            RETURNING nummer
            """
        )
        numbers = [row[0] for row in cursor.fetchall()]
    if numbers:
        _create_bezorgingen(vanaf=min(numbers), at=at)
    return len(numbers)


def _create_bezorgingen(*, vanaf: int, at: datetime) -> None:
    soorten: dict[str, list[str]] = {}
    for naam, item in ontvangers.items():
        for soort in item.soorten:
            soorten.setdefault(soort, []).append(naam)
    wanted = Gebeurtenis.objects.filter(volgnummer__nummer__gte=vanaf, soort__in=list(soorten))
    Bezorging.objects.bulk_create(
        [
            Bezorging(gebeurtenis_id=pk, ontvanger=naam, volgende_poging_op=at)
            for pk, soort in wanted.values_list("pk", "soort").iterator()
            for naam in soorten[soort]
        ],
        batch_size=1000,
        ignore_conflicts=True,
    )


def deliver_gebeurtenissen(*, at: datetime, limit: int = 500) -> int:
    """Deliver what is due, each in a transaction of its own; return how many arrived."""
    due = Bezorging.objects.filter(bezorgd_op__isnull=True, volgende_poging_op__lte=at)
    return sum(
        _deliver(pk, at=at) for pk in due.order_by("gebeurtenis_id").values_list("pk", flat=True)[:limit]
    )


@transaction.atomic
def _deliver(pk: int, *, at: datetime) -> bool:
    bezorging = (
        Bezorging.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("gebeurtenis")
        .filter(pk=pk, bezorgd_op__isnull=True)
        .first()
    )
    if bezorging is None:
        return False
    bezorging.pogingen += 1
    try:
        with transaction.atomic():
            ontvangers[bezorging.ontvanger].ontvang(bezorging.gebeurtenis)
    except Exception as error:  # whatever a receiver does, the others go on and this one is retried
        logger.exception("Delivery %s to %s failed", pk, bezorging.ontvanger)
        bezorging.fout = describe_fout(error)
        bezorging.volgende_poging_op = at + pause_after(bezorging.pogingen)
    else:
        bezorging.bezorgd_op, bezorging.fout = at, ""
    bezorging.save(update_fields=["pogingen", "fout", "volgende_poging_op", "bezorgd_op"])
    return bezorging.bezorgd_op is not None


def pause_after(pogingen: int) -> timedelta:
    """Return how long to wait after a failed attempt: 10 s, 20 s, 40 s … at most six hours."""
    return min(timedelta(seconds=5 * 2 ** min(pogingen, 16)), MAX_PAUZE)
