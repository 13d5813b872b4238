"""Terms, against cases that were worked out by hand with a calendar."""

from datetime import date

import pytest

from napl.domain.termijn.feestdagen import koningsdag, wettelijke_feestdagen
from napl.domain.termijn.rekenen import Duur, Stap, work_out
from napl.enums import Termijneenheid, Termijnzet

WET = {dag: naam for jaar in range(2024, 2029) for dag, naam in wettelijke_feestdagen(jaar).items()}
DAGEN, WEKEN, MAANDEN, JAREN = Termijneenheid


def vrij(dag: date) -> str:
    return WET.get(dag, "")


def stap(zet: Termijnzet, op: date, aantal: int = 0) -> Stap:
    return Stap(zet, op, Duur(aantal, WEKEN) if aantal else None)


@pytest.mark.parametrize(
    ("begin", "duur", "einde"),
    [
        # Eight weeks later, the same day of the week: a Wednesday, an ordinary day.
        (date(2027, 3, 3), Duur(8, WEKEN), date(2027, 4, 28)),
        # It would end on Koningsdag, a Tuesday.
        (date(2027, 3, 2), Duur(8, WEKEN), date(2027, 4, 28)),
        # In 2025 the 27th of April was a Sunday: Koningsdag was Saturday, so it is Monday the 28th.
        (date(2025, 4, 12), Duur(2, WEKEN), date(2025, 4, 28)),
        # Goede Vrijdag, the weekend, tweede paasdag: Tuesday.
        (date(2027, 3, 12), Duur(2, WEKEN), date(2027, 3, 30)),
        # Hemelvaartsdag, a Thursday.
        (date(2027, 4, 8), Duur(4, WEKEN), date(2027, 5, 7)),
        # Tweede pinksterdag, a Monday.
        (date(2027, 5, 3), Duur(14, DAGEN), date(2027, 5, 18)),
        # The fifth of May counts every year.
        (date(2026, 4, 21), Duur(2, WEKEN), date(2026, 5, 6)),
        # Christmas on Friday and Saturday, then Sunday.
        (date(2026, 11, 27), Duur(4, WEKEN), date(2026, 12, 28)),
        # New Year's Day on a Friday: the fourth of January.
        (date(2026, 11, 20), Duur(6, WEKEN), date(2027, 1, 4)),
        # A month from the last of January ends on the last of February, a Sunday.
        (date(2027, 1, 31), Duur(1, MAANDEN), date(2027, 3, 1)),
        (date(2028, 1, 31), Duur(1, MAANDEN), date(2028, 2, 29)),
        # Thirteen weeks and a year are too long to roll: a Saturday at Christmas, a Sunday.
        (date(2026, 9, 26), Duur(13, WEKEN), date(2026, 12, 26)),
        (date(2026, 2, 28), Duur(1, JAREN), date(2027, 2, 28)),
        # Twelve weeks roll.
        (date(2026, 10, 3), Duur(12, WEKEN), date(2026, 12, 28)),
        # Three days with one working day in them (24 December): the second is Monday the 28th.
        (date(2026, 12, 23), Duur(3, DAGEN), date(2026, 12, 28)),
        # Two days need hold none.
        (date(2026, 12, 22), Duur(2, DAGEN), date(2026, 12, 24)),
    ],
)
def test_a_term_ends_where_a_calendar_says(begin: date, duur: Duur, einde: date) -> None:
    assert work_out(begin, duur, [], rolt=True, vrij=vrij).einde == einde


@pytest.mark.parametrize(
    ("begin", "duur", "einde"),
    [
        (date(2027, 3, 2), Duur(8, WEKEN), date(2027, 4, 27)),
        (date(2026, 12, 23), Duur(3, DAGEN), date(2026, 12, 26)),
    ],
)
def test_a_kind_of_term_for_which_the_law_does_not_hold_does_not_roll(
    begin: date, duur: Duur, einde: date
) -> None:
    assert work_out(begin, duur, [], rolt=False, vrij=vrij).einde == einde


def test_a_day_that_staff_made_equal_is_no_day_to_end_on() -> None:
    vrijdag = date(2027, 5, 7)
    begin = date(2027, 4, 9)
    assert work_out(begin, Duur(4, WEKEN), [], rolt=True, vrij=vrij).einde == vrijdag
    extra = WET | {vrijdag: "dag na Hemelvaart"}
    assert work_out(begin, Duur(4, WEKEN), [], rolt=True, vrij=lambda dag: extra.get(dag, "")).einde == date(
        2027, 5, 10
    )


def test_days_on_which_it_stood_still_are_added() -> None:
    # From the day after the 10th up to the 24th: thirteen days. 26 April becomes 9 May, a Sunday.
    stappen = [
        stap(Termijnzet.OPSCHORTING, date(2027, 3, 10)),
        stap(Termijnzet.HERVATTING, date(2027, 3, 24)),
    ]
    found = work_out(date(2027, 3, 1), Duur(8, WEKEN), stappen, rolt=True, vrij=vrij)
    assert found.einde == date(2027, 5, 10)
    assert [regel.einde for regel in found.regels] == [
        date(2027, 4, 26),
        None,
        date(2027, 5, 9),
        date(2027, 5, 10),
    ]
    assert "Er komen 13 dagen bij" in found.regels[2].tekst


@pytest.mark.parametrize(
    ("until", "extra"), [(date(2027, 3, 10), 0), (date(2027, 3, 11), 0), (date(2027, 3, 12), 1)]
)
def test_what_is_completed_at_once_adds_nothing(until: date, extra: int) -> None:
    stappen = [stap(Termijnzet.OPSCHORTING, date(2027, 3, 10)), stap(Termijnzet.HERVATTING, until)]
    found = work_out(date(2027, 3, 1), Duur(3, WEKEN), stappen, rolt=False, vrij=vrij)
    assert found.einde == date(2027, 3, 22 + extra)


def test_a_term_that_stands_still_has_no_end_and_tells_what_is_left() -> None:
    stappen = [stap(Termijnzet.OPSCHORTING, date(2027, 3, 10))]
    found = work_out(date(2027, 3, 1), Duur(3, WEKEN), stappen, rolt=True, vrij=vrij)
    assert found.einde is None
    assert found.rest == 12


def test_an_extension_counts_from_the_end_before_it_rolled() -> None:
    # 27 April is Koningsdag; six weeks after it is 8 June, and not six weeks after the 28th.
    stappen = [stap(Termijnzet.VERLENGING, date(2027, 4, 20), 6)]
    found = work_out(date(2027, 3, 2), Duur(8, WEKEN), stappen, rolt=True, vrij=vrij)
    assert found.einde == date(2027, 6, 8)


def test_every_day_that_is_free_by_law_is_known() -> None:
    assert wettelijke_feestdagen(2027) == {
        date(2027, 1, 1): "nieuwjaarsdag",
        date(2027, 3, 26): "Goede Vrijdag",
        date(2027, 3, 29): "tweede paasdag",
        date(2027, 4, 27): "Koningsdag",
        date(2027, 5, 5): "Bevrijdingsdag",
        date(2027, 5, 6): "Hemelvaartsdag",
        date(2027, 5, 17): "tweede pinksterdag",
        date(2027, 12, 25): "eerste kerstdag",
        date(2027, 12, 26): "tweede kerstdag",
    }
    assert koningsdag(2025) == date(2025, 4, 26)
