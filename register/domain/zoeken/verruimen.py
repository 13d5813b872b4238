"""Ways out of an empty result: which filter to let go, and what there is online or further away."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from register.domain.zoeken.uitslag import Verruiming, Voorstel
from register.domain.zoeken.vraag import Zoekvraag
from register.enums import Locatie

# Not the name of a filter: all of them go, and only the words are left.
ALLES = ""
# A start without an end is one filter to a person; a place without a distance is none.
SAMEN = {
    "start_van": ("start_van", "start_tot"),
    "start_tot": ("start_van", "start_tot"),
    "plaats": ("plaats", "afstand"),
    "afstand": ("plaats", "afstand"),
}
WAAR = ("regio", "plaats", "afstand")
# How many kilometres further somebody might travel.
VERDER = (50, 100)


class Teller(Protocol):
    """What counts: the index or PostgreSQL."""

    def count(self, vraag: Zoekvraag) -> int: ...


def widen(bron: Teller, vraag: Zoekvraag) -> list[Verruiming]:
    """Return, for each filter that could be let go, how many trajecten there would be; the best first."""
    found = [
        Verruiming(namen[0], aantal, tuple(_instead(bron, vraag, namen[0])))
        for namen in dict.fromkeys(SAMEN.get(naam, (naam,)) for naam in vraag.active())
        if (aantal := bron.count(vraag.without(*namen)))
    ]
    if found:
        return sorted(found, key=lambda item: -item.aantal)
    # No single filter is to blame.
    words = Zoekvraag(q=vraag.q, precies=vraag.precies)
    aantal = bron.count(words) if vraag.q and len(vraag.active()) > 1 else 0
    return [Verruiming(ALLES, aantal)] if aantal else []


def _instead(bron: Teller, vraag: Zoekvraag, naam: str) -> Iterator[Voorstel]:
    """Yield what there is instead of a region or place: online, and within a longer distance."""
    if naam not in WAAR:
        return
    online = vraag.without(*WAAR).with_values("locatie", (Locatie.ONLINE.value,))
    if aantal := bron.count(online):
        yield Voorstel("online", online, aantal)
    if naam == "plaats":
        for km in VERDER:
            other = replace(vraag, afstand=km)
            if km > (vraag.afstand or 0) and (aantal := bron.count(other)):
                yield Voorstel("verder", other, aantal)
