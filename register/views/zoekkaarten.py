"""The cards of search results, each rendered once for as long as its traject does not change.

A card shows the uitvoeringen that were asked for, so it is kept per traject and per such question. It holds
nothing of the person who looks. Only while this process follows the search index does it hear of changes;
without the index cards are made anew for every page.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from threading import Lock

from django.template.loader import render_to_string

from register.domain.kaart import build_kaarten
from register.domain.zoeken import Zoekvraag, asked_uitvoeringen, follow_changes, traject_reader
from register.models import Traject

MAX_KAARTEN = 4000
Merk = tuple[object, ...]


class Bak:
    """Keeps what was made of a traject until it changes; several threads and the follower use it."""

    def __init__(self, size: int = MAX_KAARTEN) -> None:
        self._size = size
        self._kept: OrderedDict[int, dict[Merk, str]] = OrderedDict()
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

    def look_up(self, pks: Sequence[int], merk: Merk) -> tuple[dict[int, str], int]:
        """Return what is kept, and the round in which it was looked up."""
        with self._lock:
            found = {}
            for pk in pks:
                kept = self._kept.get(pk)
                if kept is not None and merk in kept:
                    found[pk] = kept[merk]
                    self._kept.move_to_end(pk)
            return found, self._ronde

    def keep(self, made: dict[int, str], merk: Merk, ronde: int) -> None:
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


Maker = Callable[[Sequence[Traject]], list[str]]


def kept_reader(
    vraag: Zoekvraag, peildatum: date, bak: Bak, make: Maker, *merken: object
) -> Callable[[Sequence[int]], dict[int, str]]:
    """Return a reader for ``zoek`` that makes only what is not kept."""
    read_trajecten = traject_reader(vraag, peildatum)
    merk = (peildatum, *merken, *asked_uitvoeringen(vraag))

    def read(pks: Sequence[int]) -> dict[int, str]:
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


KAARTEN = Bak()


def card_reader(vraag: Zoekvraag, peildatum: date) -> Callable[[Sequence[int]], dict[int, str]]:
    return kept_reader(vraag, peildatum, KAARTEN, _render)


def _render(trajecten: Sequence[Traject]) -> list[str]:
    return [
        render_to_string("componenten/trajectkaart.html", {"kaart": kaart, "kop": "h3", "is_te_kiezen": True})
        for kaart in build_kaarten(trajecten)
    ]
