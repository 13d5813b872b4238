# ruff: noqa: INP001 -- a script, not a package
"""Run django-migration-linter without installing its app in any real settings."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line

# Looked at by hand: it makes unique what has a status that it brings itself, so no row can stand in its way.
BEKEKEN = ("0005_levensloop",)
PROJECT_APPS = ("napl", "ontwikkelpaden", "register", "kwaliteit", "cocreatie")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "napl.settings.dev")
sys.path.insert(0, os.getcwd())  # noqa: PTH109 -- run from the project directory, as make does

if __name__ == "__main__":
    settings.INSTALLED_APPS.append("django_migration_linter")
    # The first migrations of an app only ever run on an empty database, where nothing can be locked or lost.
    options = ["--include-apps", *PROJECT_APPS, "--ignore-name-contains", "_initial", "--no-cache"]
    options += ["--ignore-name", *BEKEKEN]
    execute_from_command_line(["manage.py", "lintmigrations", *options, *sys.argv[1:]])
