"""Keep the index of this process current: load a newer one, and lay over it what changed since.

Changes are found by what a transaction could see, not by time or number: a change counts as new until a
moment is read in which it was visible. So nothing is missed, however long its transaction took.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from django.conf import settings
from django.db import connection
from django.db.utils import Error as DatabaseError

from napl import klok
from register.domain.zoeken.index.bestand import BestandFout
from register.domain.zoeken.index.bouw import build_arrays
from register.domain.zoeken.index.lezen import read_register
from register.domain.zoeken.index.opslag import download, fetch_segment, is_here, newest_index
from register.domain.zoeken.index.segment import Segment
from register.domain.zoeken.index.soorten import read_waarden
from register.domain.zoeken.index.stand import Stand, alive, read_namen
from register.domain.zoeken.moment import one_moment, read_moment
from register.domain.zoeken.taal.huidig import read_regelboek
from register.models import Zoekindex, Zoekwijziging

logger = logging.getLogger(__name__)
# How often is looked for changes; after a look that took long, proportionally later.
TUSSENPOOS = 0.4
RUST = 4
# Without a look for so long, the index may be behind: then PostgreSQL answers.
MAX_ACHTER = 10.0
# So never so much later that the index would be behind for that alone.
MAX_TUSSENPOOS = MAX_ACHTER / 4
NOOIT = float("-inf")
# More changes than this are not laid over an index: then PostgreSQL answers until a newer index is there.
MAX_GEWIJZIGD = 20_000
# Of more lines about changes than this it is not looked up which trajecten they are about: it may be all.
MAX_GELEZEN = 10 * MAX_GEWIJZIGD
# So many parts of a newer index are fetched per look, while the earlier one answers and stays current.
DELEN = 8


class Volger:
    """Holds the present ``Stand`` of one process; reading it takes no lock."""

    def __init__(
        self, *, vandaag: Callable[[], date], monotoon: Callable[[], float] = time.monotonic
    ) -> None:
        self._vandaag = vandaag
        self._monotoon = monotoon
        self._stand: Stand | None = None
        self._gezien = NOOIT
        self._pid = 0
        # A newer index of which the file is under way.
        self._onderweg: tuple[int, Iterator[None]] | None = None
        self._lock = threading.Lock()
        self._luisteraars: list[Callable[[frozenset[int] | None], None]] = []
        self.reden = "Er is nog geen zoekindex."

    def stand(self, dag: date) -> Stand | None:
        """Return the index of a day, or None when there is none that is surely current."""
        if settings.ZOEKINDEX_VOLGEN and self._pid != os.getpid():
            self._start()
        stand = self._stand
        if stand is None or stand.dag != dag or self._monotoon() - self._gezien > MAX_ACHTER:
            return None
        return stand

    def name_of_value(self, facet: str, slug: str) -> str | None:
        # Names of an index that does not answer may be old.
        stand = self._stand if self._gezien > NOOIT else None
        pk = stand.namen[facet].ids.get(slug) if stand is not None else None
        return stand.namen[facet].namen[pk] if stand is not None and pk is not None else None

    def listen(self, dag: date, luister: Callable[[frozenset[int] | None], None]) -> bool:
        """Have somebody called with what changes; False when the index of the day is not followed."""
        if self.stand(dag) is None:
            return False
        if luister not in self._luisteraars:
            luister(None)
            self._luisteraars.append(luister)
        return True

    def _tell(self, changed: frozenset[int] | None) -> None:
        if changed is None or changed:
            for luister in self._luisteraars:
                luister(changed)

    def known_values(self, facet: str, slugs: Iterable[str]) -> bool:
        """Tell whether the index knows all of these values; what it does not know may be new."""
        stand = self._stand
        return stand is not None and all(slug in stand.namen[facet].ids for slug in slugs)

    def _start(self) -> None:
        """Look once here, so that the first question has an index, and go on in a thread."""
        with self._lock:
            if self._pid == os.getpid():
                return
            self._pid = os.getpid()
            self._look_safely()
            threading.Thread(target=self._follow, name="zoekindex", daemon=True).start()

    def _follow(self) -> None:
        while True:
            # Work counts, not waiting: a look that a busy machine held up must not come later still.
            begin = time.thread_time()
            connection.close_if_unusable_or_obsolete()
            self._look_safely()
            time.sleep(pause_after(time.thread_time() - begin))

    def _look_safely(self) -> None:
        try:
            self.refresh()
        except (DatabaseError, BestandFout) as error:
            self.reden = f"De zoekindex is niet te lezen: {error}"
            logger.warning("The search index could not be refreshed: %s", error)
            if not connection.in_atomic_block:
                connection.close()
        except Exception:
            # Whatever it is, the thread goes on: the next look may succeed. Until then PostgreSQL answers.
            self.reden = "De zoekindex is niet te lezen; de database beantwoordt zoekvragen."
            logger.exception("The search index could not be followed.")

    def refresh(self) -> None:
        """Look once: load a newer index if there is one, and lay over it what changed."""
        dag = self._vandaag()
        stand = self._newest(dag)
        earlier = self._stand
        if stand is None:
            self.reden = f"Er is nog geen zoekindex voor {dag:%d-%m-%Y}."
            return
        # Not before that: what changed is asked after an index came in, however long that took.
        begin = self._monotoon()
        with one_moment():
            momentopname = read_moment()
            if not _is_kept(stand):
                # Thinned out while we looked, and what changed since with it; the next look loads anew.
                return
            regelboek = read_regelboek()
            changed, has_names = _changes(stand.momentopname)
            everything = Zoekwijziging.ALLE in changed
            if (changed or has_names) and not everything:
                stand = _overlay(stand, stand.gewijzigd | changed)
            news = None if has_names else changed
            if earlier is None or earlier.index_id != stand.index_id:
                news = _since(earlier, dag)
        if everything or len(stand.gewijzigd) > MAX_GEWIJZIGD:
            self._gezien = NOOIT
            what = "Alle trajecten kunnen" if everything else f"{len(stand.gewijzigd)} trajecten"
            self.reden = f"{what} zijn gewijzigd; er wordt een nieuwe zoekindex gemaakt."
            return
        self._stand = replace(stand, momentopname=momentopname, regelboek=regelboek)
        self._gezien = begin
        self.reden = ""
        self._tell(news)

    def _newest(self, dag: date) -> Stand | None:
        index = newest_index(dag)
        stand = self._stand
        if index is None:
            return stand if stand is not None and stand.dag == dag else None
        if stand is not None and stand.index_id == index.pk:
            return stand
        answers = stand is not None and stand.dag == dag and self._gezien != NOOIT and _is_kept(stand)
        if answers and not self._bring(index):
            return stand
        hoofd, schat = fetch_segment(index)
        return Stand(
            index.pk, index.dag, hoofd, schat, read_namen(), index.momentopname,
            volgnummer=stand.volgnummer + 1 if stand is not None else 0,
        )  # fmt: skip

    def _bring(self, index: Zoekindex) -> bool:
        """Fetch the next parts of the file of a newer index; False when there are more of them."""
        onderweg, self._onderweg = self._onderweg, None  # what breaks off begins anew
        if is_here(index):
            return True
        if onderweg is None or onderweg[0] != index.pk:
            onderweg = index.pk, download(index)
        if sum(1 for _ in islice(onderweg[1], DELEN)) < DELEN:
            return True
        self._onderweg = onderweg
        return False

    def forget(self) -> None:
        """Start anew (a test, or after the index was removed)."""
        self._stand, self._pid, self._gezien, self._onderweg = None, 0, NOOIT, None


def pause_after(seconden: float) -> float:
    """Return for how many seconds a process waits after a look that took so many seconds of work."""
    return min(max(TUSSENPOOS, RUST * seconden), MAX_TUSSENPOOS)


def _is_kept(stand: Stand) -> bool:
    """Tell whether an index is still in the database, and with it what changed since."""
    return Zoekindex.objects.filter(pk=stand.index_id).exists()


def _changes(momentopname: str) -> tuple[frozenset[int], bool]:
    """Return which trajecten changed that were not seen yet (``ALLE`` for all), and whether a name did.

    No more than ``MAX_GELEZEN`` lines are read: when there are that many, it may be all of them.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT coalesce(array_agg(DISTINCT traject_id), '{}'), count(*) FROM (
                 SELECT traject_id FROM register_zoekwijziging
                 WHERE transactie >= pg_snapshot_xmin(%(moment)s::pg_snapshot)::text::bigint
                   AND NOT pg_visible_in_snapshot(transactie::text::xid8, %(moment)s::pg_snapshot)
                 LIMIT %(hooguit)s) rij""",
            {"moment": momentopname, "hooguit": MAX_GELEZEN},
        )
        found, aantal = cursor.fetchone()
    changed = frozenset(pk for pk in found if pk is not None)
    return changed | {Zoekwijziging.ALLE} if aantal == MAX_GELEZEN else changed, None in found


def _since(earlier: Stand | None, dag: date) -> frozenset[int] | None:
    """Return what changed since an earlier stand was current; None when anything may have.

    On another day everything may look different. As long as the index of that stand is kept, so are the
    changes that came after it.
    """
    if earlier is None or earlier.dag != dag or not _is_kept(earlier):
        return None
    changed, has_names = _changes(earlier.momentopname)
    return None if has_names or Zoekwijziging.ALLE in changed else changed


def _overlay(stand: Stand, gewijzigd: frozenset[int]) -> Stand:
    """Return the stand with these trajecten as they are now."""
    delta = None
    if len(gewijzigd) <= MAX_GEWIJZIGD:
        gelezen = read_register(stand.dag, sorted(gewijzigd))
        delta = Segment(build_arrays(gelezen, read_waarden(), stand.schat, stand.hoofd.namen))
    return replace(
        stand,
        delta=delta,
        gewijzigd=gewijzigd,
        levend=alive(stand.hoofd, gewijzigd),
        namen=read_namen(),
        volgnummer=stand.volgnummer + 1,
        onthouden={},
    )


def hide(stand: Stand, pks: frozenset[int]) -> Stand:
    """Return a stand without trajecten that turned out to be gone; the next look finds out the rest."""
    return replace(
        stand,
        levend=alive(stand.hoofd, stand.gewijzigd | stand.verborgen | pks),
        verborgen=stand.verborgen | pks,
        onthouden={},
    )


VOLGER = Volger(vandaag=klok.vandaag)
