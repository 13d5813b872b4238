"""The only place that asks what time it is; everything below views, tasks and commands gets it passed in."""

from datetime import date, datetime

from django.utils import timezone


def nu() -> datetime:
    return timezone.now()


def vandaag() -> date:
    """Return today's date in the Netherlands."""
    return timezone.localdate()
