"""What people must write: checked in one place."""

from kwaliteit.models.toezicht import MAX_TOEZICHTTEKST
from napl.domain.eigentekst import check_tekst
from napl.fouten import Domeinfout


def require_tekst(tekst: str, *, veld: str, melding: str) -> str:
    tidied = check_tekst(tekst, max_lengte=MAX_TOEZICHTTEKST, naam="tekst", veld=veld)
    if not tidied:
        raise Domeinfout(melding, veld=veld)
    return tidied
