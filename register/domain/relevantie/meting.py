"""Put the judged queries to each engine and count how good the answers are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from register.domain.relevantie.metrieken import is_success, mean, ndcg
from register.domain.relevantie.oordelen import SOORTEN, Proefvraag
from register.domain.relevantie.teksten import read_teksten
from register.domain.relevantie.zoekers import (
    Antwoord,
    Zoeker,
    search_postgres,
    search_register,
    search_tantivy,
)

ONZE = "register"
ZOEKERS: Mapping[str, Zoeker] = {
    ONZE: search_register,
    "postgres": search_postgres,
    "tantivy": search_tantivy,
}
# Below this a list is a failure even when a best result stands near the top.
ONVOLDOENDE = 0.5


@dataclass(frozen=True)
class Uitkomst:
    """What one engine made of one query; ``graden`` holds only what is listed now."""

    vraag: Proefvraag
    graden: Mapping[str, int]
    antwoord: Antwoord

    @property
    def success(self) -> bool:
        return is_success(self.antwoord.slugs, self.graden)

    @property
    def ndcg(self) -> float:
        return ndcg(self.antwoord.slugs, self.graden)

    @property
    def is_fout(self) -> bool:
        return not self.success or self.ndcg < ONVOLDOENDE


@dataclass(frozen=True)
class Cijfers:
    """The figures of one engine for a group of queries, each between 0 and 1."""

    aantal: int
    success_3: float
    ndcg_10: float


@dataclass(frozen=True)
class Meting:
    """All answers of all engines that could run, in the order of the queries."""

    peildatum: date
    vermeld: int
    # Expected somewhere in the judgements, but not listed on the date: these do not count.
    niet_vermeld: tuple[str, ...]
    uitkomsten: Mapping[str, Sequence[Uitkomst]]
    leeg: Mapping[str, Sequence[Uitkomst]]

    def cijfers(self, zoeker: str, soort: str = "") -> Cijfers:
        """Return the figures of an engine for one soort of query, or for all of them."""
        rows = [row for row in self.uitkomsten[zoeker] if soort in {"", row.vraag.soort}]
        return Cijfers(
            len(rows),
            mean([float(row.success) for row in rows]),
            mean([row.ndcg for row in rows]),
        )

    def soorten(self) -> list[str]:
        present = {row.vraag.soort for row in self.uitkomsten[ONZE]}
        return [soort for soort in SOORTEN if soort in present]

    def fouten(self, zoeker: str = ONZE) -> list[Uitkomst]:
        """Return what went wrong, the worst first."""
        wrong = [row for row in self.uitkomsten[zoeker] if row.is_fout]
        return sorted(wrong, key=lambda row: (row.success, row.ndcg))


def measure(
    vragen: Sequence[Proefvraag], *, peildatum: date, zoekers: Mapping[str, Zoeker] = ZOEKERS
) -> Meting:
    """Answer every query with every engine, over the trajecten that are listed on the date.

    An engine that is not installed is left out of the result.
    """
    teksten = read_teksten(peildatum)
    listed = frozenset(tekst.slug for tekst in teksten)
    expected = {slug for vraag in vragen for slug in vraag.graden}
    judged: dict[str, list[Uitkomst]] = {}
    empty: dict[str, list[Uitkomst]] = {}
    for naam, search in zoekers.items():
        answers = search([vraag.q for vraag in vragen], teksten, peildatum)
        if answers is None:
            continue
        rows = [
            Uitkomst(vraag, vraag.among(listed), antwoord)
            for vraag, antwoord in zip(vragen, answers, strict=True)
        ]
        judged[naam] = [row for row in rows if row.graden]
        empty[naam] = [row for row in rows if not row.graden]
    return Meting(peildatum, len(listed), tuple(sorted(expected - listed)), judged, empty)
