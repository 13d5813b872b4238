"""Settings come from the environment, with clear errors."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from napl.settings import omgeving

NAAM = "NAPL_PROEF"


@pytest.mark.parametrize("raw", [None, ""])
def test_what_is_empty_is_absent(monkeypatch: pytest.MonkeyPatch, raw: str | None) -> None:
    if raw is None:
        monkeypatch.delenv(NAAM, raising=False)
    else:
        monkeypatch.setenv(NAAM, raw)
    assert omgeving.text(NAAM, "anders") == "anders"
    assert omgeving.number(NAAM, 7) == 7
    assert omgeving.items(NAAM, "a, b,") == ["a", "b"]
    assert omgeving.text(NAAM, "") == ""
    with pytest.raises(ImproperlyConfigured, match=NAAM):
        omgeving.text(NAAM)


@pytest.mark.parametrize(("raw", "value"), [("1", True), ("Ja", True), ("off", False), ("", False)])
def test_a_flag(monkeypatch: pytest.MonkeyPatch, raw: str, *, value: bool) -> None:
    monkeypatch.setenv(NAAM, raw)
    assert omgeving.flag(NAAM, default=True) is value


def test_nonsense_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAAM, "misschien")
    with pytest.raises(ImproperlyConfigured, match="NAPL_PROEF must be 1 or 0, not 'misschien'"):
        omgeving.flag(NAAM, default=False)
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        omgeving.number(NAAM, 1)


PRODUCTIE = {
    "SECRET_KEY": "x" * 50,
    "DATABASE_URL": "postgres://napl:x@db/napl",
    "REDIS_URL": "redis://valkey:6379/0",
    "ALLOWED_HOSTS": "register.example.nl",
}


def load_production(**omgevingswaarden: str) -> subprocess.CompletedProcess[str]:
    code = (
        "from napl.settings import production as p;"
        "print(p.DEBUG, p.DEMO, p.SESSION_COOKIE_SECURE, p.CSRF_COOKIE_SECURE, p.SECURE_SSL_REDIRECT)"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        env={"PATH": os.environ["PATH"], **omgevingswaarden},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_is_closed_by_default() -> None:
    done = load_production(**PRODUCTIE)
    assert done.stdout.split() == ["False", "False", "True", "True", "True"], done.stderr


@pytest.mark.parametrize("missing", ["SECRET_KEY", "DATABASE_URL", "REDIS_URL"])
def test_production_does_not_start_on_a_default(missing: str) -> None:
    done = load_production(**{**PRODUCTIE, missing: ""})
    assert done.returncode != 0
    assert f"Set the environment variable {missing}." in done.stderr
