"""What the verbs of a recognition share: the texts they ask for."""

from kwaliteit.models import Erkenning
from napl.domain.transitie import lock
from napl.fouten import Domeinfout
from napl.tekst import tidy


def require_text(text: str, *, veld: str, melding: str) -> str:
    text = tidy(text.replace("\x00", ""))
    if not text:
        raise Domeinfout(melding, veld=veld)
    return text


def lock_erkenning(erkenning: Erkenning) -> Erkenning:
    """Lock the traject and then its recognition: always in this order, so that nobody waits in a circle."""
    lock(erkenning.traject)
    return lock(erkenning)
