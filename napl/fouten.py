"""Errors of the domain; their message is Dutch and can be shown to the user as it is."""


class Domeinfout(Exception):
    """A rule of the domain was broken; ``veld`` names the field where there is one."""

    def __init__(self, melding: str, *, veld: str = "") -> None:
        super().__init__(melding)
        self.melding = melding
        self.veld = veld


class GeenRecht(Domeinfout):
    """Somebody may not do this."""


class OngeldigeOvergang(Domeinfout):
    """The thing is not in a state from which this is possible."""


class AlBezig(Domeinfout):
    """The same work is running already."""
