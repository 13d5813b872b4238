"""``make demo``: the embedded servers, the demo data, and web, worker and beat, until Ctrl-C."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from types import FrameType

from . import proces
from .demostaat import Demostaat, seed_fingerprint
from .dienst import is_set
from .diensten import Diensten, draai
from .fouten import IngebedFout
from .kinderen import Kind, stop_all
from .plaatsen import PROJECT

HOST = "127.0.0.1"
DEFAULT_PORT = 8000
WERKER = "napl.ingebed.werker"
WEB_SECONDS = 60.0
POLL_SECONDS = 0.3

# One account per role; seed_demo makes them (and a few second ones) with the domain verbs.
ACCOUNTS = (
    "leraar",
    "schoolleider",
    "aanbieder",
    "deskundige1",
    "coordinator",
    "behandelaar",
    "beslisser",
    "financieel",
    "redactie",
    "penvoerder",
    "bestuurder",
    "teamlid",
    "atelierlid",
    "stuurgroep",
    "beheer",
)


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        run(os.environ)
    except IngebedFout as fout:
        print(f"\nDe demo stopt: {fout}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nDe demo is gestopt. De gegevens blijven bewaard; `make demo RESET=1` begint opnieuw.")
    return 0


def run(omgeving: Mapping[str, str]) -> None:
    port = chosen_port(omgeving)
    address = f"http://{HOST}:{port}"
    staat = Demostaat(omgeving)
    staat.claim(address)
    require_free(port)
    if is_set(omgeving, "RESET") and omgeving["RESET"] != "0":
        staat.reset()
    _say("Database en wachtrij starten …")
    with draai(omgeving=omgeving) as diensten:
        password = staat.secret("wachtwoord", "DEMO_PASSWORD", length=12)
        child_omgeving = {
            **omgeving,
            **diensten.omgeving(),
            "DJANGO_SETTINGS_MODULE": omgeving.get("DJANGO_SETTINGS_MODULE") or "napl.settings.dev",
            "SECRET_KEY": staat.secret("sleutel", "SECRET_KEY", length=50),
            "DEMO_PASSWORD": password,
            "SITE_URL": omgeving.get("SITE_URL") or address,
            "PYTHONUNBUFFERED": "1",
        }
        fill(staat, child_omgeving, password)
        kinderen = processes(staat, child_omgeving, port)
        try:
            for kind in kinderen:
                kind.start()
            await_web(kinderen[0], port)
            print(welcome(address, password, staat), flush=True)
            supervise(kinderen, diensten)
        finally:
            stop_all(kinderen)


def chosen_port(omgeving: Mapping[str, str]) -> int:
    raw = omgeving.get("PORT") or str(DEFAULT_PORT)
    if not raw.isdecimal() or not 0 < int(raw) < 65536:  # noqa: PLR2004 -- the range of ports
        raise IngebedFout(f"PORT={raw} is geen poortnummer; kies bijvoorbeeld `make demo PORT=8001`.")
    return int(raw)


def require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # not the remains of closed connections
        try:
            probe.bind((HOST, port))
        except OSError as fout:
            raise IngebedFout(
                f"Poort {port} is niet vrij ({fout.strerror}). Kies een andere: `make demo PORT={port + 1}`."
            ) from fout


def fill(staat: Demostaat, omgeving: Mapping[str, str], password: str) -> None:
    """Bring the tables up to date, and the data when they are not those of this version."""
    _say("Tabellen bijwerken …")
    _manage(omgeving, "migrate", "--verbosity", "0")
    fingerprint = seed_fingerprint(password)
    if staat.is_seeded(fingerprint):
        return
    _say("Voorbeeldgegevens laden (alleen de eerste keer) …")
    _manage(omgeving, "seed_demo")
    staat.mark_seeded(fingerprint)


def processes(staat: Demostaat, omgeving: Mapping[str, str], port: int) -> list[Kind]:
    commands = {
        "web": f"granian --interface wsgi --host {HOST} --port {port} --workers 1 --blocking-threads 8 "
        "napl.ingebed.wsgi:application",
        "worker": f"celery -A {WERKER} worker --loglevel INFO --without-gossip --without-mingle",
        "beat": "celery -A napl beat --loglevel INFO",
    }
    extra = {"beat": ["--schedule", str(staat.map / "beat"), "--pidfile", ""]}
    return [
        Kind(
            naam,
            [sys.executable, "-m", *command.split(), *extra.get(naam, [])],
            staat.map / f"{naam}.log",
            omgeving,
        )
        for naam, command in commands.items()
    ]


def await_web(web: Kind, port: int) -> None:
    deadline = time.monotonic() + WEB_SECONDS
    while not _is_healthy(port):
        if web.ended() is not None or time.monotonic() > deadline:
            raise IngebedFout(
                f"de webserver start niet. Laatste regels van {web.log}:\n{proces.tail(web.log)}"
            )
        time.sleep(0.1)


def supervise(kinderen: list[Kind], diensten: Diensten) -> None:
    while True:
        time.sleep(POLL_SECONDS)
        diensten.restore()
        for kind in kinderen:
            if kind.restart_if_ended():
                _say(f"{kind.naam} was gestopt en is opnieuw gestart (zie {kind.log}).")


def welcome(address: str, password: str, staat: Demostaat) -> str:
    accounts = "\n".join(f"    {naam}@demo.napl.test" for naam in ACCOUNTS)
    return (
        f"\nHet register draait op {address}\n\n"
        f"Inloggen kan met deze accounts, alle met wachtwoord {password}\n{accounts}\n\n"
        f"Logboeken: {staat.map}/*.log\nStoppen: Ctrl-C\n"
    )


def _manage(omgeving: Mapping[str, str], *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=dict(omgeving),
        stdin=subprocess.DEVNULL,
        check=False,
        preexec_fn=proces.dies_with_parent(signal.SIGTERM),
    )
    if done.returncode != 0:
        raise IngebedFout(f"`manage.py {' '.join(arguments)}` mislukte (status {done.returncode}).")


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _say(text: str) -> None:
    print(text, flush=True)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """End the demo from wherever it is; a second Ctrl-C must not cut the stopping short."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
