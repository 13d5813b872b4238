"""Celery tasks of the register; importing them here is how the worker finds them."""

from register.tasks import (
    actualisatie,
    cijfers,
    hertypering,
    invoer,
    teamroutes,
    uitnodigingen,
    waarschuwingen,
    zoekindex,
    zoeklog,
)

__all__ = [
    "actualisatie",
    "cijfers",
    "hertypering",
    "invoer",
    "teamroutes",
    "uitnodigingen",
    "waarschuwingen",
    "zoekindex",
    "zoeklog",
]
