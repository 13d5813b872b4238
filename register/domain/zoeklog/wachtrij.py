"""The list in Redis between a search and the count: a search must not wait for the database, nor ever fail.

A push is one round trip with a short timeout, with all lines of a moment. When Redis is away, the log is
silent for a while instead of making every search wait: a gap in these figures is better than a slow search.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from queue import Empty, Full, Queue
from threading import Thread
from typing import Any
from uuid import UUID

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

log = logging.getLogger(__name__)

# More than an hour of searching for the whole country; beyond it the oldest are dropped.
MAX_WACHTEND = 50_000
WACHT_SECONDEN = 0.05
STIL_SECONDEN = 30.0
# Lines that wait in a process for Redis.
MAX_LATER = 1000
# So long a line waits for others, so that a busy process makes few round trips.
SAMEN_SECONDEN = 0.5


class Wachtrij:
    """A capped list, and the batches that were taken from it but not yet counted."""

    def __init__(
        self,
        redis: "Redis",
        voorvoegsel: str,
        tik: Callable[[], float] = time.monotonic,
        wacht: Callable[[float], None] = time.sleep,
        naam: str = "zoeklog",
    ) -> None:
        self._redis: Any = redis
        self._naam_van = naam
        self._rij = f"{voorvoegsel}{naam}"
        self._partijen = f"{voorvoegsel}{naam}:partijen"
        self._tik = tik
        self._wacht = wacht
        self._stil_tot = 0.0
        self._later: Queue[str] | None = None

    def push(self, *regels: str) -> None:
        """Add lines; a failure is logged once and forgotten."""
        if self._tik() < self._stil_tot:
            return
        try:
            with self._redis.pipeline(transaction=False) as stroom:
                stroom.rpush(self._rij, *regels).ltrim(self._rij, -MAX_WACHTEND, -1).execute()
        except (RedisError, OSError) as error:
            self._stil_tot = self._tik() + STIL_SECONDEN
            log.warning("%s is off for %d s: %s", self._naam_van, STIL_SECONDEN, type(error).__name__)

    def push_later(self, regel: str) -> None:
        """Add a line without waiting; when too many wait already, it is forgotten."""
        if self._later is None:
            self._later = Queue(MAX_LATER)
            Thread(target=self._push_forever, args=(self._later,), name=self._naam_van, daemon=True).start()
        with suppress(Full):
            self._later.put_nowait(regel)

    def _push_forever(self, regels: "Queue[str]") -> None:
        while True:
            waiting = [regels.get()]
            self._wacht(SAMEN_SECONDEN)
            with suppress(Empty):
                while True:
                    waiting.append(regels.get_nowait())
            self.push(*waiting)

    def take(self, sleutel: UUID) -> None:
        """Set everything that waits apart as one batch, in one step, so that it is in one place only."""
        if not self._redis.exists(self._rij):
            return
        with self._redis.pipeline(transaction=True) as stroom:
            stroom.sadd(self._partijen, str(sleutel)).rename(self._rij, self._naam(sleutel))
            # Another process may have taken the list in between: then there is no such key, and no batch.
            stroom.execute(raise_on_error=False)

    def open_partijen(self) -> list[UUID]:
        """Return the batches that are not finished, also those that a killed process left."""
        return sorted(UUID(naam) for naam in self._redis.smembers(self._partijen))

    def read(self, sleutel: UUID) -> list[str]:
        regels: list[str] = self._redis.lrange(self._naam(sleutel), 0, -1)
        return regels

    def drop(self, sleutel: UUID) -> None:
        """Forget a batch that was counted."""
        with self._redis.pipeline(transaction=True) as stroom:
            stroom.delete(self._naam(sleutel)).srem(self._partijen, str(sleutel)).execute()

    def _naam(self, sleutel: UUID) -> str:
        return f"{self._rij}:{sleutel}"


@cache
def wachtrij() -> Wachtrij:
    """Return the list of this process for searches."""
    return make_wachtrij("zoeklog")


def make_wachtrij(naam: str) -> Wachtrij:
    """Make a list in Redis; without a retry, which would make a page wait for seconds."""
    redis = Redis.from_url(
        settings.REDIS_URL,
        decode_responses=True,
        socket_timeout=WACHT_SECONDEN,
        socket_connect_timeout=WACHT_SECONDEN,
        retry=Retry(NoBackoff(), 0),
    )
    prefix = settings.CACHES["default"].get("KEY_PREFIX", "")
    return Wachtrij(redis, f"{prefix}:" if prefix else "", naam=naam)
