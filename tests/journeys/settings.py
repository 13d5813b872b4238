"""The settings of the journeys: a server and a worker of their own beside those of the other tests."""

import os

from napl.settings.test import *  # noqa: F403

# The queue and the cache are shared with the test run; nobody else's work may land here, nor ours elsewhere.
CELERY_TASK_DEFAULT_QUEUE = "journeys"
CACHES["default"]["KEY_PREFIX"] = "journeys"  # noqa: F405
WHITENOISE_AUTOREFRESH = False
ROOT_URLCONF = "tests.journeys.urls"
# What was mailed lies in a folder, because a secret does not stay in the database.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = os.environ.get("MAILMAP", str(BASE_DIR / "var" / "mail"))  # noqa: F405
