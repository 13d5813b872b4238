"""The WSGI entry of the demo: the application, in a process that dies with the web server that made it.

The web server starts processes of its own. When it is killed together with the supervisor, nobody is left
to end those, and they would keep the port.
"""

import importlib
import multiprocessing
import os
import signal
from typing import Any

from .proces import die_with_parent

_parent = multiprocessing.parent_process()
if _parent is not None:
    die_with_parent(signal.SIGKILL, _parent.pid or os.getppid())

# By name: this package imports nothing else of the project, and here the web server asks for it.
application: Any = importlib.import_module("napl.wsgi").application
