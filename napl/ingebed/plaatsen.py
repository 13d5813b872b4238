"""Where the embedded services keep their data and their sockets."""

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from .fouten import IngebedFout
from .gebruiker import Account

PROJECT = Path(__file__).resolve().parents[2]
MAP_VARIABLE = "INGEBED_MAP"

# A socket address holds 107 bytes; the longest name in the directory is "/.s.PGSQL.5432".
LONGEST_SOCKET_DIRECTORY = 107 - len("/.s.PGSQL.5432")


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def staat_map(omgeving: Mapping[str, str], project: Path = PROJECT) -> Path:
    """Name the directory with all that has to survive a restart, one per checkout and account.

    Root cannot use the checkout itself: its servers run under another account, which often may not
    enter the place where the checkout lies.
    """
    if chosen := omgeving.get(MAP_VARIABLE):
        return Path(chosen).absolute()
    if os.geteuid() == 0:
        return Path("/var/tmp") / f"napl-0-{_short_hash(project)}"  # noqa: S108 -- ownership is checked
    return project / "var" / "ingebed"


def socket_map(staat: Path) -> Path:
    """Name the directory of the sockets: with the state, or a short path when that one is too long."""
    beside = staat / "s"
    if len(os.fsencode(beside)) <= LONGEST_SOCKET_DIRECTORY:
        return beside
    return Path("/tmp") / f"napl-{os.geteuid()}-{_short_hash(staat)}"  # noqa: S108 -- ownership is checked


def ensure_directory(path: Path, *, owner: Account | None = None, mode: int = 0o700) -> Path:
    """Create ``path`` for ``owner`` (by default this process), or check that an existing one is safe.

    The paths are predictable and lie partly in directories where everybody may write, so a directory
    that somebody else put there, or a symbolic link, is refused.
    """
    wanted = owner or Account(os.geteuid(), os.getegid())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
    except OSError as fout:
        raise IngebedFout(
            f"Map {path} is niet te maken ({fout.strerror}). "
            f"Kies met {MAP_VARIABLE} een andere plaats, of stel DATABASE_URL en REDIS_URL in."
        ) from fout
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), wanted.uid}:
        raise IngebedFout(f"{path} is van een andere gebruiker of is geen gewone map; verwijder die eerst.")
    if found.st_uid != wanted.uid:
        os.chown(path, wanted.uid, wanted.gid)
    if stat.S_IMODE(found.st_mode) != mode:
        path.chmod(mode)
    return path


def ensure_staat(staat: Path, account: Account) -> None:
    """Create the state directory and the socket directory."""
    ensure_directory(staat, mode=passable(account))
    ensure_directory(socket_map(staat), owner=account)


def passable(account: Account) -> int:
    """Return the mode of a directory that the server only has to pass through."""
    return 0o711 if account.differs else 0o700
