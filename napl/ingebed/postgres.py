"""PostgreSQL 18: initialised with the same locale settings as in production (see docker-compose.yml)."""

import os
import shutil
import signal
import struct
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

from .dienst import SERVER_OMGEVING, Dienst, ask
from .fouten import IngebedFout
from .gebruiker import Account, require_passwd_entry
from .plaatsen import ensure_directory
from .wielen import POSTGRES, find_program

DATABASE = "napl"
SUPERUSER = "postgres"

# No ICU in the wheel. With plain "C" instead of the builtin C.UTF-8, pg_trgm would lose every accent.
LOCALE_OPTIONS = (
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    "--lc-ctype=C.UTF-8",
    "--encoding=UTF8",
)

# Protocol 3.0, then the parameters; an answer "R" means that the server lets us in, "E" that it is starting.
_STARTUP_BODY = struct.pack("!i", 196608) + b"user\0postgres\0database\0postgres\0\0"
STARTUP_MESSAGE = struct.pack("!i", len(_STARTUP_BODY) + 4) + _STARTUP_BODY
TERMINATE_MESSAGE = b"X" + struct.pack("!i", 4)


class Postgres(Dienst):
    naam = "postgres"
    # SIGINT: disconnect the clients and stop properly; SIGQUIT: leave it to crash recovery.
    stop_signals = (signal.SIGINT, signal.SIGQUIT)
    variable = "DATABASE_URL"

    @property
    def data(self) -> Path:
        return self.map / "data"

    @property
    def socket(self) -> Path:
        return self.sockets / ".s.PGSQL.5432"

    @property
    def url(self) -> str:
        return f"postgres://{SUPERUSER}@{quote(os.fspath(self.sockets), safe='')}:5432/{DATABASE}"

    def answers(self) -> bool:
        return ask(self.socket, STARTUP_MESSAGE, goodbye=TERMINATE_MESSAGE)[:1] == b"R"

    def prepare(self, account: Account) -> None:
        require_passwd_entry(account)
        if self.data.exists():
            self._require_same_version()
            # PostgreSQL refuses to start when the number in its lock file belongs to any living process of
            # its account, also one that has nothing to do with it. Both files get the same look.
            for lock_file in (self.data / "postmaster.pid", self.sockets / ".s.PGSQL.5432.lock"):
                self._drop_stale(lock_file)
        else:
            self._initialise(account)

    def command(self, account: Account) -> list[str | Path]:
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.sockets), "port": "5432"}
        settings["unix_socket_permissions"] = "0700"
        if self.vluchtig:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [self._program("postgres", account), "-D", self.data, *options]

    def may_be_leaving(self, output: str) -> bool:
        return "is still in use" in output or "already exists" in output

    def _program(self, name: str, account: Account) -> Path:
        return find_program(POSTGRES, copies=self.copies, account=account).with_name(name)

    def _initialise(self, account: Account) -> None:
        """Make a cluster with the database in it; it appears under its own name only when it is whole."""
        temporary = Path(tempfile.mkdtemp(prefix="nieuw-", dir=self.map))
        ensure_directory(temporary, owner=account)
        options = [*LOCALE_OPTIONS, "--auth=trust", f"--username={SUPERUSER}", "--no-instructions"]
        if self.vluchtig:
            options.append("--no-sync")
        try:
            self._run([self._program("initdb", account), *options, "-D", temporary], account)
            single_user: list[str | Path] = [
                self._program("postgres", account),
                "--single",
                "-D",
                temporary,
                "postgres",
            ]
            self._run(single_user, account, f"CREATE DATABASE {DATABASE}\n".encode())
            temporary.rename(self.data)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)

    def _run(self, command: list[str | Path], account: Account, given: bytes = b"") -> None:
        try:
            done = subprocess.run(
                command,
                input=given,
                capture_output=True,
                check=False,
                cwd="/",
                env=SERVER_OMGEVING,
                user=account.uid if account.differs else None,
                group=account.gid if account.differs else None,
                extra_groups=[] if account.differs else None,
            )
        except OSError as fout:
            raise IngebedFout(f"{command[0]} start niet: {fout}") from fout
        if done.returncode != 0:
            output = (done.stdout + done.stderr).decode(errors="replace").strip()
            raise IngebedFout(f"De database is niet aan te maken:\n{output}")

    def _require_same_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        wanted = POSTGRES.version().split(".", 1)[0]
        if found != wanted:
            raise IngebedFout(
                f"De gegevens in {self.data} zijn van PostgreSQL {found}, dit project gebruikt {wanted}. "
                "Begin opnieuw met `make demo RESET=1`, of zet ze over met pg_dump van de oude versie."
            )

    def _drop_stale(self, lock_file: Path) -> None:
        """Remove a lock file whose process is certainly not the server of this data directory.

        Remaining backends of a killed server are still noticed by PostgreSQL itself, by their shared memory.
        """
        try:
            pid = int(lock_file.read_text(encoding="utf-8").split("\n", 1)[0])
        except (OSError, ValueError):
            return
        process = Path("/proc", str(pid))
        try:
            ours = process.joinpath("cwd").samefile(self.data)
        except FileNotFoundError:
            return  # no such process: PostgreSQL clears its lock file itself
        except OSError:
            ours = False
        if not ours:
            lock_file.unlink(missing_ok=True)
