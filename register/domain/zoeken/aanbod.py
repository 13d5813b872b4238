"""What is on offer on ontwikkelpaden: per level and sector, from the index or else from PostgreSQL."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.utils import OperationalError

from napl.registers import Aanbodtelling
from register.domain.zoeken import aanbod_sql
from register.domain.zoeken.index import aanbod
from register.domain.zoeken.index.volgen import VOLGER
from register.domain.zoeken.moment import MAX_MILLISECONDEN, one_moment


def count_aanbod(pads: Collection[int], peildatum: date) -> Mapping[int, Sequence[Aanbodtelling]] | None:
    """Count what is listed on these paths (by primary key), with the numbers that ``zoek`` gives.

    None when the index is away and PostgreSQL needs too long.
    """
    stand = VOLGER.stand(peildatum)
    if stand is not None:
        return aanbod.count_paden(stand, list(pads))
    try:
        with one_moment(max_ms=MAX_MILLISECONDEN):
            return aanbod_sql.count_paden(pads, peildatum)
    except OperationalError as error:
        if "statement timeout" not in str(error):
            raise
        return None
