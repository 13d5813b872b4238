"""A user's side of a guarded server: start or adopt it, notice that it is gone, let go of it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable

from .bewaker import READY
from .dienst import START_SECONDS, Dienst
from .fouten import IngebedFout
from .gebruiker import server_account
from .plaatsen import ensure_staat
from .sloten import Slot

LEAVE_SECONDS = 30.0

# Guards that others still need: kept, so that Python does not warn about a child that nobody waited for.
_LEFT_RUNNING: list[subprocess.Popen[str]] = []

# The guard imports this package by its place, not as ``napl.ingebed``: importing ``napl`` loads Celery,
# which costs the start half a second and every guard some 30 MB.
GUARD_PROGRAM = """
import importlib.util, sys
place = sys.argv[1]
find = importlib.util.spec_from_file_location
spec = find("ingebed", place + "/__init__.py", submodule_search_locations=[place])
package = sys.modules["ingebed"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(package)
from ingebed.bewaker import main
sys.exit(main(sys.argv[2:]))
"""


class Gebruik:
    """The use of one server by this process."""

    def __init__(self, dienst: Dienst) -> None:
        self.dienst = dienst
        account = server_account()
        ensure_staat(dienst.staat, account)
        dienst.ensure_map(account)
        self._in_use = Slot(dienst.map / "gebruik.lock")
        self._presence = Slot(dienst.map / "bewaker.lock")
        self._guard: subprocess.Popen[str] | None = None

    def begin(self) -> Callable[[], None]:
        """Take the server into use; returns a function that waits until it is ready.

        Two steps, so that two servers can start at the same time.
        """
        self._in_use.wait_shared(START_SECONDS)
        if self._guard_is_gone():
            self._guard = spawn_guard(self.dienst)
        return self._await_ready

    def restore(self) -> None:
        """Start a new guard when the old one was killed; cheap to call often."""
        if self._guard_is_gone():
            if self._guard is not None:
                self._guard.wait()
            self._guard = spawn_guard(self.dienst)
            self._await_ready()

    def end(self) -> None:
        """Let go; when nobody else uses the server, return only after it has stopped."""
        self._in_use.release()
        deadline = time.monotonic() + LEAVE_SECONDS
        while not self._guard_is_gone() and time.monotonic() < deadline:
            if not self._in_use.try_exclusive() and self._in_use.try_shared():
                break  # others use it too: neither free nor held by a guard that is shutting down
            self._in_use.release()
            time.sleep(0.05)
        self._in_use.close()
        self._presence.close()
        if self._guard is not None:
            try:
                self._guard.wait(0.5)
            except subprocess.TimeoutExpired:
                _LEFT_RUNNING.append(self._guard)

    def _guard_is_gone(self) -> bool:
        if self._presence.try_exclusive():
            self._presence.release()
            return True
        return False

    def _await_ready(self) -> None:
        if self._guard is not None and self._guard.stdout is not None and not self._guard.stdout.closed:
            with self._guard.stdout as stream:
                message = stream.read()
            if message not in {READY, ""}:
                raise IngebedFout(message)
        deadline = time.monotonic() + START_SECONDS
        while not self.dienst.answers():
            if time.monotonic() > deadline or self._guard_is_gone():
                raise IngebedFout(f"{self.dienst.naam} antwoordt niet; zie {self.dienst.log}")
            time.sleep(0.05)


def spawn_guard(dienst: Dienst) -> subprocess.Popen[str]:
    """Start a guard that outlives this process for as long as somebody uses its server."""
    soort = "vluchtig" if dienst.vluchtig else "blijvend"
    place = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 -- a plain string for the guard
    with (dienst.map / "bewaker.log").open("ab") as log:
        return subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-c",
                GUARD_PROGRAM,
                place,
                dienst.naam,
                dienst.staat,
                dienst.copies,
                soort,
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd="/",
            start_new_session=True,  # Ctrl-C in a terminal is for the users, not for the server
        )
