"""Notice what may be the same traject under another name; it is reported, never merged."""

import zlib
from dataclasses import dataclass
from functools import lru_cache

from napl.tekst import comparable
from register.domain.invoer.aanbieders import Aanbiedermap
from register.enums import TrajectStatus
from register.models import Traject

# Words that say nothing about which traject it is.
STOPWOORDEN = frozenset(
    {"de", "het", "een", "en", "of", "van", "voor", "in", "op", "met", "aan", "bij", "tot", "als", "naar"}
    | {"the", "for", "and", "to", "a"}
)
GELIJKENIS = 0.8
BITS = 512


@dataclass(frozen=True)
class Bekend:
    """A name that is taken: of a traject in the register, or of an earlier row of the same file."""

    kern: str
    sporen: int
    plek: str
    traject_id: int | None = None


class Dubbelspeurder:
    """The names of all trajecten per family of aanbieders.

    The trigrams of a name are kept as the bits of one number: a hundred thousand names fit in a few tens of
    megabytes, and comparing two takes a fraction of a microsecond.
    """

    def __init__(self, aanbieders: Aanbiedermap) -> None:
        self._families: dict[str, list[Bekend]] = {}
        rows = Traject.objects.filter(status=TrajectStatus.ACTIEF, live__isnull=False)
        links = rows.values_list("pk", "slug", "live__naam", "aanbieders__naam").order_by("pk")
        for pk, slug, naam, aanbieder in links.iterator(chunk_size=5000):
            families = {aanbieders.family(aanbieder)} if aanbieder else set()
            self.add(naam, families, plek=f"/trajecten/{slug}/", traject_id=pk)

    def add(self, naam: str, families: set[str], *, plek: str, traject_id: int | None = None) -> None:
        kern = core(naam)
        bekend = Bekend(kern, traces(kern), plek, traject_id)
        for familie in families:
            self._families.setdefault(familie, []).append(bekend)

    def find(self, naam: str, families: set[str], *, but: int | None = None) -> str | None:
        """Return a remark about the first traject that looks the same; ``but`` is the traject itself."""
        kern = core(naam)
        sporen = traces(kern)
        for familie in families:
            for bekend in self._families.get(familie, ()):
                if (but is None or bekend.traject_id != but) and _looks_like(kern, sporen, bekend):
                    return (
                        f"Lijkt op een ander traject van dezelfde aanbieder ({bekend.plek}). "
                        "Kijk of het hetzelfde traject is."
                    )
        return None


def core(naam: str) -> str:
    return " ".join(word for word in comparable(naam).split() if word not in STOPWOORDEN)


def traces(kern: str) -> int:
    """Return the trigrams of a name as set bits."""
    bits = 0
    for trigram in _trigrams(kern):
        bits |= _bit(trigram)
    return bits


def _trigrams(kern: str) -> set[str]:
    return {
        padded[i : i + 3]
        for word in kern.split()
        for padded in [f"  {word} "]
        for i in range(len(padded) - 2)
    }


@lru_cache(maxsize=50_000)
def _bit(trigram: str) -> int:
    return 1 << (zlib.crc32(trigram.encode()) % BITS)


def _looks_like(kern: str, sporen: int, bekend: Bekend) -> bool:
    if kern == bekend.kern:
        return True
    together = (sporen | bekend.sporen).bit_count()
    if not together or (sporen & bekend.sporen).bit_count() / together <= GELIJKENIS:
        return False
    # "Module 1" and "Module 2" differ in what counts.
    return _numbers(kern) == _numbers(bekend.kern) and similarity(kern, bekend.kern) > GELIJKENIS


def _numbers(kern: str) -> list[str]:
    return [word for word in kern.split() if any(char.isdigit() for char in word)]


def similarity(one: str, other: str) -> float:
    """Return how many trigrams two names share: 0 for none, 1 for all (as pg_trgm counts)."""
    a, b = _trigrams(one), _trigrams(other)
    return len(a & b) / len(a | b) if a or b else 1.0
