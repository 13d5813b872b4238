"""The public functions: which addresses the embedded servers have, and using them."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .bewaking import Gebruik
from .dienst import Dienst, is_set
from .gebruiker import server_account
from .plaatsen import LONGEST_SOCKET_DIRECTORY, PROJECT, ensure_directory, passable, staat_map
from .postgres import Postgres
from .valkey import Valkey

SOORTEN: tuple[type[Dienst], ...] = (Postgres, Valkey)


@dataclass(frozen=True)
class Diensten:
    """The addresses to use, and the embedded servers among them that this process uses."""

    database_url: str
    redis_url: str
    _gebruik: tuple[Gebruik, ...] = ()

    def omgeving(self) -> dict[str, str]:
        """Return the variables to add to the environment of a process that needs the servers."""
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url}

    def restore(self) -> None:
        """Bring back a server whose guard was killed."""
        for gebruik in self._gebruik:
            gebruik.restore()


def blijvende_diensten(omgeving: Mapping[str, str]) -> list[Dienst]:
    """Return the persistent services of this checkout, whether they run or not."""
    staat = staat_map(omgeving)
    return [soort(staat, copies=staat / "wielen", vluchtig=False) for soort in SOORTEN]


def adressen(omgeving: Mapping[str, str]) -> dict[str, str]:
    """``DATABASE_URL`` and ``REDIS_URL`` as given, else as the embedded servers of this checkout have them.

    Starts nothing and touches nothing.
    """
    embedded = {dienst.variable: dienst.url for dienst in blijvende_diensten(omgeving)}
    return {name: omgeving[name] if is_set(omgeving, name) else url for name, url in embedded.items()}


@contextlib.contextmanager
def draai(*, vluchtig: bool = False, omgeving: Mapping[str, str] | None = None) -> Iterator[Diensten]:
    """Have the servers whose address is not given in the environment run for the duration of a block.

    A server that already runs for this checkout is adopted; it stops when its last user is gone.
    With ``vluchtig`` they are new, empty, fast, unsafe on a power cut, and removed afterwards.

    Raises ``IngebedFout`` with a message for the user when a server cannot run here.
    """
    given = os.environ if omgeving is None else omgeving
    addresses = {name: given.get(name, "") for name in ("DATABASE_URL", "REDIS_URL")}
    if all(is_set(given, name) for name in addresses):
        yield Diensten(addresses["DATABASE_URL"], addresses["REDIS_URL"])
        return
    with contextlib.ExitStack() as stack:
        staat = stack.enter_context(_vluchtige_staat(given)) if vluchtig else staat_map(given)
        copies = staat_map(given) / "wielen"
        account = server_account()
        if vluchtig and account.differs:
            ensure_directory(copies.parent, mode=passable(account))
        uses = []
        for soort in SOORTEN:
            if not is_set(given, soort.variable):
                dienst = soort(staat, copies=copies, vluchtig=vluchtig)
                uses.append(Gebruik(dienst))
                stack.callback(uses[-1].end)
                addresses[soort.variable] = dienst.url
        for wait_until_ready in [gebruik.begin() for gebruik in uses]:
            wait_until_ready()
        yield Diensten(addresses["DATABASE_URL"], addresses["REDIS_URL"], tuple(uses))


@contextlib.contextmanager
def _vluchtige_staat(omgeving: Mapping[str, str]) -> Iterator[Path]:
    """Make a new state directory; its guards remove it, also when this process does not live to do so."""
    checkout = hashlib.sha256(os.fsencode(PROJECT)).hexdigest()[:6]
    base = omgeving.get("TMPDIR") or "/tmp"  # noqa: S108 -- mkdtemp
    longest = f"{base}/napl-test-{checkout}-xxxxxxxx/s"
    if os.geteuid() == 0 or len(os.fsencode(longest)) > LONGEST_SOCKET_DIRECTORY or not Path(base).is_dir():
        base = "/tmp"  # noqa: S108 -- short, and open to the account that the servers run under
    staat = Path(tempfile.mkdtemp(prefix=f"napl-test-{checkout}-", dir=base))
    try:
        yield staat
    finally:
        shutil.rmtree(staat, ignore_errors=True)
