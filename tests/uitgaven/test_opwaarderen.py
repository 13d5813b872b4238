"""Every release can be upgraded to what is here now: its dump, then the migrations since."""

import gzip
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from napl.ingebed.plaatsen import PROJECT
from tests.journeys.draaiend import new_database, run_python
from tests.uitgaven.maken import LIMIET_BYTES, postgres_program, version

DUMPS = sorted(Path(__file__).parent.glob("*.sql.gz"))
# A server of an older version does not know every setting that pg_dump writes at the top.
INSTELLING = re.compile(r"^SET (transaction_timeout|idle_session_timeout) .*\n", re.MULTILINE)


def test_this_release_has_a_dump() -> None:
    if ".dev" in version():
        pytest.skip("a version in the making has no dump yet")
    assert (Path(__file__).parent / f"{version()}.sql.gz") in DUMPS, "make one with: make dump"


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.name.removesuffix(".sql.gz"))
def test_a_release_can_be_upgraded(path: Path, tmp_path: Path) -> None:
    assert path.stat().st_size <= LIMIET_BYTES
    text = gzip.decompress(path.read_bytes()).decode()
    assert str(PROJECT) not in text
    assert "pbkdf2_" not in text, "a dump holds no passwords"
    with new_database(os.environ["DATABASE_URL"], "test_napl_uitgave") as url:
        restore(url, INSTELLING.sub("", text))
        omgeving = {
            **os.environ,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "napl.settings.test",
            "LOG_LEVEL": "ERROR",
            "MEDIA_ROOT": str(tmp_path),
        }
        found = json.loads(run_python(omgeving, "-m", "tests.uitgaven.proef").splitlines()[-1])
    assert found["trajecten"] >= 170
    assert found["aanbieders"] >= 100
    assert set(found["statussen"].values()) == {200}, found["statussen"]


def restore(url: str, text: str) -> None:
    program = postgres_program("psql")
    done = subprocess.run(
        [
            program,
            "--no-psqlrc",
            "--quiet",
            "--set",
            "ON_ERROR_STOP=1",
            "--single-transaction",
            "--dbname",
            url,
        ],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
