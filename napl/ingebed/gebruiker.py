"""Under which account the servers run: PostgreSQL refuses to run as root."""

import os
import pwd
from dataclasses import dataclass

from .fouten import IngebedFout

# Existing accounts only: creating one is not for a register to do to somebody's machine.
FALLBACK_ACCOUNTS = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    @property
    def differs(self) -> bool:
        """Whether a server has to leave the account of this process."""
        return self.uid != os.geteuid()


def server_account() -> Account:
    """Choose the account for the servers: one's own, or an unprivileged one when that is root."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    for name in FALLBACK_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise IngebedFout(
        "PostgreSQL draait niet als root en er is geen gebruiker 'postgres' of 'nobody' op deze machine. "
        "Start dit commando als gewone gebruiker, of stel DATABASE_URL en REDIS_URL in."
    )


def require_passwd_entry(account: Account) -> None:
    """Refuse an account that has only a number: initdb fails on it with a message nobody understands."""
    try:
        pwd.getpwuid(account.uid)
    except KeyError:
        raise IngebedFout(
            f"Gebruikersnummer {account.uid} staat niet in /etc/passwd; PostgreSQL kan dan niet starten. "
            "Geef het nummer een naam (in een container: voeg een regel toe aan /etc/passwd), "
            "of stel DATABASE_URL in."
        ) from None
