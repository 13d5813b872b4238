"""The one error of this package; its message is meant for the person who typed the command."""


class IngebedFout(Exception):  # noqa: N818 -- the Dutch word is the suffix
    """An embedded service cannot run here; the Dutch message says why and what to do about it."""
