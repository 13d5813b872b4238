"""Settings of the benchmarks: as in production but for addresses, with the pages to compare with."""

import os

from napl.settings.test import *  # noqa: F403
from napl.settings.test import BASE_DIR, TEMPLATES

ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"] = [BASE_DIR / "templates", BASE_DIR / "bench" / "templates"]
ZOEKINDEX_VOLGEN = os.environ.get("BENCH_VOLGEN", "1") == "1"
WHITENOISE_AUTOREFRESH = False
ZOEKLOG_ACHTERAF = True
# Each request of the measurements would be a line.
LOGGING = {"version": 1, "disable_existing_loggers": True, "root": {"level": "ERROR"}}
