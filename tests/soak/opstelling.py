"""``make demo`` as its own process with its own state, made to be killed."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from napl.ingebed.diensten import adressen
from napl.ingebed.plaatsen import MAP_VARIABLE, PROJECT
from tests.ingebed.conftest import guard_is_gone
from tests.journeys.draaiend import free_port
from tests.soak.bezoek import Bezoek

WACHTWOORD = "een-wachtwoord-voor-de-proef"
# The accounts and what an import looks words and places up in; the offer itself comes from the file.
PROGRAMMA = """
import sys
from napl.ingebed import demo

VULLING = '''
from napl import klok
from napl.domain.demo import create_demo_gebruikers
from napl.domain.regio import load_regios
from ontwikkelpaden.domain.laden import load_paden
from register.domain.ordening import load_ordening
create_demo_gebruikers(password="{wachtwoord}", at=klok.nu())
load_regios(at=klok.nu())
load_paden(at=klok.nu())
load_ordening()
'''

def fill(staat, omgeving, password):
    demo._manage(omgeving, "migrate", "--verbosity", "0")
    demo._manage(omgeving, "shell", "--verbosity", "0", "--command", VULLING.format(wachtwoord=password))

demo.fill = fill
sys.exit(demo.main())
"""
PROCESSEN = {"web": "granian", "worker": "napl.ingebed.werker", "database": "bin/postgres"}
KLAAR = "Stoppen: Ctrl-C"


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 400.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds:.0f} seconds: {what}"
        time.sleep(0.02)


class Opstelling:
    """A running demo; ``restart`` brings it back after everything of it was killed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.poort = free_port()
        self._log = folder / "demo.log"
        given = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}}
        self._omgeving = given | {
            MAP_VARIABLE: str(folder / "staat"),
            "MEDIA_ROOT": str(folder / "bestanden"),
            "PORT": str(self.poort),
            "DJANGO_SETTINGS_MODULE": "napl.settings.dev",
            "DEMO_PASSWORD": WACHTWOORD,
        }
        self.database_url = adressen(self._omgeving)["DATABASE_URL"]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        seen = self.output().count(KLAAR)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", PROGRAMMA], cwd=PROJECT, env=self._omgeving, stdout=log, stderr=log
            )
        wait_until(lambda: self.output().count(KLAAR) > seen or self._ended(), "the demo has started")
        assert not self._ended(), self.output()

    def output(self) -> str:
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def kill(self, *namen: str) -> None:
        """Kill these processes, or the supervisor ("toezicht"), with ``kill -9``."""
        chosen = [self._leader(PROCESSEN[naam]) for naam in namen if naam in PROCESSEN]
        for pid in chosen:
            os.kill(pid, signal.SIGKILL)
        if "toezicht" in namen and self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        if self._process is not None and not self._ended():
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(60)
            finally:
                self._process.kill()
                self._process.wait()
        for naam in ("postgres", "valkey"):
            wait_until(lambda naam=naam: guard_is_gone(self.folder / "staat", naam), f"{naam} stopped")  # type: ignore[misc]

    def visit(self) -> Bezoek:
        bezoek = Bezoek(f"http://127.0.0.1:{self.poort}")
        bezoek.log_in("behandelaar@demo.napl.test", WACHTWOORD)
        return bezoek

    def visit_status(self, pad: str) -> int:
        """Return what a visitor who logs in gets there; 0 while the register is not back yet."""
        try:
            return self.visit().status(pad)
        except (OSError, AssertionError):
            return 0

    def ask(self, query: str, *params: object) -> list[tuple[object, ...]]:
        with psycopg.connect(self.database_url) as connection:
            return connection.execute(query.encode(), params or None).fetchall()

    def ask_named(self, query: str, params: dict[str, object]) -> list[tuple[object, ...]]:
        with psycopg.connect(self.database_url) as connection:
            return connection.execute(query.encode(), params).fetchall()

    def try_ask(self, query: str, *params: object) -> list[tuple[object, ...]]:
        """Ask a database that may be away just now; empty when it is."""
        try:
            return self.ask(query, *params)
        except psycopg.OperationalError:
            return []

    def _ended(self) -> bool:
        return self._process is not None and self._process.poll() is not None

    def _leader(self, text: str) -> int:
        """Find the first process below the supervisor with this text in its command."""
        assert self._process is not None
        todo, found = [self._process.pid], []
        while todo:
            pid = todo.pop()
            with contextlib.suppress(OSError):
                if text in Path("/proc", str(pid), "cmdline").read_text():
                    found.append(pid)
                for task in Path("/proc", str(pid), "task").iterdir():
                    todo += map(int, (task / "children").read_text().split())
        assert found, f"no process with {text!r} runs"
        return found[0] if len(found) == 1 else min(found)


@contextlib.contextmanager
def run_opstelling() -> Iterator[Opstelling]:
    # Not tmp_path: as root the servers run under another account, which may not enter that.
    folder = Path(tempfile.mkdtemp(prefix="napl-doden-", dir="/tmp"))
    folder.chmod(0o711)
    opstelling = Opstelling(folder)
    try:
        opstelling.start()
        yield opstelling
    finally:
        opstelling.stop()
        shutil.rmtree(folder)
