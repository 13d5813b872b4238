"""``make demo`` with the application itself, without the demo data: those have tests of their own."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingebed.conftest import guard_is_gone, own_staat, wait_until
from tests.uitrol.conftest import PROJECT

PROGRAM = """
import sys
from napl.ingebed import demo
demo.fill = lambda staat, omgeving, password: demo._manage(omgeving, "migrate", "--verbosity", "0")
sys.exit(demo.main())
"""


class RunningDemo:
    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.process = process
        self.port = port
        self.log = log

    def output(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def status(self) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def processes(self) -> dict[int, str]:
        """Everything that descends from the supervisor, with its command line."""
        found: dict[int, str] = {}
        todo = [self.process.pid]
        while todo:
            pid = todo.pop()
            with contextlib.suppress(OSError):
                found[pid] = Path("/proc", str(pid), "cmdline").read_text().replace("\0", " ")
                for task in Path("/proc", str(pid), "task").iterdir():
                    todo += map(int, (task / "children").read_text().split())
        return found

    def leader(self, text: str) -> int:
        return min(pid for pid, command in self.processes().items() if text in command)


def alive(pids: set[int]) -> set[int]:
    return {pid for pid in pids if Path("/proc", str(pid), "cwd").exists()}


@pytest.fixture
def demo() -> Iterator[RunningDemo]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with own_staat() as staat, tempfile.NamedTemporaryFile() as log:
        omgeving = {
            key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}
        }
        omgeving |= {
            "INGEBED_MAP": str(staat),
            "PORT": str(port),
            "DJANGO_SETTINGS_MODULE": "napl.settings.dev",
            "DEMO_PASSWORD": "een-wachtwoord-voor-de-proef",
        }
        with subprocess.Popen(
            [sys.executable, "-c", PROGRAM], cwd=PROJECT, env=omgeving, stdout=log, stderr=log
        ) as process:
            running = RunningDemo(process, port, Path(log.name))
            try:
                wait_until(
                    lambda: "Stoppen: Ctrl-C" in running.output() or process.poll() is not None, "start"
                )
                assert process.poll() is None, running.output()
                yield running
            finally:
                process.kill()
        wait_until(lambda: guard_is_gone(staat, "postgres"), "the database has stopped")


def test_the_demo_recovers_from_kills_and_leaves_nothing_after_its_own(demo: RunningDemo) -> None:
    assert f"http://127.0.0.1:{demo.port}" in demo.output()
    assert "een-wachtwoord-voor-de-proef" in demo.output()
    assert demo.status() == 200

    killed = {demo.leader(text) for text in ("granian", "napl.ingebed.werker", "bin/postgres")}
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: "worker was gestopt en is opnieuw gestart" in demo.output(), "the worker is back")
    wait_until(lambda: demo.status() == 200, "web and database are back")

    everything = set(demo.processes())
    assert len(everything) > 10
    # The worst case: together with the supervisor dies who would end the web server's own processes.
    os.kill(demo.leader("granian"), signal.SIGKILL)
    demo.process.kill()
    demo.process.wait()
    wait_until(lambda: not alive(everything), f"everything of {everything} has ended")


def test_ctrl_c_stops_everything_without_an_error(demo: RunningDemo) -> None:
    everything = set(demo.processes())
    demo.process.send_signal(signal.SIGINT)
    assert demo.process.wait(60) == 0
    assert "De demo is gestopt" in demo.output()
    assert not alive(everything)
