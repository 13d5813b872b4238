"""The processes of the demo: started, restarted when they die, stopped together."""

import contextlib
import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import proces
from .fouten import IngebedFout
from .plaatsen import PROJECT

MAX_RESTARTS = 5
WITHIN_SECONDS = 60.0
STOP_SECONDS = 10.0


@dataclass
class Kind:
    """One process of the demo, the leader of a process group of its own."""

    naam: str
    command: Sequence[str | Path]
    log: Path
    omgeving: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    restarts: deque[float] = field(default_factory=lambda: deque(maxlen=MAX_RESTARTS))

    def start(self) -> None:
        self.process = proces.start(
            self.command,
            log=self.log,
            # When the supervisor is killed, a polite signal would let a worker finish a long task first, or
            # look for minutes for the queue that is gone too.
            death_signal=signal.SIGKILL,
            omgeving=self.omgeving,
            cwd=PROJECT,
        )

    def ended(self) -> int | None:
        """Return the exit status once the process has ended, after ending what it left behind.

        A killed web server or worker leaves its own children, which would keep the port or the queue.
        They are killed before the leader is reaped: until then its number cannot be anybody else's.
        """
        if self.process is None:
            return 0
        options = os.WEXITED | os.WNOHANG | os.WNOWAIT
        if self.process.returncode is None and os.waitid(os.P_PID, self.process.pid, options) is None:
            return None
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        return self.process.wait()

    def restart_if_ended(self) -> bool:
        """Start again after a death; raise when that happens too often to be an accident."""
        status = self.ended()
        if status is None:
            return False
        now = time.monotonic()
        if len(self.restarts) == MAX_RESTARTS and now - self.restarts[0] < WITHIN_SECONDS:
            raise IngebedFout(
                f"{self.naam} stopt steeds (status {status}). "
                f"Laatste regels van {self.log}:\n{proces.tail(self.log)}"
            )
        self.restarts.append(now)
        self.start()
        return True

    def ask_to_stop(self) -> None:
        if self.process is not None and self.ended() is None:
            self.process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the whole group, whatever it is doing."""
        if self.process is not None and self.ended() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def stop_all(kinderen: Sequence[Kind]) -> None:
    """Stop together: everybody is asked first, and who is not gone after ``STOP_SECONDS`` is killed."""
    for kind in kinderen:
        kind.ask_to_stop()
    deadline = time.monotonic() + STOP_SECONDS
    while any(kind.ended() is None for kind in kinderen) and time.monotonic() < deadline:
        time.sleep(0.05)
    for kind in kinderen:
        kind.kill()
