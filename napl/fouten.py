"""Errors of the domain; their message is Dutch and can be shown to the user as it is."""

from django.core.exceptions import PermissionDenied


class Domeinfout(Exception):  # noqa: N818 - the words of the domain are Dutch
    """A rule of the domain was broken; ``veld`` names the field where there is one."""

    def __init__(self, melding: str, *, veld: str = "") -> None:
        super().__init__(melding)
        self.melding = melding
        self.veld = veld


class GeenRecht(Domeinfout, PermissionDenied):
    """Somebody may not do this; as PermissionDenied it is a 403 wherever nobody caught it."""


class OngeldigeOvergang(Domeinfout):
    """The thing is not in a state from which this is possible."""


class AlBezig(Domeinfout):
    """The same work is running already."""


class TeDruk(Domeinfout):
    """The work takes too long at present; it is worth trying again."""


def describe_fout(error: Exception) -> str:
    """Return what may be stored about an error, as a Dutch sentence.

    The text of an error that nobody foresaw can quote what it stumbled over: somebody's name, a whole row.
    So only its kind is kept; the rest is for the log of the server.
    """
    if isinstance(error, Domeinfout):
        return error.melding
    return f"Er ging iets mis ({type(error).__name__}). Het staat in het logboek van de server."
