"""Validity periods: the first day counts, the last does not."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from napl.models import Regio, valid_on
from tests.factories import RegioFactory

pytestmark = pytest.mark.django_db

VAN, TOT = date(2026, 9, 1), date(2027, 9, 1)


@pytest.mark.parametrize(
    ("tot", "peildatum", "geldig"),
    [
        (TOT, date(2026, 8, 31), False),
        (TOT, VAN, True),
        (TOT, date(2027, 8, 31), True),
        (TOT, TOT, False),
        (None, date(2099, 1, 1), True),
        (None, date(2026, 8, 31), False),
    ],
)
def test_object_query_and_relation_agree(tot: date | None, peildatum: date, *, geldig: bool) -> None:
    regio = RegioFactory.create(geldig_van=VAN, geldig_tot=tot)
    regio.plaatsen.create(plaats="Zwolle", sectoren=["po"])
    assert regio.is_geldig_op(peildatum) == geldig
    assert Regio.objects.geldig_op(peildatum).exists() == geldig
    assert regio.plaatsen.filter(valid_on(peildatum, "regio__")).exists() == geldig


@pytest.mark.parametrize("tot", [VAN, date(2026, 1, 1)])
def test_a_period_of_no_day_is_refused_by_the_database(tot: date) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RegioFactory.create(geldig_van=VAN, geldig_tot=tot)
