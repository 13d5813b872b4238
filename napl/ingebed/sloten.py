"""File locks: the kernel releases them when the holder ends, in whatever way that happens."""

import fcntl
import os
import time
from pathlib import Path

from .fouten import IngebedFout

POLL_SECONDS = 0.05


class Slot:
    """One advisory lock file, kept open from creation until ``close``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # Not inheritable (PEP 446): a program that a holder starts does not keep the lock after it.
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)

    def try_exclusive(self) -> bool:
        return self._try(fcntl.LOCK_EX)

    def try_shared(self) -> bool:
        return self._try(fcntl.LOCK_SH)

    def wait_exclusive(self, seconds: float) -> None:
        self._wait(fcntl.LOCK_EX, seconds)

    def wait_shared(self, seconds: float) -> None:
        self._wait(fcntl.LOCK_SH, seconds)

    def release(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the file, which releases the lock; harmless when repeated."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _try(self, kind: int) -> bool:
        try:
            fcntl.flock(self._fd, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(self, kind: int, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not self._try(kind):
            if time.monotonic() > deadline:
                raise IngebedFout(f"Een ander proces houdt {self.path} al {seconds:.0f} seconden bezet.")
            time.sleep(POLL_SECONDS)
