"""The Celery application of the demo's worker: its pool processes die with it, whatever they are doing.

Like ``wsgi.py``: a killed worker would leave a busy process behind until its task ends.
"""

import importlib
import os
import signal
from typing import Any

from .proces import die_with_parent


def _on_start(**_details: object) -> None:
    die_with_parent(signal.SIGKILL, os.getppid())


# By name, see wsgi.py. Not a weak reference: nothing else holds on to the function.
importlib.import_module("celery.signals").worker_process_init.connect(_on_start, weak=False)
app: Any = importlib.import_module("napl.celery").app
