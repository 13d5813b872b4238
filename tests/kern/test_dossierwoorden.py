"""The facts of a dossier, in words."""

from datetime import UTC, date, datetime

import pytest

from napl.domain.dossier import describe


@pytest.mark.parametrize(
    ("waarde", "woorden"),
    [
        (True, "ja"),
        (None, ""),
        (date(2026, 9, 1), "1-9-2026"),
        (datetime(2026, 9, 1, 12, tzinfo=UTC), "1-9-2026"),
        # Half past midnight in the Netherlands.
        (datetime(2026, 9, 1, 22, 30, tzinfo=UTC), "2-9-2026"),
        ({"uren": 4, "op": date(2026, 9, 1)}, "uren: 4, op: 1-9-2026"),
        (["een", "twee"], "een, twee"),
    ],
)
def test_a_fact_is_told_as_a_person_here_would(waarde: object, woorden: str) -> None:
    assert describe(waarde) == woorden
