"""The guard of one server: starts it, restarts it when it dies, stops it when nobody uses it any more.

Run by ``bewaking.spawn`` as a process of its own, so that users may come and go in any order.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from types import FrameType

from .dienst import Dienst
from .fouten import IngebedFout
from .postgres import Postgres
from .sloten import Slot
from .valkey import Valkey

DIENSTEN: dict[str, type[Dienst]] = {soort.naam: soort for soort in (Postgres, Valkey)}
READY = "gereed"
POLL_SECONDS = 0.1
MAX_RESTARTS = 5
WITHIN_SECONDS = 60.0


class Bewaker:
    def __init__(self, dienst: Dienst) -> None:
        self.dienst = dienst
        self.in_use = Slot(dienst.map / "gebruik.lock")
        self.restarts: deque[float] = deque(maxlen=MAX_RESTARTS)
        self.stopping = False

    def run(self, process: subprocess.Popen[bytes]) -> None:
        """Guard the server until the last user is gone or somebody asks the guard to stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            # The exclusive lock is ours only when no user holds the shared one; it then keeps newcomers
            # waiting until the server has really stopped.
            while not self.stopping and not self.in_use.try_exclusive():
                if process.poll() is not None:
                    process = self._restart()
                time.sleep(POLL_SECONDS)
        finally:
            self.dienst.stop(process)

    def _restart(self) -> subprocess.Popen[bytes]:
        now = time.monotonic()
        if len(self.restarts) == MAX_RESTARTS and now - self.restarts[0] < WITHIN_SECONDS:
            raise IngebedFout(f"{self.dienst.naam} stopte {MAX_RESTARTS} keer binnen een minuut.")
        self.restarts.append(now)
        return self.dienst.start()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True


def main(arguments: list[str]) -> int:
    """``<dienst> <state directory> <directory for copies> <blijvend|vluchtig>``."""
    naam, staat, copies, soort = arguments
    dienst = DIENSTEN[naam](Path(staat), copies=Path(copies), vluchtig=soort == "vluchtig")
    presence = Slot(dienst.map / "bewaker.lock")
    if not presence.try_exclusive():
        return 0  # another guard was first; whoever started this one finds it
    try:
        bewaker = Bewaker(dienst)
        process = dienst.start()
        _report(READY)
        bewaker.run(process)
    except IngebedFout as fout:
        _report(str(fout))
        print(fout, file=sys.stderr)
        return 1
    finally:
        if dienst.vluchtig:
            dienst.remove()
            _remove_empty(dienst.sockets, dienst.staat)
    return 0


def _report(message: str) -> None:
    """Tell the process that started this guard; it may be gone already."""
    with contextlib.suppress(OSError):
        os.write(1, message.encode())
    # Closing sys.stdout would leave the descriptor open, and the reader waits for the end of the stream.
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)


def _remove_empty(*directories: Path) -> None:
    """Remove a temporary state directory; the last guard finds it empty, the socket files gone."""
    for directory in directories:
        with contextlib.suppress(OSError):
            directory.rmdir()
