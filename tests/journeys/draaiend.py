"""The register as a visitor meets it: a database with the demo in it, a web server and a worker."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from napl.ingebed.kinderen import Kind, stop_all
from napl.ingebed.plaatsen import PROJECT
from napl.ingebed.proces import tail

WACHTWOORD = "wachtwoord-van-de-journeys"
START_SECONDS = 400.0


@dataclass(frozen=True)
class Register:
    """A running register, and its database for questions that do not go through the project."""

    adres: str
    database_url: str
    # Every mail that went out, as a file.
    mail: Path

    def ask(self, query: str, **params: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.database_url) as connection:
            return connection.execute(query.encode(), params or None).fetchall()

    def row(self, query: str) -> dict[str, Any]:
        """Return the first row, by the names of its columns."""
        with psycopg.connect(self.database_url, row_factory=dict_row) as connection:
            found = connection.execute(query.encode()).fetchone()
        assert found is not None, query
        return found

    def value(self, query: str, **params: object) -> Any:
        return self.ask(query, **params)[0][0]


def database_at(url: str, naam: str) -> str:
    return urlsplit(url)._replace(path=f"/{naam}").geturl()


@contextmanager
def new_database(url: str, naam: str) -> Iterator[str]:
    """Make an empty database on the server of ``url``; yields its address and removes it afterwards."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam))
    with psycopg.connect(database_at(url, "postgres"), autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(naam)))
    try:
        yield database_at(url, naam)
    finally:
        with psycopg.connect(database_at(url, "postgres"), autocommit=True) as connection:
            connection.execute(drop)


def run_python(omgeving: dict[str, str], *arguments: str) -> str:
    """Run a program of the project and return what it printed; an error shows all it said."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=omgeving,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(arguments)}\n{done.stdout}{done.stderr}"
    return done.stdout


@contextmanager
def run_register(folder: Path) -> Iterator[Register]:
    """Seed a database of its own and serve it until the block ends."""
    poort = free_port()
    with new_database(os.environ["DATABASE_URL"], "test_napl_journeys") as url:
        omgeving = {
            **os.environ,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "tests.journeys.settings",
            "DEMO_PASSWORD": WACHTWOORD,
            "MEDIA_ROOT": str(folder / "bestanden"),
            "MAILMAP": str(folder / "mail"),
            "PYTHONPATH": str(PROJECT),
            # The page of the payment provider is one of ours: a form may lead to this address only.
            "SITE_URL": f"http://127.0.0.1:{poort}",
        }
        run_python(omgeving, "-m", "tests.journeys.vullen")
        web = _kind(folder, omgeving, "web", *_granian(poort))
        worker = _kind(folder, omgeving, "worker", *_celery())
        try:
            web.start()
            worker.start()
            _await(web, poort)
            yield Register(f"http://127.0.0.1:{poort}", url, folder / "mail")
        finally:
            stop_all([web, worker])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        poort: int = probe.getsockname()[1]
        return poort


def _granian(poort: int) -> list[str]:
    options = f"--interface wsgi --host 127.0.0.1 --port {poort} --workers 1 --blocking-threads 4"
    return ["granian", *options.split(), "napl.ingebed.wsgi:application"]


def _celery() -> list[str]:
    options = "worker --concurrency 1 --queues journeys --loglevel WARNING --without-gossip --without-mingle"
    return ["celery", "-A", "napl.ingebed.werker", *options.split()]


def _kind(folder: Path, omgeving: dict[str, str], naam: str, *command: str) -> Kind:
    return Kind(naam, [sys.executable, "-m", *command], folder / f"{naam}.log", omgeving)


def _await(web: Kind, poort: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(poort):
        assert web.ended() is None, tail(web.log)
        assert time.monotonic() < deadline, tail(web.log)
        time.sleep(0.1)


def _answers(poort: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", poort, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
