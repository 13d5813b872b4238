"""Bring up the embedded servers before Django reads its settings, unless the environment names servers."""

import os
from contextlib import ExitStack

import pytest

from napl import ingebed

_stack = ExitStack()


def _wanted() -> bool:
    return not ("DATABASE_URL" in os.environ and "REDIS_URL" in os.environ)


if _wanted():
    _servers = _stack.enter_context(ingebed.draai(vluchtig=True))
    os.environ.setdefault("DATABASE_URL", _servers.database_url)
    os.environ.setdefault("REDIS_URL", _servers.redis_url)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    _stack.close()
