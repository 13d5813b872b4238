"""Count the witte vlekken as a run, and keep what was counted with the run."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from napl.domain.verwerking import finish_verwerking, hold_verwerking, report_progress
from napl.models import Verwerking
from register.domain.queries.dekking import Telling, count_dekking
from register.models import Dekking


@transaction.atomic
def store_dekking(verwerking: Verwerking, tellingen: list[Telling]) -> None:
    """Keep the counted cells of a run in the place of what an earlier attempt of it kept."""
    Dekking.objects.filter(verwerking=verwerking).delete()
    Dekking.objects.bulk_create(
        [Dekking(verwerking=verwerking, **telling.__dict__) for telling in tellingen], batch_size=2000
    )


def run_witte_vlekken(pk: int, *, nu: Callable[[], datetime]) -> dict[str, int] | None:
    """Do a run that was asked for; None when another process does it or it is done already.

    Readers see the former run until this one is finished: cells and end are written together.
    """
    with hold_verwerking(pk, at=nu()) as verwerking:
        if verwerking is None:
            return None
        tellingen = count_dekking(verwerking.peildatum)
        landelijk = [telling for telling in tellingen if telling.heel_nederland]
        counts = {
            "cellen_geteld": len(tellingen),
            "combinaties_met_erkend_aanbod": sum(telling.erkend > 0 for telling in landelijk),
            "combinaties_alleen_in_kaart": sum(telling.erkend == 0 for telling in landelijk),
        }
        with transaction.atomic():
            store_dekking(verwerking, tellingen)
            at = nu()
            report_progress(verwerking, klaar=len(tellingen), totaal=len(tellingen), tellingen=counts, at=at)
            finish_verwerking(verwerking, tellingen=counts, at=at)
    return counts
