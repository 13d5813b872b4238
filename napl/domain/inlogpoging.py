"""Failed logins: kept as long, and as little of them, as counting them takes."""

from datetime import datetime
from typing import Any

from axes.models import AccessAttempt
from django.db.models.signals import pre_save


def strip_inlogpoging(instance: AccessAttempt, **_rest: Any) -> None:
    """Leave out what was sent with an attempt: account, address, moment and number do for the lockout."""
    instance.get_data = instance.post_data = instance.http_accept = instance.path_info = ""


def register_signals() -> None:
    pre_save.connect(strip_inlogpoging, sender=AccessAttempt, dispatch_uid="napl.strip_inlogpoging")


def purge_inlogpogingen(*, before: datetime) -> int:
    """Delete the attempts that stopped before a moment; return how many."""
    deleted, _ = AccessAttempt.objects.filter(attempt_time__lt=before).delete()
    return deleted
