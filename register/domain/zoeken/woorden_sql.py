"""The words of a question as PostgreSQL looks them up: the same stems, the same alternatives as the index."""

from functools import reduce
from operator import add
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, F, Func, IntegerField, Q, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from register.domain.zoeken import weging
from register.domain.zoeken.taal.groepen import Alternatief, Groep, Zoekwoorden
from register.models import TrajectQuerySet


class Stamvraag(SearchQuery):
    """A tsquery of stems that are taken as they are: to_tsquery would stem them once more."""

    def __init__(self, tekst: str) -> None:
        super().__init__(tekst, search_type="raw")
        self.tekst = tekst

    def as_sql(self, *_args: Any, **_extra: Any) -> tuple[str, Any]:
        return "%s::tsquery", [self.tekst]  # a list: Django adds it to one


def plaats_sleutel() -> Lower:
    """Return the place of an uitvoering in the shape in which places are compared."""
    return Lower(Func(F("plaats"), function="unaccent", output_field=TextField()))


def as_query(groep: Groep) -> SearchQuery:
    """Return a group as a tsquery of stems, taken as they are."""
    if groep.is_zin:
        return SearchQuery(groep.woord, config="napl_nl", search_type="phrase")
    text = " | ".join(f"({_alternative(item)})" for item in groep.alternatieven)
    return Stamvraag(text)


def _alternative(alternatief: Alternatief) -> str:
    return " & ".join(f"({' | '.join(map(_quote, sleutel.lexemen))})" for sleutel in alternatief.sleutels)


def _quote(lexeem: str) -> str:
    escaped = lexeem.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def match_words(rows: TrajectQuerySet, woorden: Zoekwoorden, nodig: int) -> TrajectQuerySet:
    """Keep what has at least so many of the words, and none of those that were left out."""
    gevraagd = woorden.gevraagd
    for groep in woorden.uitgesloten:
        rows = rows.exclude(zoekdocument__vector=as_query(groep))
    if not gevraagd:
        return rows
    if nodig >= len(gevraagd):
        for groep in gevraagd:
            rows = rows.filter(zoekdocument__vector=as_query(groep))
        return rows
    having: Combinable = reduce(
        add,
        (
            Case(
                When(Q(zoekdocument__vector=as_query(groep)), then=1),
                default=0,
                output_field=IntegerField(),
            )
            for groep in gevraagd
        ),
    )
    return rows.alias(aantal_woorden=having).filter(aantal_woorden__gte=max(nodig, 1))


def _rank(groep: Groep) -> SearchRank:
    return SearchRank(F("zoekdocument__vector"), as_query(groep), weights=weging.TS_RANK)


def rank_words(woorden: Zoekwoorden) -> Combinable:
    """Return how well a traject fits the words: per word, as the index weighs its fields."""
    ranks: list[Combinable] = [_rank(groep) for groep in woorden.gevraagd]
    ranks += [_rank(groep) * Value(weging.BIJZAAK) for groep in woorden.bijzaken]
    return reduce(add, ranks) if ranks else Value(0)
