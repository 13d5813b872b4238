"""What the demo keeps between two starts: its secrets, and which version of the data is in the database."""

import contextlib
import hashlib
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from .dienst import is_set
from .diensten import blijvende_diensten
from .fouten import IngebedFout
from .gebruiker import server_account
from .plaatsen import MAP_VARIABLE, PROJECT, ensure_directory, ensure_staat, staat_map
from .sloten import Slot

PACKAGES = ("napl", "ontwikkelpaden", "register", "kwaliteit", "cocreatie")
# Nothing of it is data, and tests, templates and styles change far more often than what is seeded.
SEED_SUFFIXES = {".py", ".csv", ".json", ".yaml", ".yml", ".toml", ".tsv", ".md", ".txt", ".xlsx"}


class Demostaat:
    """The demo's own directory, below the state of the checkout; one demo at a time."""

    def __init__(self, omgeving: Mapping[str, str]) -> None:
        self.omgeving = omgeving
        self.staat = staat_map(omgeving)
        ensure_staat(self.staat, server_account())
        self.map = ensure_directory(self.staat / "demo")
        self.slot = Slot(self.map / "demo.lock")
        self._address = self.map / "adres"

    def claim(self, address: str) -> None:
        """Make this the only demo of the checkout: two schedulers would do everything twice."""
        if not self.slot.try_exclusive():
            running = self._address.read_text(encoding="utf-8") if self._address.exists() else "?"
            raise IngebedFout(f"De demo van deze map draait al, op {running} . Stop die eerst met Ctrl-C.")
        self._address.write_text(address, encoding="utf-8")

    def secret(self, name: str, variable: str, *, length: int) -> str:
        """Take a secret from the environment, else one that is made once and that only its owner can read."""
        if is_set(self.omgeving, variable):
            return self.omgeving[variable]
        path = self.map / name
        with contextlib.suppress(FileNotFoundError):
            return path.read_text(encoding="utf-8").strip()
        value = secrets.token_urlsafe(length)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(value + "\n")
        return value

    def reset(self) -> None:
        """Remove the embedded data and everything that belongs to it."""
        if is_set(self.omgeving, "DATABASE_URL"):
            raise IngebedFout(
                "RESET=1 wist alleen de ingebouwde database, maar DATABASE_URL is ingesteld. "
                "Maak die database zelf leeg."
            )
        for dienst in blijvende_diensten(self.omgeving):
            if not dienst.map.exists():
                continue
            in_use = Slot(dienst.map / "gebruik.lock")
            try:
                if not in_use.try_exclusive():
                    raise IngebedFout(
                        "Een ander commando gebruikt de ingebouwde database nog. "
                        "Stop dat eerst en probeer het opnieuw."
                    )
                dienst.remove()
            finally:
                in_use.close()
        for path in (self.map / "wachtwoord", self.map / "beat", self.map / "beat.db"):
            path.unlink(missing_ok=True)
        if not is_set(self.omgeving, "MEDIA_ROOT") and not is_set(self.omgeving, MAP_VARIABLE):
            shutil.rmtree(PROJECT / "var" / "bestanden", ignore_errors=True)

    @property
    def _marker(self) -> Path | None:
        """Where it stands which version is seeded: with the data, so that it goes when they go.

        None for a database elsewhere, of which nobody can know what happened to it since.
        """
        if is_set(self.omgeving, "DATABASE_URL"):
            return None
        return self.staat / "postgres" / "demo-gevuld"

    def is_seeded(self, fingerprint: str) -> bool:
        marker = self._marker
        return (
            marker is not None
            and marker.exists()
            and marker.read_text(encoding="ascii").strip() == fingerprint
        )

    def mark_seeded(self, fingerprint: str) -> None:
        if (marker := self._marker) is not None:
            marker.write_text(fingerprint, encoding="ascii")


def seed_fingerprint(password: str, project: Path = PROJECT) -> str:
    """Stand for everything that decides what the seed does: the code, the data files, the password."""
    digest = hashlib.sha256(password.encode())
    for package in PACKAGES:
        for path in sorted((project / package).rglob("*")):
            relative = path.relative_to(project)
            if path.suffix in SEED_SUFFIXES and path.is_file() and "ingebed" not in relative.parts:
                digest.update(str(relative).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
