"""The one error of this package; its message is meant for the person who typed the command."""


class IngebedFout(Exception):
    """An embedded service cannot run here; the Dutch message says why and what to do about it."""
