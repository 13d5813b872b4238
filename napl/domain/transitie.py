"""Locking and legal moves: what every domain verb that changes a state uses."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from django.db import models

from napl.fouten import OngeldigeOvergang

ModelT = TypeVar("ModelT", bound=models.Model)
StatusT = TypeVar("StatusT", bound=models.TextChoices)


def lock(thing: ModelT) -> ModelT:
    """Read a row again and keep it locked until the end of the transaction."""
    # By __class__: the user of a request is a lazy stand-in whose type() is no model.
    manager: models.Manager[ModelT] = thing.__class__._default_manager  # noqa: SLF001
    return manager.select_for_update(of=("self",)).get(pk=thing.pk)


def require_transition(status: str, *, to: StatusT, allowed: Mapping[StatusT, Collection[StatusT]]) -> None:
    """Raise OngeldigeOvergang unless ``allowed`` lists the move from ``status`` to ``to``."""
    current = type(to)(status)
    if to not in allowed[current]:
        raise OngeldigeOvergang(f"Dit kan niet meer: de status is ‘{current.label}’.", veld="status")


def save_fields(thing: models.Model, **values: object) -> None:
    """Set and save just these fields."""
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save(update_fields=list(values))
