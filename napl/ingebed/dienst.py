"""What the guard needs to know of a service; PostgreSQL and Valkey each fill this in."""

import os
import shutil
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from . import proces
from .fouten import IngebedFout
from .gebruiker import Account, server_account
from .plaatsen import ensure_directory, passable, socket_map

START_SECONDS = 60.0
POLL_SECONDS = 0.02

# A server does not inherit the environment: PGPORT, LC_ALL or a password in it would change what it does.
SERVER_OMGEVING = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"}


class Dienst(ABC):
    """One embedded server of one state directory."""

    naam: ClassVar[str]
    stop_signals: ClassVar[tuple[signal.Signals, ...]]
    variable: ClassVar[str]

    def __init__(self, staat: Path, *, copies: Path, vluchtig: bool) -> None:
        self.staat = staat
        self.copies = copies
        self.vluchtig = vluchtig
        self.map = staat / self.naam
        self.sockets = socket_map(staat)
        self.log = self.map / f"{self.naam}.log"

    @property
    @abstractmethod
    def socket(self) -> Path: ...

    @property
    @abstractmethod
    def url(self) -> str: ...

    @abstractmethod
    def answers(self) -> bool:
        """Whether a server accepts commands on the socket now."""

    @abstractmethod
    def prepare(self, account: Account) -> None:
        """Make the data directory ready for a start."""

    @abstractmethod
    def command(self, account: Account) -> list[str | Path]: ...

    @abstractmethod
    def may_be_leaving(self, output: str) -> bool:
        """Whether a failed start says that remains of a killed predecessor are still around."""

    def ensure_map(self, account: Account) -> None:
        ensure_directory(self.map, mode=passable(account))

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server and return when it answers.

        After a ``kill -9`` the predecessor, or what it left, may need a moment to go away.
        """
        account = server_account()
        deadline = time.monotonic() + START_SECONDS
        self._wait_until_gone(deadline)
        self.ensure_map(account)
        self.prepare(account)
        while True:
            seen = self.log.stat().st_size if self.log.exists() else 0
            process = proces.start(
                self.command(account),
                log=self.log,
                death_signal=self.stop_signals[0],
                omgeving=SERVER_OMGEVING,
                account=account,
            )
            if self._wait_until_ready(process, deadline):
                return process
            output = _read_from(self.log, seen)
            if not self.may_be_leaving(output) or time.monotonic() > deadline:
                raise IngebedFout(f"{self.naam} start niet:\n{output.strip()}\n(logboek: {self.log})")
            time.sleep(0.2)

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        proces.stop(process, *self.stop_signals)

    def remove(self) -> None:
        shutil.rmtree(self.map, ignore_errors=True)

    def _wait_until_gone(self, deadline: float) -> None:
        while self.answers():
            if time.monotonic() > deadline:
                raise IngebedFout(
                    f"Op {self.socket} antwoordt een server die dit project niet bewaakt; stop die eerst."
                )
            time.sleep(0.1)

    def _wait_until_ready(self, process: subprocess.Popen[bytes], deadline: float) -> bool:
        while process.poll() is None:
            if self.answers():
                return True
            if time.monotonic() > deadline:
                self.stop(process)
                return False
            time.sleep(POLL_SECONDS)
        return False


def ask(address: Path, question: bytes, *, goodbye: bytes = b"") -> bytes:
    """Send one question to a Unix socket; empty when nobody answers."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(2)
        try:
            client.connect(os.fspath(address))
            client.sendall(question)
            answer = client.recv(4096)
            client.sendall(goodbye)
        except OSError:
            return b""
        return answer


def _read_from(log: Path, offset: int) -> str:
    try:
        with log.open("rb") as stream:
            stream.seek(offset)
            return stream.read().decode(errors="replace")
    except OSError:
        return ""


def is_set(omgeving: Mapping[str, str], variable: str) -> bool:
    """Tell whether a variable has a value; an empty one counts as unset, as a compose file makes it."""
    return bool(omgeving.get(variable, "").strip())
