"""The supervisor behind ``make demo``, without the application: its processes, its secrets, its refusals."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from napl import ingebed
from napl.domain import demo as accounts
from napl.ingebed import IngebedFout
from napl.ingebed.demo import ACCOUNTS, chosen_port, require_free
from napl.ingebed.demostaat import Demostaat, seed_fingerprint
from napl.ingebed.kinderen import MAX_RESTARTS, Kind, stop_all
from napl.ingebed.plaatsen import MAP_VARIABLE, PROJECT
from tests.ingebed.conftest import wait_until

# A leader with a child of its own, as a web server and a worker have.
FAMILY = "sleep 300 & echo $! > {file}; wait"

SUPERVISOR = """
import os, sys, time
from pathlib import Path
from napl.ingebed.kinderen import Kind
kind = Kind("proef", ["sleep", "300"], Path(sys.argv[1]), dict(os.environ))
kind.start()
print(kind.process.pid, flush=True)
time.sleep(300)
"""


def family(folder: Path) -> Kind:
    command = ["sh", "-c", FAMILY.format(file=folder / "kleinkind")]
    return Kind("proef", command, folder / "proef.log", dict(os.environ))


def grandchild(folder: Path) -> int:
    path = folder / "kleinkind"
    wait_until(lambda: path.exists() and path.read_text().strip() != "", "the grandchild has started")
    return int(path.read_text())


def is_gone(pid: int) -> bool:
    try:
        status = Path("/proc", str(pid), "status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return "State:\tZ" in status  # dead, and waiting for somebody to notice


def test_a_process_that_dies_is_started_again_without_what_it_left(tmp_path: Path) -> None:
    kind = family(tmp_path)
    kind.start()
    assert kind.process is not None
    try:
        first, left = kind.process, grandchild(tmp_path)
        first.kill()
        wait_until(kind.restart_if_ended, "the process has been started again")
        assert kind.process.pid != first.pid
        wait_until(lambda: is_gone(left), "the grandchild is gone")
        assert not kind.restart_if_ended()
    finally:
        stop_all([kind])


def test_a_process_that_keeps_dying_ends_the_demo_with_its_last_words(tmp_path: Path) -> None:
    kind = Kind("proef", ["sh", "-c", "echo laatste woorden; exit 3"], tmp_path / "log", dict(os.environ))
    kind.start()
    for _ in range(MAX_RESTARTS):
        wait_until(kind.restart_if_ended, "the process has been started again")
    wait_until(lambda: kind.ended() == 3, "the last one has ended")
    with pytest.raises(IngebedFout, match=r"proef stopt steeds \(status 3\)[^$]*laatste woorden"):
        kind.restart_if_ended()


def test_stopping_ends_the_whole_family(tmp_path: Path) -> None:
    kind = family(tmp_path)
    kind.start()
    left = grandchild(tmp_path)
    stop_all([kind])
    assert kind.ended() is not None
    wait_until(lambda: is_gone(left), "the grandchild is gone")


def test_nothing_outlives_a_killed_supervisor(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SUPERVISOR, str(tmp_path / "log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) as supervisor:
        assert supervisor.stdout is not None
        child = int(supervisor.stdout.readline())
        assert not is_gone(child)
        supervisor.kill()
    wait_until(lambda: is_gone(child), "the child is gone")


def test_a_taken_port_is_explained() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(IngebedFout, match=f"Poort {port} is niet vrij.*PORT={port + 1}"):
            require_free(port)
    require_free(port)


@pytest.mark.parametrize("value", ["", "8123"])
def test_the_port_comes_from_the_environment(value: str) -> None:
    assert chosen_port({"PORT": value}) == int(value or 8000)


@pytest.mark.parametrize("value", ["0", "65536", "acht", "-1", "80.5"])
def test_an_impossible_port_is_refused(value: str) -> None:
    with pytest.raises(IngebedFout, match="geen poortnummer"):
        chosen_port({"PORT": value})


def test_secrets_are_made_once_and_for_their_owner_alone(leeg: Path) -> None:
    omgeving = {MAP_VARIABLE: str(leeg)}
    first = Demostaat(omgeving).secret("wachtwoord", "DEMO_PASSWORD", length=12)
    assert first == Demostaat(omgeving).secret("wachtwoord", "DEMO_PASSWORD", length=12)
    assert len(first) >= 12
    assert stat.S_IMODE((leeg / "demo" / "wachtwoord").stat().st_mode) == 0o600
    chosen = Demostaat(omgeving | {"DEMO_PASSWORD": "zelf gekozen"})
    assert chosen.secret("wachtwoord", "DEMO_PASSWORD", length=12) == "zelf gekozen"


def test_the_welcome_names_one_account_of_every_role() -> None:
    named = [accounts.ACCOUNTS[naam][0] for naam in ACCOUNTS]
    assert len(named) == len(set(named))
    assert set(named) == {rol for rol, _ in accounts.ACCOUNTS.values()}


def test_one_checkout_has_one_demo(leeg: Path) -> None:
    omgeving = {MAP_VARIABLE: str(leeg)}
    first = Demostaat(omgeving)
    first.claim("http://127.0.0.1:8123")
    with pytest.raises(IngebedFout, match=r"draait al, op http://127\.0\.0\.1:8123"):
        Demostaat(omgeving).claim("http://127.0.0.1:8124")
    first.slot.close()
    Demostaat(omgeving).claim("http://127.0.0.1:8124")


def test_reset_removes_the_data_and_what_belongs_to_them(staat: Path, omgeving: dict[str, str]) -> None:
    demo = Demostaat(omgeving)
    old = demo.secret("wachtwoord", "DEMO_PASSWORD", length=12)
    demo.mark_seeded("v1")
    assert demo.is_seeded("v1")
    assert not demo.is_seeded("v2")
    demo.reset()
    assert not demo.is_seeded("v1")
    assert not (staat / "postgres").exists()
    assert not (staat / "valkey").exists()
    assert demo.secret("wachtwoord", "DEMO_PASSWORD", length=12) != old


def test_reset_leaves_a_database_in_use_alone(staat: Path, database_only: dict[str, str]) -> None:
    with (
        ingebed.draai(omgeving=database_only),
        pytest.raises(IngebedFout, match="gebruikt de ingebouwde database nog"),
    ):
        Demostaat(database_only).reset()
    assert (staat / "postgres" / "data").exists()


def test_reset_never_touches_a_database_elsewhere(staat: Path, omgeving: dict[str, str]) -> None:
    elsewhere = omgeving | {"DATABASE_URL": "postgres://elders/napl"}
    with pytest.raises(IngebedFout, match="DATABASE_URL is ingesteld"):
        Demostaat(elsewhere).reset()
    assert (staat / "postgres" / "data").exists()


def test_a_database_elsewhere_is_always_seeded(omgeving: dict[str, str]) -> None:
    demo = Demostaat(omgeving | {"DATABASE_URL": "postgres://elders/napl"})
    demo.mark_seeded("v1")
    assert not demo.is_seeded("v1")


def test_code_data_and_password_decide_whether_to_seed_again(tmp_path: Path) -> None:
    data = tmp_path / "register" / "data.csv"
    data.parent.mkdir()
    data.write_text("a")
    before = seed_fingerprint("geheim", tmp_path)
    assert before == seed_fingerprint("geheim", tmp_path)
    assert before != seed_fingerprint("anders", tmp_path)
    data.write_text("b")
    assert before != seed_fingerprint("geheim", tmp_path)
