"""Starting, sharing and stopping the two servers."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import redis

from napl import ingebed
from napl.ingebed.gebruiker import server_account
from napl.ingebed.plaatsen import MAP_VARIABLE
from tests.ingebed.conftest import guard_is_gone


def ping(url: str) -> bool:
    with redis.Redis.from_url(url) as client:
        return bool(client.ping())


def test_both_servers_start_and_nothing_is_left_of_them(leeg: Path) -> None:
    omgeving = {MAP_VARIABLE: str(leeg)}
    with ingebed.draai(omgeving=omgeving) as diensten:
        assert diensten.omgeving() == ingebed.adressen(omgeving)
        assert ping(diensten.redis_url)
        with psycopg.connect(diensten.database_url) as connection:
            row = connection.execute(
                "SELECT datlocprovider::text, datlocale, pg_encoding_to_char(encoding), datcollate, datctype"
                " FROM pg_database WHERE datname = current_database()"
            ).fetchone()
            connection.execute("CREATE EXTENSION pg_trgm")
            # With another locale trigrams would drop the accents, and these would be the same.
            assert connection.execute("SELECT similarity('één', 'een') < 1").fetchone() == (True,)
    assert row == ("b", "C.UTF-8", "UTF8", "C", "C.UTF-8")
    assert guard_is_gone(leeg, "postgres")
    assert guard_is_gone(leeg, "valkey")
    assert list((leeg / "s").iterdir()) == []


def test_data_survive_a_restart(omgeving: dict[str, str]) -> None:
    with ingebed.draai(omgeving=omgeving) as diensten:
        with psycopg.connect(diensten.database_url) as connection:
            connection.execute("CREATE TABLE proef AS SELECT 'één' AS woord")
        with redis.Redis.from_url(diensten.redis_url) as client:
            client.set("proef", "één")
    with ingebed.draai(omgeving=omgeving) as diensten:
        with psycopg.connect(diensten.database_url) as connection:
            assert connection.execute("SELECT woord FROM proef").fetchone() == ("één",)
        with redis.Redis.from_url(diensten.redis_url) as client:
            assert client.get("proef") == "één".encode()


def test_a_running_server_is_adopted_and_stops_with_its_last_user(
    staat: Path, database_only: dict[str, str]
) -> None:
    with ingebed.draai(omgeving=database_only) as first:
        with ingebed.draai(omgeving=database_only) as second:
            assert first.omgeving() == second.omgeving()
            with psycopg.connect(second.database_url) as connection:
                started = connection.execute("SELECT pg_postmaster_start_time()").fetchone()
        with psycopg.connect(first.database_url) as connection:
            assert connection.execute("SELECT pg_postmaster_start_time()").fetchone() == started
    assert guard_is_gone(staat, "postgres")


def test_only_the_server_without_an_address_starts(leeg: Path) -> None:
    omgeving = {MAP_VARIABLE: str(leeg), "DATABASE_URL": "postgres://elders/napl"}
    with ingebed.draai(omgeving=omgeving) as diensten:
        assert diensten.database_url == "postgres://elders/napl"
        assert ping(diensten.redis_url)
    assert not (leeg / "postgres").exists()


def test_nothing_starts_when_both_addresses_are_given(leeg: Path) -> None:
    omgeving = {
        MAP_VARIABLE: str(leeg),
        "DATABASE_URL": "postgres://elders/napl",
        "REDIS_URL": "redis://elders/0",
    }
    with ingebed.draai(omgeving=omgeving) as diensten:
        assert diensten.omgeving() == ingebed.adressen(omgeving)
    assert list(leeg.iterdir()) == []


def test_addresses_are_the_same_every_time_and_touch_nothing(leeg: Path) -> None:
    omgeving = {MAP_VARIABLE: str(leeg), "DATABASE_URL": ""}  # empty counts as unset
    assert ingebed.adressen(omgeving) == ingebed.adressen(omgeving)
    assert ingebed.adressen(omgeving)["DATABASE_URL"].startswith("postgres://postgres@%2Ftmp")
    assert list(leeg.iterdir()) == []


def test_a_temporary_server_is_fast_and_leaves_no_files(staat: Path, database_only: dict[str, str]) -> None:
    with ingebed.draai(vluchtig=True, omgeving=database_only) as diensten:
        with psycopg.connect(diensten.database_url) as connection:
            assert connection.execute("SHOW fsync").fetchone() == ("off",)
            directory = Path(str((connection.execute("SHOW data_directory").fetchone() or [""])[0]))
        assert not directory.is_relative_to(staat)
    assert not directory.parents[1].exists()


def test_a_path_too_long_for_a_socket_gets_a_short_one(leeg: Path) -> None:
    deep = leeg / ("een-lange-naam-" * 4) / ("nog-een-lange-naam-" * 4)
    deep.mkdir(parents=True)
    for folder in (leeg, deep.parent):
        folder.chmod(0o711)
    with ingebed.draai(omgeving={MAP_VARIABLE: str(deep)}) as diensten:
        assert ping(diensten.redis_url)
        psycopg.connect(diensten.database_url).close()
    sockets = Path(diensten.redis_url.removeprefix("unix://")).parent
    assert sockets.parent == Path("/tmp")
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    sockets.rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="leaving the root account needs a run as root")
def test_root_never_runs_a_server(database_only: dict[str, str]) -> None:
    with (
        ingebed.draai(omgeving=database_only) as diensten,
        psycopg.connect(diensten.database_url) as connection,
    ):
        row = connection.execute("SELECT pg_backend_pid()").fetchone()
        assert row is not None
        assert Path("/proc", str(row[0])).stat().st_uid == server_account().uid != 0


def test_a_command_runs_beside_the_servers(database_only: dict[str, str]) -> None:
    script = "import os, psycopg; psycopg.connect(os.environ['DATABASE_URL']).close(); raise SystemExit(3)"
    command = [sys.executable, "-m", "napl.ingebed", "--vluchtig", sys.executable, "-c", script]
    assert subprocess.run(command, env=database_only, check=False).returncode == 3
