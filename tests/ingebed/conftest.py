"""Every test here has a state directory of its own, so that no demo and no test run is in the way."""

import contextlib
import functools
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from napl import ingebed
from napl.ingebed.plaatsen import MAP_VARIABLE
from napl.ingebed.sloten import Slot

# Only how long a failure may take; a machine that is busy with other tests needs more than one would think.
# Generous: it is no measurement, and a machine that runs everything at once is slow.
WAIT_SECONDS = 400.0


def wait_until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"not within {WAIT_SECONDS:.0f} seconds: {what}"
        time.sleep(0.02)


def guard_is_gone(staat: Path, naam: str) -> bool:
    """Whether no guard and, as a guard stops its server first, no server is left."""
    try:
        slot = Slot(staat / naam / "bewaker.lock")
    except FileNotFoundError:
        return True
    try:
        return slot.try_exclusive()
    finally:
        slot.close()


def new_staat() -> Path:
    # Not tmp_path: as root the servers run under another account, which may not enter that.
    return Path(tempfile.mkdtemp(prefix="napl-proef-", dir="/tmp"))


@pytest.fixture(scope="session")
def initialised() -> Iterator[Path]:
    """A state directory in which both servers ran once: making a database is most of a first start."""
    path = new_staat()
    with ingebed.draai(omgeving={MAP_VARIABLE: str(path)}):
        pass
    yield path
    shutil.rmtree(path)


@contextlib.contextmanager
def own_staat() -> Iterator[Path]:
    """Yield a state directory; remove it after the servers in it have stopped, as they must."""
    path = new_staat()
    yield path
    for naam in ("postgres", "valkey"):
        wait_until(functools.partial(guard_is_gone, path, naam), f"{naam} has stopped")
    shutil.rmtree(path)


@pytest.fixture
def leeg() -> Iterator[Path]:
    """Have a state directory in which nothing ran yet."""
    with own_staat() as path:
        yield path


@pytest.fixture
def staat(initialised: Path) -> Iterator[Path]:
    """Have a state directory in which both servers ran before."""
    with own_staat() as path:
        subprocess.run(["cp", "-a", f"{initialised}/.", str(path)], check=True)
        yield path


@pytest.fixture
def omgeving(staat: Path) -> dict[str, str]:
    return {MAP_VARIABLE: str(staat), "PATH": os.environ["PATH"]}


@pytest.fixture
def database_only(omgeving: dict[str, str]) -> dict[str, str]:
    """For what is about PostgreSQL alone: one server less to start."""
    return omgeving | {"REDIS_URL": "redis://elders/0"}
