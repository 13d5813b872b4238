"""Brakes on what can be tried again and again, counted in the cache."""

from django.core.cache import cache
from redis.exceptions import RedisError

from napl.fouten import TeDruk


def take(wat: str, wie: str, *, hoogstens: int, seconden: int) -> bool:
    """Count one more try of somebody; False when there were too many in this stretch of time.

    Raises TeDruk when it cannot be counted: without a brake the door stays shut.
    """
    sleutel = f"rem:{wat}:{wie}"
    try:
        cache.add(sleutel, 0, timeout=seconden)
        return int(cache.incr(sleutel)) <= hoogstens
    except ValueError:  # it ended between the two lines
        return True
    except (RedisError, OSError) as error:
        raise TeDruk("Dit lukt nu even niet. Probeer het over een paar minuten opnieuw.") from error
