"""For the tests: fast hashing, mail in memory, no debug."""

import os
from pathlib import Path

os.environ.setdefault("DEMO", "1")

from napl.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "alleen-voor-de-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
AXES_ENABLED = True
# What tests store stays away from what somebody has here.
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT") or BASE_DIR / "var" / "test-bestanden")  # noqa: F405
# A test that wants the search index makes and follows it itself; no thread works beside a test.
ZOEKINDEX_VOLGEN = False
ZOEKLOG_ACHTERAF = False
