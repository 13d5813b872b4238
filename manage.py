#!/usr/bin/env python
"""Run a management command; without DATABASE_URL and REDIS_URL on the embedded servers of this checkout."""

import os
import sys

# These neither read nor write data, so they need no server. Everything else gets one.
WITHOUT_SERVERS = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "spectacular",
    "startapp",
    "version",
}


def needs_servers(arguments: list[str]) -> bool:
    """Whether a command line needs a database; production never gets an embedded one by accident."""
    if os.environ["DJANGO_SETTINGS_MODULE"].endswith(".production"):
        return False
    if not arguments or "--help" in arguments or "-h" in arguments or "--version" in arguments:
        return False
    return arguments[0] not in WITHOUT_SERVERS


def run(arguments: list[str]) -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], *arguments])


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "napl.settings.dev")
    arguments = sys.argv[1:]
    if not needs_servers(arguments):
        run(arguments)
        return

    from napl import ingebed

    try:
        with ingebed.draai() as diensten:
            os.environ.update(diensten.omgeving())
            run(arguments)
    except ingebed.IngebedFout as fout:
        sys.exit(f"manage.py: {fout}")


if __name__ == "__main__":
    main()
