"""One table per process, made again when the register changed: looked at once a minute, not per keystroke."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from register.domain.aanvullen.bouwen import build_tabel
from register.domain.aanvullen.tabel import Aanvulling, Tabel

log = logging.getLogger(__name__)

KIJK_SECONDEN = 60.0
# Also without a change that was seen: for former searches, and for what was committed during the reading.
HOOGSTENS_SECONDEN = 900.0
NOOIT = -1


@dataclass(frozen=True)
class _Stand:
    tabel: Tabel
    peildatum: date
    merk: int
    gemaakt: float
    bekeken: float


def _in_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="aanvullingen", daemon=True).start()


class Actueel:
    """Gives the table; while a new one is made beside the requests, everybody gets the old one at once."""

    def __init__(
        self,
        build: Callable[[date], Tabel] = build_tabel,
        tik: Callable[[], float] = time.monotonic,
        start: Callable[[Callable[[], None]], None] = _in_thread,
    ) -> None:
        self._build = build
        self._tik = tik
        self._start = start
        self._slot = threading.Lock()
        self._stand: _Stand | None = None

    def get(self, peildatum: date) -> Tabel:
        stand = self._stand
        if stand is None:
            with self._slot:
                stand = self._stand or self._renew(None, peildatum)
        elif self._is_due(stand, peildatum) and self._slot.acquire(blocking=False):
            self._start(lambda: self._renew_beside(stand, peildatum))
        return stand.tabel

    def forget(self) -> None:
        """Start anew; for tests, whose database is another one each time."""
        self._stand = None

    def _renew_beside(self, stand: _Stand, peildatum: date) -> None:
        """Renew, and free the slot; what goes wrong is for the log, since nobody waits for it."""
        try:
            self._renew(stand, peildatum)
        except Exception:
            log.exception("The table of suggestions could not be renewed.")
            # Try once more at the next look, not at the next keystroke.
            self._stand = replace(stand, peildatum=peildatum, merk=NOOIT, bekeken=self._tik())
        finally:
            if threading.current_thread() is not threading.main_thread():
                connection.close()
            self._slot.release()

    def _is_due(self, stand: _Stand, peildatum: date) -> bool:
        return stand.peildatum != peildatum or self._tik() - stand.bekeken >= KIJK_SECONDEN

    def _renew(self, stand: _Stand | None, peildatum: date) -> _Stand:
        """Look whether anything changed, and only then build."""
        now, merk = self._tik(), _read_merk()
        same = stand is not None and stand.merk == merk and stand.peildatum == peildatum
        if stand is not None and same and now - stand.gemaakt < HOOGSTENS_SECONDEN:
            renewed = _Stand(stand.tabel, peildatum, merk, stand.gemaakt, now)
        else:
            renewed = _Stand(self._build(peildatum), peildatum, merk, now, now)
        self._stand = renewed
        return renewed


def _read_merk() -> int:
    """Return a number that grows with every change that search has to know of (migration 0003)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM register_zoekwijziging_id_seq")
        merk: int = cursor.fetchone()[0]
    return merk


actueel = Actueel()


def find_aanvullingen(q: str, *, peildatum: date) -> list[Aanvulling]:
    """Return what somebody may mean who typed this so far."""
    return actueel.get(peildatum).find(q)
