# ruff: noqa: INP001 -- a script, not a package
"""Health of a container: ``healthcheck.py web`` or ``healthcheck.py beat SCHEDULE``; exit 0 is healthy.

Standard library only, because the image has no curl, and importing Django every half minute is a waste.
"""

import http.client
import os
import sys
import time
from pathlib import Path

# Beat writes its schedule every three minutes, so three misses in a row are no accident.
BEAT_SECONDS = 600


def web() -> bool:
    port = int(os.environ.get("GRANIAN_PORT", "8000"))
    connection = http.client.HTTPConnection("localhost", port, timeout=4)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def beat(schedule: Path) -> bool:
    # Which suffix the file gets depends on the database library that Python was built with.
    written = [path.stat().st_mtime for path in schedule.parent.glob(f"{schedule.name}*")]
    return bool(written) and time.time() - max(written) < BEAT_SECONDS


def main(arguments: list[str]) -> int:
    match arguments:
        case ["web"]:
            return 0 if web() else 1
        case ["beat", schedule]:
            return 0 if beat(Path(schedule)) else 1
        case _:
            print("gebruik: healthcheck.py web | healthcheck.py beat SCHEDULE", file=sys.stderr)  # noqa: T201
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
