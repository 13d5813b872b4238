"""What people write in their own words: kept as it was typed, within a length."""

from napl.fouten import Domeinfout


def check_tekst(tekst: str, *, max_lengte: int, naam: str, veld: str) -> str:
    """Return a text as it is stored; raise Domeinfout with both lengths when it is too long."""
    tidied = tekst.replace("\r\n", "\n").replace("\x00", "").strip()
    if len(tidied) > max_lengte:
        raise Domeinfout(
            f"Uw {naam} is te lang: {len(tidied)} tekens. Er passen {max_lengte} tekens in.", veld=veld
        )
    return tidied
