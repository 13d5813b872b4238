"""Say whether the process is alive, and whether it can do its work."""

from django.core.cache import cache
from django.db import connection
from django.db.utils import Error as DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from napl import klok
from napl.registers import onderdelen
from napl.toegang import vereist_recht


@require_safe
@vereist_recht("napl.zie_openbaar")
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    return JsonResponse({"status": "ok"})


@require_safe
@vereist_recht("napl.zie_openbaar")
def readyz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Answer 503 with what is missing when the database or Redis is away.

    How the parts are that the site can do without stands beside it.
    """
    nodig = {"database": _database_answers(), "redis": _redis_answers()}
    ok = all(nodig.values())
    anders = {naam: item.stand(klok.vandaag()) for naam, item in onderdelen.items()} if ok else {}
    return JsonResponse(
        {"status": "ok" if ok else "niet gereed", **nodig, **anders}, status=200 if ok else 503
    )


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _redis_answers() -> bool:
    try:
        cache.get("readyz")
    except (RedisError, OSError):
        return False
    return True
