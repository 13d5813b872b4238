"""The settings of web processes that follow the search index beside a test."""

from tests.journeys.settings import *  # noqa: F403

ROOT_URLCONF = "napl.urls"
ZOEKINDEX_VOLGEN = True
