"""Embedded services: a real PostgreSQL 18 and a real Valkey 9, so that a fresh clone runs with one command.

Pure standard library: this package is used before Django is imported and must not import any of it.

Every service has one guard process (``bewaker``) that owns the server. Whoever needs the server holds a
shared file lock; the kernel drops that lock however its holder ends, ``kill -9`` included, and the guard
stops the server when the last lock is gone. The server in turn is told by the kernel when its guard dies.
So no process identifier is ever read from a file to decide what to stop, and nothing outlives its users.
"""

from .diensten import Diensten, adressen, draai
from .fouten import IngebedFout

__all__ = ["Diensten", "IngebedFout", "adressen", "draai"]
