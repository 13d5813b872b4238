"""Whether the raamwerk of a version is complete enough to be consulted on and adopted."""

from collections.abc import Collection

from napl.fouten import Domeinfout
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Padversie, Subdimensie


def require_volledig(versie: Padversie) -> None:
    """Raise Domeinfout naming the first cell subdimensie × niveau that is missing or empty."""
    dimensies = versie.dimensies.order_by("volgorde").prefetch_related("subdimensies__beschrijvingen")
    for dimensie in dimensies:
        subdimensies = sorted(dimensie.subdimensies.all(), key=lambda sub: sub.volgorde)
        if not subdimensies:
            raise Domeinfout(f"De dimensie ‘{dimensie.naam}’ heeft nog geen subdimensies.", veld="dimensies")
        for subdimensie in subdimensies:
            _require_all_niveaus(subdimensie, versie.niveaus)
    if not dimensies:
        raise Domeinfout("Dit pad heeft nog geen raamwerk. Vul het raamwerk eerst in.", veld="dimensies")


def _require_all_niveaus(subdimensie: Subdimensie, niveaus: Collection[str]) -> None:
    filled = {item.niveau for item in subdimensie.beschrijvingen.all() if item.tekst.strip()}
    for niveau in niveaus:
        if niveau not in filled:
            raise Domeinfout(
                f"Het raamwerk is niet compleet: bij ‘{subdimensie.naam}’ ontbreekt "
                f"de beschrijving voor ‘{Niveau(niveau).label}’.",
                veld="dimensies",
            )
