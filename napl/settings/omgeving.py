"""Read settings from the environment (12-factor) with clear errors."""

import os

from django.core.exceptions import ImproperlyConfigured

WAAR = {"1", "true", "yes", "on", "ja"}
ONWAAR = {"0", "false", "no", "off", "nee", ""}


def text(name: str, default: str | None = None) -> str:
    """Return the setting; empty is absent. Raise ImproperlyConfigured when it is required and absent."""
    value = os.environ.get(name) or default
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}.")
    return value


def flag(name: str, *, default: bool) -> bool:
    raw = os.environ.get(name)
    if raw is None:
        return default
    lowered = raw.strip().lower()
    if lowered in WAAR:
        return True
    if lowered in ONWAAR:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {raw!r}.")


def number(name: str, default: int) -> int:
    raw = os.environ.get(name) or str(default)
    try:
        return int(raw)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {raw!r}.") from error


def items(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in (os.environ.get(name) or default).split(",") if part.strip()]
