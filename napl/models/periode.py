"""Validity periods: from ``geldig_van`` up to, not including, ``geldig_tot`` (docs/adr/0004)."""

from datetime import date
from typing import TypeVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

ModelT = TypeVar("ModelT", bound=models.Model)


def valid_on(peildatum: date, prefix: str = "") -> Q:
    """Return the condition that a period holds on a date; ``prefix`` walks a relation (``"opnames__"``)."""
    return Q(**{f"{prefix}geldig_van__lte": peildatum}) & (
        Q(**{f"{prefix}geldig_tot__isnull": True}) | Q(**{f"{prefix}geldig_tot__gt": peildatum})
    )


def periode_constraint(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=F("geldig_van")),
        violation_error_message="De einddatum ligt niet na de begindatum.",
    )


class DateRange(Func):
    function = "daterange"
    output_field = DateRangeField()


def een_tegelijk(name: str, *velden: str) -> ExclusionConstraint:
    """Return the constraint that periods of the same ``velden`` do not overlap."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((veld, RangeOperators.EQUAL) for veld in velden),
            (DateRange("geldig_van", "geldig_tot"), RangeOperators.OVERLAPS),
        ],
    )


class PeriodeQuerySet(models.QuerySet[ModelT]):
    def geldig_op(self, peildatum: date) -> "PeriodeQuerySet[ModelT]":
        return self.filter(valid_on(peildatum))


class Periode(models.Model):
    geldig_van = models.DateField("geldig vanaf")
    geldig_tot = models.DateField("geldig tot (niet tot en met)", null=True, blank=True)

    class Meta:
        abstract = True

    def is_geldig_op(self, peildatum: date) -> bool:
        return self.geldig_van <= peildatum and (self.geldig_tot is None or self.geldig_tot > peildatum)
