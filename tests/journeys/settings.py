"""The settings of the journeys: a server and a worker of their own beside those of the other tests."""

from napl.settings.test import *  # noqa: F403

# The queue and the cache are shared with the test run; nobody else's work may land here, nor ours elsewhere.
CELERY_TASK_DEFAULT_QUEUE = "journeys"
CACHES["default"]["KEY_PREFIX"] = "journeys"  # noqa: F405
WHITENOISE_AUTOREFRESH = False
ROOT_URLCONF = "tests.journeys.urls"
