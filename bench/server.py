"""A web server of the site with one worker, and a client that keeps its connection."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from pathlib import Path

from napl.ingebed import proces

HOST = "127.0.0.1"
WACHTEN = 60.0


class Server:
    def __init__(self, port: int, pid: int) -> None:
        self.port = port
        self._pid = pid
        # Who is logged in; empty is a visitor.
        self.cookie = ""
        self._client = http.client.HTTPConnection(HOST, port, timeout=60)

    def get(self, path: str) -> bytes:
        try:
            self._client.request("GET", path, headers=self._headers())
            response = self._client.getresponse()
        except http.client.RemoteDisconnected:
            # It was kept open for longer than the server waits; asked once more.
            self._client.close()
            self._client.request("GET", path, headers=self._headers())
            response = self._client.getresponse()
        body = response.read()
        if response.status != HTTPStatus.OK:
            raise SystemExit(f"{path} gave {response.status}: {body[:500]!r}")
        return body

    def _headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie} if self.cookie else {}

    def worker(self) -> int:
        """Return the process that answers: the last child."""
        return _descendants(self._pid)[-1]

    def private_mb(self) -> float:
        text = Path(f"/proc/{self.worker()}/smaps_rollup").read_text()
        return sum(map(int, re.findall(r"^Private_\w+:\s+(\d+) kB", text, re.MULTILINE))) / 1024


def _descendants(pid: int) -> list[int]:
    children = [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]  # fmt: skip
    return [pid, *(below for child in children for below in _descendants(child))]


@contextlib.contextmanager
def serve(*, volgen: bool = True) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    command = (
        f"granian --interface wsgi --host {HOST} --port {port} --workers 1 --blocking-threads 4 --no-log "
    )
    process = subprocess.Popen(
        [sys.executable, "-m", *command.split(), "napl.ingebed.wsgi:application"],
        env=os.environ | {"BENCH_VOLGEN": "1" if volgen else "0"},
        stdin=subprocess.DEVNULL,
        preexec_fn=proces.dies_with_parent(signal.SIGTERM),
    )
    server = Server(port, process.pid)
    try:
        _await(server)
        yield server
    finally:
        process.terminate()
        process.wait(20)


def _await(server: Server) -> None:
    deadline = time.monotonic() + WACHTEN
    while True:
        try:
            server.get("/bench/leeg")
        except OSError:
            if time.monotonic() > deadline:
                raise
            server._client.close()
            time.sleep(0.2)
        else:
            return


def timed(server: Server, path: str) -> float:
    """Return the milliseconds of one request."""
    began = time.perf_counter()
    server.get(path)
    return (time.perf_counter() - began) * 1000


def all_timed(server: Server, paths: Sequence[str]) -> list[float]:
    return [timed(server, path) for path in paths]
