"""The nightly round: cut what can be cut, ask who can be asked. Each item is a transaction of its own."""

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeVar

from django.db import connection

from kwaliteit.domain.monitoring.snijden import cut_jaar, due_jaren
from kwaliteit.domain.monitoring.uitnodigen import due_deelnames, invite_evaluatie

logger = logging.getLogger(__name__)
T = TypeVar("T")
Nu = Callable[[], datetime]


def run_monitoring(*, peildatum: date, nu: Nu) -> dict[str, int]:
    """Do what is due; return how much was done. What fails is logged and tried again the next night."""
    return {
        "jaren": _each(due_jaren(peildatum), lambda jaar: bool(cut_jaar(jaar, at=nu())) or True),
        "uitnodigingen": _each(
            due_deelnames(peildatum).order_by("pk"), lambda row: invite_evaluatie(row, at=nu())
        ),
    }


def _each(items: Iterable[T], verb: Callable[[T], bool]) -> int:
    done = 0
    for item in list(items):
        try:
            done += verb(item)
        except Exception:
            if not connection.is_usable():
                raise
            logger.exception("monitoring of %s failed", item)
    return done
