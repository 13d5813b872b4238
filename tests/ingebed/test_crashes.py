"""What happens after ``kill -9`` of each of the processes, and with what such a crash leaves behind."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from napl import ingebed
from napl.ingebed.gebruiker import server_account
from napl.ingebed.plaatsen import PROJECT
from tests.ingebed.conftest import guard_is_gone, wait_until

HOLDER = """
import sys
from napl import ingebed
with ingebed.draai(vluchtig=sys.argv[1] == "vluchtig") as diensten:
    print(diensten.database_url, flush=True)
    sys.stdin.read()
"""


@contextlib.contextmanager
def another_user(
    omgeving: dict[str, str], soort: str = "blijvend"
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, soort],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=omgeving,
        cwd=PROJECT,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def postmaster(staat: Path) -> int:
    return int((staat / "postgres" / "data" / "postmaster.pid").read_text().split()[0])


def parent_of(pid: int) -> int:
    status = Path("/proc", str(pid), "status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("PPid:")).split()[1])


def count_rows(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM proef").fetchone()
    return int(row[0]) if row else -1


def make_row(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE proef AS SELECT 1 AS nummer")


def answers(url: str) -> bool:
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def test_nothing_outlives_a_killed_user(staat: Path, omgeving: dict[str, str]) -> None:
    with another_user(omgeving) as (process, url):
        make_row(url)
        process.kill()
        wait_until(lambda: guard_is_gone(staat, "postgres"), "the database has stopped")
        wait_until(lambda: guard_is_gone(staat, "valkey"), "the queue has stopped")
    assert not answers(url)
    with ingebed.draai(omgeving=omgeving) as diensten:
        assert count_rows(diensten.database_url) == 1


def test_a_server_stays_for_the_user_that_is_left(database_only: dict[str, str]) -> None:
    with another_user(database_only) as (process, url), ingebed.draai(omgeving=database_only):
        process.kill()
        process.wait()
        make_row(url)
        assert count_rows(url) == 1


def test_a_killed_user_of_a_temporary_server_leaves_no_files(database_only: dict[str, str]) -> None:
    with another_user(database_only, "vluchtig") as (process, url):
        directory = Path(psycopg.conninfo.conninfo_to_dict(url)["host"]).parent  # type: ignore[arg-type]
        assert directory.exists()
        process.kill()
        wait_until(lambda: not directory.exists(), "the temporary directory is gone")


def test_a_killed_database_comes_back_with_every_committed_row(
    staat: Path, database_only: dict[str, str]
) -> None:
    with ingebed.draai(omgeving=database_only) as diensten:
        make_row(diensten.database_url)
        old = postmaster(staat)
        os.kill(old, signal.SIGKILL)
        wait_until(lambda: not Path("/proc", str(old), "cwd").exists(), "the old database is gone")
        wait_until(lambda: answers(diensten.database_url), "the database answers again")
        assert postmaster(staat) != old
        assert count_rows(diensten.database_url) == 1


def test_a_server_dies_with_its_guard_and_is_brought_back(staat: Path, database_only: dict[str, str]) -> None:
    with ingebed.draai(omgeving=database_only) as diensten:
        make_row(diensten.database_url)
        old = postmaster(staat)
        os.kill(parent_of(old), signal.SIGKILL)
        wait_until(lambda: not Path("/proc", str(old)).exists(), "the database has followed its guard")
        diensten.restore()
        assert count_rows(diensten.database_url) == 1


@pytest.mark.parametrize("lock_file", ["postgres/data/postmaster.pid", "s/.s.PGSQL.5432.lock"])
def test_a_stale_number_of_an_innocent_process_is_no_obstacle(
    lock_file: str, staat: Path, database_only: dict[str, str]
) -> None:
    with ingebed.draai(omgeving=database_only):
        content = (staat / lock_file).read_text().split("\n", 1)[1]
    account = server_account()
    drop = {"user": account.uid, "group": account.gid, "extra_groups": []} if account.differs else {}
    with subprocess.Popen(["sleep", "60"], **drop) as innocent:  # type: ignore[call-overload]
        try:
            (staat / lock_file).write_text(f"{innocent.pid}\n{content}")
            (staat / lock_file).chmod(0o600)
            os.chown(staat / lock_file, account.uid, account.gid)
            with ingebed.draai(omgeving=database_only) as diensten:
                assert answers(diensten.database_url)
            assert innocent.poll() is None
        finally:
            innocent.kill()


def test_a_server_that_cannot_read_its_data_says_so(staat: Path, omgeving: dict[str, str]) -> None:
    omgeving["DATABASE_URL"] = "postgres://elders/napl"
    for path in (staat / "valkey" / "data" / "appendonlydir").glob("*.manifest"):
        path.write_text("geen manifest\n")
    with pytest.raises(ingebed.IngebedFout, match="valkey start niet"), ingebed.draai(omgeving=omgeving):
        pass
