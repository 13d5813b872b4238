"""Every command of docker-compose.yml starts, does its work and stops, with production settings.

No container engine is needed: the commands run here, on servers of their own.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from napl import ingebed
from napl.ingebed.dienst import ask
from napl.ingebed.wielen import VALKEY
from tests.ingebed.conftest import wait_until
from tests.uitrol.conftest import PROJECT

# A cold start on a busy machine; a command that works needs a few seconds of it.
STOP_SECONDS = 60


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[str, str]]:
    with ingebed.draai(vluchtig=True, omgeving={"PATH": os.environ["PATH"]}) as diensten:
        yield diensten.omgeving()


class Runner:
    """Turns a service of the compose file into a process on this machine."""

    def __init__(self, compose: dict[str, Any], servers: dict[str, str], folder: Path) -> None:
        self.services = compose["services"]
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.changes = {
            **servers,
            "MEDIA_ROOT": str(folder / "bestanden"),
            "STATIC_ROOT": str(folder / "static"),
            "GRANIAN_HOST": "127.0.0.1",
            "GRANIAN_PORT": str(self.port),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(folder),
        }

    def omgeving(self, naam: str) -> dict[str, str]:
        declared = {key: str(value) for key, value in self.services[naam].get("environment", {}).items()}
        return {**declared, **self.changes}

    def place(self, command: list[str]) -> list[str]:
        """The same command, with the container's /tmp in the folder of the test."""
        return [part.replace("/tmp/", f"{self.folder}/") for part in command]

    def run(self, naam: str, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.place(command),
            cwd=PROJECT,
            env=self.omgeving(naam),
            capture_output=True,
            text=True,
            timeout=STOP_SECONDS,
            check=False,
        )

    @contextlib.contextmanager
    def start(self, naam: str) -> Iterator[Path]:
        log = self.folder / f"{naam}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                self.place(self.services[naam]["command"]),
                cwd=PROJECT,
                env=self.omgeving(naam),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            yield log
            assert process.poll() is None, log.read_text()
            process.send_signal(signal.SIGTERM)  # what `docker compose stop` does
            assert process.wait(STOP_SECONDS) in {0, -signal.SIGTERM}, log.read_text()
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def is_healthy(self, naam: str) -> bool:
        kind, *command = self.services[naam]["healthcheck"]["test"]
        assert kind == "CMD"
        return self.run(naam, command).returncode == 0


@pytest.fixture(scope="module")
def runner(
    compose: dict[str, Any], servers: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Runner:
    runner = Runner(compose, servers, tmp_path_factory.mktemp("uitrol"))
    # At build time in the image.
    done = runner.run("web", ["python", "manage.py", "collectstatic", "--noinput", "--verbosity", "0"])
    assert done.returncode == 0, done.stderr
    done = runner.run("migrate", compose["services"]["migrate"]["command"])
    assert done.returncode == 0, done.stderr
    return runner


def test_migrate_runs_to_its_end_and_may_run_again(runner: Runner) -> None:
    done = runner.run("migrate", runner.services["migrate"]["command"])
    assert done.returncode == 0, done.stderr
    assert "No migrations to apply" in done.stdout


@pytest.mark.parametrize("naam", ["web", "worker", "beat"])
def test_a_service_starts_becomes_healthy_and_stops(runner: Runner, naam: str) -> None:
    with runner.start(naam) as log:
        wait_until(lambda: runner.is_healthy(naam), f"{naam} is healthy; see {log}")


def test_an_unhealthy_web_is_noticed(runner: Runner) -> None:
    assert not runner.is_healthy("web")


def test_valkey_accepts_its_options(runner: Runner) -> None:
    program, *options = runner.services["valkey"]["command"]
    assert program == "valkey-server"
    server = next(iter(VALKEY.folder().glob(VALKEY.program)))
    address = runner.folder / "v.sock"
    command = [server, *options, "--port", "0", "--unixsocket", str(address), "--dir", str(runner.folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            wait_until(lambda: ask(address, b"PING\r\n").startswith(b"+PONG"), "valkey answers")
        finally:
            process.terminate()


def test_every_command_is_tried_here(compose: dict[str, Any]) -> None:
    with_command = {naam for naam, service in compose["services"].items() if "command" in service}
    assert with_command == {"migrate", "web", "worker", "beat", "valkey"}
