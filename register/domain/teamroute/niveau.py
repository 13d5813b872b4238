"""Which levels of which paths a team can choose."""

from collections.abc import Collection

from napl.fouten import Domeinfout
from ontwikkelpaden.models import Ontwikkelpad, Padversie


def paden_voor(sectoren: Collection[str]) -> list[Padversie]:
    """Return the current version of every path for one of these sectors, by name."""
    rows = Padversie.objects.actueel().filter(pad__sectoren__overlap=list(sectoren))
    return list(rows.select_related("pad").order_by("pad__naam", "pk"))


def require_level(pad: Ontwikkelpad, niveau: str, sectoren: Collection[str]) -> None:
    """Raise Domeinfout unless the path has this level now, for one of these sectors."""
    versie = Padversie.objects.actueel().filter(pad=pad).first()
    if versie is None or not set(pad.sectoren) & set(sectoren):
        raise Domeinfout("Kies een van de ontwikkelpaden van uw sector.", veld="pad")
    if niveau not in versie.niveaus:
        raise Domeinfout("Dit ontwikkelpad heeft dat niveau niet.", veld="niveau")
