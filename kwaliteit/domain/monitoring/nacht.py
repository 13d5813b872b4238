"""The nightly round: cut what can be cut, ask who can be asked. Each item is a transaction of its own."""

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeVar

from django.db import connection

from kwaliteit.domain.monitoring.jaargegevens import (
    due_herinneringen,
    due_trajecten,
    remind_jaargegevens,
    request_jaargegevens,
)
from kwaliteit.domain.monitoring.regels import apply_regel
from kwaliteit.domain.monitoring.snijden import cut_jaar, due_jaren
from kwaliteit.domain.monitoring.uitnodigen import due_deelnames, invite_evaluatie
from kwaliteit.models import Signaleringsregel

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
        **_toezicht(peildatum, nu),
    }


def _toezicht(peildatum: date, nu: Nu) -> dict[str, int]:
    jaar, trajecten = due_trajecten(peildatum)
    regels = Signaleringsregel.objects.geldig_op(peildatum).order_by("pk")
    return {
        "jaargegevens": _each(
            trajecten.order_by("pk"), lambda row: request_jaargegevens(row, jaar, at=nu()) is not None
        ),
        "herinneringen": _each(
            due_herinneringen(peildatum).order_by("pk"), lambda row: remind_jaargegevens(row, at=nu())
        ),
        "tussentijds": _each(regels, lambda regel: apply_regel(regel, peildatum=peildatum, at=nu())),
    }


def _each(items: Iterable[T], verb: Callable[[T], int]) -> int:
    done = 0
    for item in list(items):
        try:
            done += verb(item)
        except Exception:
            if not connection.is_usable():
                raise
            logger.exception("monitoring of %s failed", item)
    return done
