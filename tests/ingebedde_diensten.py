"""Bring up the embedded servers before Django reads its settings, unless the environment names servers.

Of tests that run beside each other (pytest-xdist), every process has servers of its own.
"""

import os
from contextlib import ExitStack

import pytest

from napl import ingebed

_stack = ExitStack()
_NAMEN = ("DATABASE_URL", "REDIS_URL")
# Tells the processes that this one starts which addresses are not from outside.
_EIGEN = "NAPL_TEST_EIGEN_DIENSTEN"

for _naam in os.environ.pop(_EIGEN, "").split():
    del os.environ[_naam]
if _eigen := [naam for naam in _NAMEN if not os.environ.get(naam)]:
    os.environ.update(_stack.enter_context(ingebed.draai(vluchtig=True)).omgeving())
    os.environ[_EIGEN] = " ".join(_eigen)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    _stack.close()
