"""Facts in words: money, study load, dates. Unknown is said, never shown as zero or left out."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format

from register.enums import StudielastEenheid
from register.models import Trajectversie

ONBEKEND = "Niet bekend"
HYPHEN = "\N{EN DASH}"


def number(value: int) -> str:
    """Return a number with a point per thousand, as Dutch people write it."""
    return str(value) if value < 1000 else f"{value:,}".replace(",", ".")  # noqa: PLR2004


def euro(bedrag: Decimal) -> str:
    """Return "€ 1.250" or "€ 99,50"; nothing to pay is "Gratis"."""
    if bedrag == 0:
        return "Gratis"
    decimals = 0 if bedrag == bedrag.to_integral_value() else 2
    return f"€ {number_format(bedrag, decimal_pos=decimals, use_l10n=True, force_grouping=True)}"


def price_range(prijzen: Iterable[Decimal | None]) -> str:
    known = sorted({prijs for prijs in prijzen if prijs is not None})
    if not known:
        return ONBEKEND
    return euro(known[0]) if len(known) == 1 else f"vanaf {euro(known[0])}"


def study_load(versie: Trajectversie) -> str:
    """Return the load in its own unit, with the hours where the unit is EC."""
    if versie.studielast_waarde is None or versie.studielast_uren is None:
        return ONBEKEND
    waarde = number_format(versie.studielast_waarde.normalize(), use_l10n=True)
    if versie.studielast_eenheid == StudielastEenheid.EC:
        uren = number_format(versie.studielast_uren, use_l10n=True, force_grouping=True)
        return f"{waarde} EC ({uren} uur)"
    return f"{number_format(versie.studielast_uren, use_l10n=True, force_grouping=True)} uur"


def day(datum: date) -> str:
    return date_format(datum, "j F Y")


def enumerate_words(words: Iterable[str]) -> str:
    """Return "a, b en c"."""
    items = list(words)
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} en {items[-1]}"
