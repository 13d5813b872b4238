"""Starting and stopping one child process that cannot outlive its parent."""

import ctypes
import functools
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from .fouten import IngebedFout
from .gebruiker import Account

PR_SET_PDEATHSIG = 1
LOG_LIMIT_BYTES = 5_000_000

# Loaded before any fork: a child between fork and exec must not load libraries.
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def dies_with_parent(death_signal: signal.Signals) -> Callable[[], None]:
    """Make a function for the child that asks the kernel for ``death_signal`` when its parent is gone.

    It has to run after the change of account, which clears the setting; ``preexec_fn`` does.
    """
    return functools.partial(die_with_parent, death_signal, os.getpid())


def die_with_parent(death_signal: signal.Signals, parent: int) -> None:
    """Ask the kernel to send this process ``death_signal`` when its parent ends (Linux only)."""
    if _LIBC is not None:
        _LIBC.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
        if os.getppid() != parent:  # it ended before we could ask
            os._exit(1)


def start(
    command: Sequence[str | Path],
    *,
    log: Path,
    death_signal: signal.Signals,
    omgeving: Mapping[str, str],
    account: Account | None = None,
    cwd: Path = Path("/"),
) -> subprocess.Popen[bytes]:
    """Start ``command`` in a session of its own, with its output appended to ``log``."""
    other = account if account is not None and account.differs else None
    with open_log(log) as output:
        try:
            return subprocess.Popen(
                [os.fspath(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=cwd,
                env=dict(omgeving),
                start_new_session=True,
                preexec_fn=dies_with_parent(death_signal),  # noqa: PLW1509 -- our callers have one thread
                user=other.uid if other else None,
                group=other.gid if other else None,
                extra_groups=[] if other else None,
            )
        except (OSError, subprocess.SubprocessError) as fout:
            raise IngebedFout(f"{command[0]} start niet: {fout}") from fout


def open_log(log: Path) -> IO[bytes]:
    """Open a log for appending; a large one starts anew, so that a demo cannot fill a disk."""
    if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
        log.unlink()
    return log.open("ab")


def stop(process: subprocess.Popen[bytes], *signals: signal.Signals, seconds: float = 20) -> None:
    """Ask with each signal in turn, then insist with SIGKILL; returns when the process is gone."""
    for each in (*signals, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(each)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue


def tail(log: Path, lines: int = 12) -> str:
    """Return the last lines of a log, for an error message."""
    try:
        text = log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])
