"""For `make demo` and work on the code: debug pages only when asked for (DEBUG=1)."""

import os
import secrets

from napl.settings import omgeving

os.environ.setdefault("DEMO", "1")

from napl.settings.base import *  # noqa: F403

DEBUG = omgeving.flag("DEBUG", default=False)
SECRET_KEY = omgeving.text("SECRET_KEY", secrets.token_urlsafe(50))
ALLOWED_HOSTS = omgeving.items("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
