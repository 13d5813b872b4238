"""What pages of paths keep between requests, for as long as nothing of the paths changed."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from django.conf import settings

Item = TypeVar("Item")
# More than all filters of all lists and all versions of all paths that people really look at.
MAX = 2_000


class Kast:
    """Keeps what was made under one mark; under another mark everything is made anew."""

    def __init__(self) -> None:
        self._kept: tuple[str, dict[Hashable, tuple[object, object]]] = ("", {})

    def get(self, merk: str, key: Hashable, make: Callable[[], Item], *, bij: object = None) -> Item:
        """Return what was made for ``key`` under this mark and with ``bij``; None is never kept.

        In a site for development templates change, so there everything is made each time.
        """
        known, items = self._kept
        if known != merk:
            items = {}
            # Together in one move: another thread sees the old mark with the old things, or the new.
            self._kept = (merk, items)
        found = items.get(key)
        if found is not None and found[0] == bij and not settings.DEBUG:
            return found[1]  # type: ignore[return-value]
        made = make()
        if made is not None:
            if len(items) >= MAX:
                items.clear()
            items[key] = (bij, made)
        return made
