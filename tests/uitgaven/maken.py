"""Keep the demo database of this release, so that upgrades can be tried from every release on.

Writes ``tests/uitgaven/<version>.sql.gz``: plain SQL of a demo that was seeded for a fixed day on a fresh
server. Run by ``make dump``; the same code gives the same dump.
"""

# ruff: noqa: T201 -- what it prints is its result

import gzip
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

from napl import ingebed
from napl.ingebed.gebruiker import Account
from napl.ingebed.plaatsen import PROJECT
from napl.ingebed.wielen import POSTGRES, find_program

MAP = Path(__file__).resolve().parent
LIMIET_BYTES = 2 * 1024 * 1024
PEILDATUM = date(2026, 9, 1)
MOMENT = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
# Nobody can log in with it: a dump holds no password, not even a hash of one.
ONBRUIKBAAR = "!"


def main() -> int:
    doel = MAP / f"{version()}.sql.gz"
    with tempfile.TemporaryDirectory() as folder, ingebed.draai(vluchtig=True, omgeving={}) as diensten:
        os.environ.update(diensten.omgeving())
        os.environ["DJANGO_SETTINGS_MODULE"] = "napl.settings.dev"
        os.environ["MEDIA_ROOT"] = folder
        os.environ["LOG_LEVEL"] = "WARNING"
        fill()
        text = dump(diensten.database_url)
    for wrong in (str(PROJECT), folder, str(Path.home()) + "/"):
        if wrong in text:
            print(f"De dump bevat een pad van deze machine: {wrong}", file=sys.stderr)
            return 1
    content = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    if len(content) > LIMIET_BYTES:
        print(f"De dump is {len(content)} bytes; hooguit {LIMIET_BYTES} mag.", file=sys.stderr)
        return 1
    doel.write_bytes(content)
    print(f"{doel.relative_to(PROJECT)}: {len(content) / 1024:.0f} kB")
    return 0


def version() -> str:
    """Return the version of the project, as pyproject.toml says it."""
    with (PROJECT / "pyproject.toml").open("rb") as stream:
        found: str = tomllib.load(stream)["project"]["version"]
    return found


def fill() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.recorder import MigrationRecorder

    from cocreatie.domain.demo import seed_demo
    from napl.models import Gebruiker

    call_command("migrate", verbosity=0)
    for _ in seed_demo(password=os.urandom(16).hex(), peildatum=PEILDATUM, nu=lambda: MOMENT):
        pass
    Gebruiker.objects.update(password=ONBRUIKBAAR)
    MigrationRecorder.Migration.objects.update(applied=MOMENT)
    connections.close_all()


def postgres_program(naam: str) -> Path:
    """Find a program of the PostgreSQL wheel, to be run by this account itself."""
    account = Account(os.geteuid(), os.getegid())
    return find_program(POSTGRES, copies=PROJECT / "var", account=account).with_name(naam)


def dump(url: str) -> str:
    done = subprocess.run(
        [
            postgres_program("pg_dump"),
            "--no-owner",
            "--no-privileges",
            "--restrict-key=uitgave",
            "--dbname",
            url,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    # What the server and the program are called differs per build and says nothing about the data.
    return re.sub(r"^-- Dumped (from|by) .*\n", "", done.stdout, flags=re.MULTILINE)


if __name__ == "__main__":
    sys.exit(main())
