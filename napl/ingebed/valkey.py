"""Valkey 9: broker and cache, on a Unix socket, with an append-only file so that a queue survives a crash."""

import signal
from pathlib import Path

from .dienst import Dienst, ask
from .gebruiker import Account
from .plaatsen import ensure_directory
from .wielen import VALKEY, find_program


class Valkey(Dienst):
    naam = "valkey"
    stop_signals = (signal.SIGTERM,)
    variable = "REDIS_URL"

    @property
    def data(self) -> Path:
        return self.map / "data"

    @property
    def socket(self) -> Path:
        return self.sockets / "valkey.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    def answers(self) -> bool:
        return ask(self.socket, b"PING\r\n").startswith(b"+PONG")

    def prepare(self, account: Account) -> None:
        ensure_directory(self.data, owner=account)

    def command(self, account: Account) -> list[str | Path]:
        program = find_program(VALKEY, copies=self.copies, account=account)
        options = {
            "--port": "0",
            "--unixsocket": str(self.socket),
            "--unixsocketperm": "700",
            "--dir": str(self.data),
            "--appendonly": "no" if self.vluchtig else "yes",
            "--save": "",
            "--loglevel": "warning",
        }
        return [program, *(part for option in options.items() for part in option)]

    def may_be_leaving(self, output: str) -> bool:  # noqa: ARG002
        # It never refuses because of a predecessor: it takes the socket over.
        return False
