"""What is looked up: per word of the question a group of alternatives, each with what it is worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from register.domain.zoeken import weging
from register.domain.zoeken.taal.stam import Lexeem
from register.domain.zoeken.taal.wijze import Zoekwijze


@dataclass(frozen=True)
class Sleutel:
    """One thing to look up: by number in the index, by its stems (any of them) in PostgreSQL."""

    nummer: int
    lexemen: tuple[str, ...]

    @classmethod
    def of(cls, lexeem: Lexeem) -> "Sleutel":
        return cls(lexeem.sleutel, (lexeem.tekst,))


@dataclass(frozen=True)
class Alternatief:
    """One way in which a traject can match a word: it has all of these; ``woord`` is what to call it."""

    sleutels: tuple[Sleutel, ...]
    wijze: Zoekwijze
    woord: str


@dataclass(frozen=True)
class Groep:
    """A word (or words that belong together) and every way to match it; a phrase has no alternatives."""

    woord: str
    alternatieven: tuple[Alternatief, ...]
    is_zin: bool = False
    uitgesloten: bool = False
    # The setting and not the subject (``vulwoorden``): not needed to match, what has it stands higher.
    bijzaak: bool = False
    # The word as it stands matches nothing in the register and was corrected or cut.
    vervangen_door: str = ""
    # The word as people write it, where that is known: with its accents.
    geschreven: str = ""

    @cached_property
    def merk(self) -> tuple[object, ...]:
        """Return what tells one group from another, cheap to compare: a group is a key of every search."""
        keys = tuple((alt.wijze.value, *(item.nummer for item in alt.sleutels)) for alt in self.alternatieven)
        return (self.woord if self.is_zin else "", keys)


@dataclass(frozen=True)
class Zoekwoorden:
    """The question as it is looked up."""

    groepen: tuple[Groep, ...] = ()
    # Only stop words or signs were typed: there is nothing to look up.
    zonder_betekenis: bool = False
    # Asked for exactly these words: all of them, however few have them.
    precies: bool = False

    @cached_property
    def gevraagd(self) -> tuple[Groep, ...]:
        return tuple(groep for groep in self.groepen if not groep.uitgesloten and not groep.bijzaak)

    @cached_property
    def bijzaken(self) -> tuple[Groep, ...]:
        return tuple(groep for groep in self.groepen if groep.bijzaak)

    @cached_property
    def uitgesloten(self) -> tuple[Groep, ...]:
        return tuple(groep for groep in self.groepen if groep.uitgesloten)

    @cached_property
    def is_gerekt(self) -> bool:
        """Tell whether anything but the words themselves is looked up."""
        eigen = {Zoekwijze.PRECIES, Zoekwijze.VERWANT}
        return bool(self.bijzaken) or any(
            alt.wijze not in eigen for groep in self.gevraagd for alt in groep.alternatieven
        )


def words_needed(histogram: Sequence[int]) -> tuple[int, int]:
    """Return how many words a traject must have, and how many one has at most.

    ``histogram`` is how many trajecten have 0, 1, 2 … of the words. Without one that has them all, most of
    them are enough; with only a few that do (of two words or more), one word may be missing.
    """
    asked = len(histogram) - 1
    most = max((number for number, count in enumerate(histogram) if count), default=0)
    if most < asked:
        return max(1, most), most
    if asked >= weging.MIN_WOORDEN and histogram[asked] < weging.WEINIG:
        return asked - 1, most
    return asked, most
