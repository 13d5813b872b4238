"""Amounts as people type them: a point per thousand is not a comma."""

from decimal import Decimal

import pytest

from kwaliteit.forms.betaling import Betaalformulier


@pytest.mark.parametrize(
    ("getypt", "bedrag"),
    [
        ("950", "950"),
        ("49,50", "49.50"),
        ("49.5", "49.5"),
        ("1.000", "1000"),
        ("1.000,00", "1000.00"),
        ("€ 1 250,5", "1250.5"),
        ("12.345.67", None),
        ("1,000,00", None),
        ("1e5", None),
        ("-5", None),
        ("NaN", None),
        ("", None),
    ],
)
def test_an_amount_is_read_as_dutch_people_write_it(getypt: str, bedrag: str | None) -> None:
    form = Betaalformulier({"bedrag": getypt, "datum": "2026-09-01", "kenmerk": "x"})
    assert form.is_valid() == (bedrag is not None)
    if bedrag is not None:
        assert form.cleaned_data["bedrag"] == Decimal(bedrag)
    else:
        assert set(form.errors) == {"bedrag"}
