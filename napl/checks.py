"""System checks with ids, so that a mistake in the wiring shows before a user meets it."""

from collections.abc import Sequence
from typing import Any

from django.core import checks

from napl.rechten import tabel
from napl.registers import werkbronnen, werkplekken


def _rights_exist(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[checks.CheckMessage]:  # noqa: ARG001
    """napl.E001: an entry of a menu or work list names a right that no app registered."""
    named = [(key, item.recht) for register in (werkbronnen, werkplekken) for key, item in register.items()]
    return [
        checks.Error(f"{key!r} needs the unknown right {recht!r}.", id="napl.E001")
        for key, recht in named
        if recht not in tabel
    ]


def register_all() -> None:
    checks.register(_rights_exist)
