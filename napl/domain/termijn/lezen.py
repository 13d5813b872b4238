"""Find the term of a thing."""

from collections.abc import Collection
from datetime import date

from django.db import models

from napl.models import Termijn
from napl.registers import Termijnsoort


def running_termijn(onderwerp: models.Model, soort: Termijnsoort) -> Termijn | None:
    """Return the term of this kind that runs, or stands still, for a thing."""
    return termijnen_van(onderwerp).filter(soort=soort.code, beeindigd_op__isnull=True).first()


def termijnen_van(onderwerp: models.Model) -> models.QuerySet[Termijn]:
    """Return all terms of a thing, ended ones too, in the order in which they began."""
    return Termijn.objects.filter(
        onderwerp_soort=onderwerp._meta.label_lower,  # noqa: SLF001 - public in all but name
        onderwerp_id=onderwerp.pk,
    ).order_by("begonnen_op", "pk")


def is_te_laat(termijn: Termijn, peildatum: date) -> bool:
    """Say whether the last day of a term passed while what it is for was not done; never stored."""
    return termijn.beeindigd_op is None and termijn.einde is not None and termijn.einde < peildatum


def is_te_laat_op(soorten: Collection[str], peildatum: date) -> models.QuerySet[Termijn]:
    """Return the running terms of these kinds whose last day passed."""
    return Termijn.objects.filter(soort__in=soorten, beeindigd_op__isnull=True, einde__lt=peildatum)
