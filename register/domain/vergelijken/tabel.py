"""The table of a comparison: groups of rows with a cell per traject, and what differs between them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One thing in a cell; trajecten are compared by ``tekst``, the fine print only explains."""

    tekst: str
    toelichting: str = ""
    url: str = ""


@dataclass(frozen=True)
class Cel:
    """What is known of one traject (``van`` is its name); without items nobody told us."""

    van: str
    items: tuple[Item, ...] = ()

    @property
    def is_bekend(self) -> bool:
        return bool(self.items)

    @property
    def teksten(self) -> tuple[str, ...]:
        return tuple(item.tekst for item in self.items)


@dataclass(frozen=True)
class Rij:
    naam: str
    cellen: tuple[Cel, ...]

    @property
    def is_onbekend(self) -> bool:
        return not any(cel.is_bekend for cel in self.cellen)

    @property
    def verschilt(self) -> bool:
        """Say whether what is known differs."""
        return len({cel.teksten for cel in self.cellen if cel.is_bekend}) > 1

    @property
    def is_deels_onbekend(self) -> bool:
        """Say whether it could differ: of some trajecten it is unknown, the others are alike."""
        return not self.verschilt and len({cel.is_bekend for cel in self.cellen}) > 1

    @property
    def is_gelijk(self) -> bool:
        """Say whether several cells are alike to the last letter, so that one of them tells all."""
        return len(self.cellen) > 1 and len({cel.items for cel in self.cellen}) == 1


@dataclass(frozen=True)
class Groep:
    """Rows about one question; ``opmerking`` is said once, for all trajecten."""

    naam: str
    rijen: tuple[Rij, ...]
    opmerking: str = ""
