"""Months and school years: the grid on which a route is drawn and added up."""

from datetime import date

from django.utils.formats import date_format

EERSTE_MAAND = 8  # a school year begins on 1 august (WPO, article 1; WVO 2020, article 1.1)
MAANDEN = 12


def first_of_month(datum: date) -> date:
    return datum.replace(day=1)


def add_months(maand: date, aantal: int) -> date:
    number = maand.year * MAANDEN + maand.month - 1 + aantal
    return date(number // MAANDEN, number % MAANDEN + 1, 1)


def months_between(een: date, ander: date) -> int:
    """Return how many months later ``ander`` is than ``een``."""
    return (ander.year - een.year) * MAANDEN + ander.month - een.month


def month_name(maand: date) -> str:
    return date_format(maand, "F Y")


def school_year(datum: date) -> str:
    """Return the school year of a day, as "2026-2027"."""
    begin = datum.year if datum.month >= EERSTE_MAAND else datum.year - 1
    return f"{begin}-{begin + 1}"
