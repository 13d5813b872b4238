"""A mail server on this machine that hangs up, or answers, as a test tells it; it counts what it took."""

import socketserver
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from threading import Thread

# What a server can answer to, in the order of a conversation; "bericht" is the dot after the text.
GROET, HALLO, VAN, AAN, TEKST, HALF, BERICHT, DAG = (
    "groet",
    "hallo",
    "van",
    "aan",
    "tekst",
    "half",
    "bericht",
    "dag",
)
GEWOON = {
    GROET: "220 hier",
    HALLO: "250 dag",
    VAN: "250 goed",
    AAN: "250 goed",
    TEKST: "354 ga door",
    BERICHT: "250 aangenomen",
    DAG: "221 tot ziens",
}
OPDRACHT = {"ehlo": HALLO, "helo": HALLO, "mail": VAN, "rcpt": AAN, "data": TEKST, "quit": DAG}


@dataclass
class Postkantoor:
    """What the server does, and what it took. ``neemt_aan`` also without saying so."""

    poort: int = 0
    ophangen_bij: str = ""
    neemt_aan: bool = True
    antwoorden: Mapping[str, str] = field(default_factory=dict)
    aangenomen: list[Message] = field(default_factory=list)
    gesprekken: int = 0


class _Gesprek(socketserver.StreamRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        kantoor = self.server.kantoor
        kantoor.gesprekken += 1
        if not self._answer(GROET):
            return
        for line in self.rfile:
            stap = OPDRACHT.get(line[:4].decode().lower())
            if stap is None:
                self.wfile.write(b"250 goed\r\n")
                continue
            if not self._answer(stap) or stap == DAG:
                return
            if stap == TEKST and TEKST not in kantoor.antwoorden and not self._take():
                return

    def _take(self) -> bool:
        """Read the text of a mail up to the dot."""
        kantoor, lines = self.server.kantoor, []
        for line in self.rfile:
            if kantoor.ophangen_bij == HALF:
                return False
            if line == b".\r\n":
                break
            lines.append(line)
        refused = kantoor.antwoorden.get(BERICHT, "250").startswith(("4", "5"))
        if kantoor.neemt_aan and not refused:
            kantoor.aangenomen.append(message_from_bytes(b"".join(lines)))
        return self._answer(BERICHT)

    def _answer(self, stap: str) -> bool:
        kantoor = self.server.kantoor
        if kantoor.ophangen_bij == stap:
            return False
        self.wfile.write(f"{kantoor.antwoorden.get(stap, GEWOON[stap])}\r\n".encode())
        return True


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    kantoor: Postkantoor

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: the other side hangs up too."""


@contextmanager
def smtp_server(kantoor: Postkantoor) -> Iterator[Postkantoor]:
    with _Server(("127.0.0.1", 0), _Gesprek) as server:
        server.kantoor = kantoor
        kantoor.poort = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield kantoor
        finally:
            server.shutdown()
            thread.join()
