"""Keep what is shown of a traject, as it is sent, for as long as it does not change.

What is shown of the uitvoeringen depends on what was asked of them, so it is kept per traject and per such
question. It holds nothing of the person who looks. Only while this process follows the search index does it
hear of changes; without the index everything is made anew each time.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from threading import Lock

from register.domain.zoeken.vraag import Zoekvraag
from register.domain.zoeken.zoek import asked_uitvoeringen, follow_changes, traject_reader
from register.models import Traject

MAX_TRAJECTEN = 4000
Merk = tuple[object, ...]


class Bak:
    """Keeps what was made of a traject until it changes; several threads and the follower use it."""

    def __init__(self, size: int = MAX_TRAJECTEN) -> None:
        self._size = size
        self._kept: OrderedDict[int, dict[Merk, bytes]] = OrderedDict()
        self._ronde = 0
        self._lock = Lock()

    def forget(self, pks: Iterable[int] | None) -> None:
        """Drop what was made of these trajecten; None drops everything."""
        with self._lock:
            self._ronde += 1
            if pks is None:
                self._kept.clear()
            for pk in pks or ():
                self._kept.pop(pk, None)

    def look_up(self, pks: Sequence[int], merk: Merk) -> tuple[dict[int, bytes], int]:
        """Return what is kept, and the round in which it was looked up."""
        with self._lock:
            found = {}
            for pk in pks:
                kept = self._kept.get(pk)
                if kept is not None and merk in kept:
                    found[pk] = kept[merk]
                    self._kept.move_to_end(pk)
            return found, self._ronde

    def keep(self, made: dict[int, bytes], merk: Merk, ronde: int) -> None:
        """Keep what was made, unless something changed since it was read."""
        with self._lock:
            if ronde != self._ronde:
                return
            for pk, item in made.items():
                kept = self._kept.setdefault(pk, {})
                if len(kept) >= 4:  # noqa: PLR2004 - many different questions about one traject
                    kept.clear()
                kept[merk] = item
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)


Maker = Callable[[Sequence[Traject]], list[bytes]]


def kept_reader(
    vraag: Zoekvraag, peildatum: date, bak: Bak, make: Maker, *merken: object
) -> Callable[[Sequence[int]], dict[int, bytes]]:
    """Return a reader for ``zoek`` that makes only what is not kept."""
    read_trajecten = traject_reader(vraag, peildatum)
    merk = (peildatum, *merken, *asked_uitvoeringen(vraag))

    def read(pks: Sequence[int]) -> dict[int, bytes]:
        follows = follow_changes(peildatum, bak.forget)
        found, ronde = bak.look_up(pks, merk) if follows else ({}, -1)
        missing = [pk for pk in pks if pk not in found]
        if missing:
            trajecten = read_trajecten(missing)
            made = dict(zip(trajecten, make(list(trajecten.values())), strict=True))
            if follows:
                bak.keep(made, merk, ronde)
            found |= made
        return found

    return read
