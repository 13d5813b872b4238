"""Which regelingen may fit which traject, as one condition in SQL: the facet ``financiering``.

The same rule as ``register.domain.financiering``, which also gives the reason in words; a test holds the two
together. PostgreSQL filters and counts by it, and the index is built by it.
"""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from register.models import TrajectQuerySet

# A value of the facet is a regeling in all its periods: the id and the name of the row that begins last stand
# for it (as in Financieringsregeling.objects.laatste()), what it asks is in the row of the day.
_REGELINGEN = """(SELECT *, first_value(id) OVER laatste AS waarde, first_value(naam) OVER laatste AS heet
      FROM register_financieringsregeling WINDOW laatste AS (PARTITION BY slug ORDER BY geldig_van DESC))"""


def join_regelingen(peildatum: date) -> str:
    """Return a JOIN that adds, to the live version ``v`` of a listed traject, a row ``f`` per regeling.

    Only those that hold on the date and of which the traject meets every demand. An empty demand asks
    nothing, and what is unknown of a traject meets no demand.
    """
    return f"""
JOIN {_REGELINGEN} f ON {_holds("f", peildatum)}
     AND (cardinality(f.soorten) = 0 OR v.soort = ANY(f.soorten))
     AND (cardinality(f.vormen) = 0 OR v.vorm = ANY(f.vormen))
     AND (cardinality(f.accreditaties) = 0 OR v.accreditatie = ANY(f.accreditaties))
     AND (cardinality(f.sectoren) = 0 OR v.sectoren && f.sectoren)
     AND (NOT f.vraagt_ontwikkelpad OR EXISTS (
         SELECT FROM register_typering ty JOIN ontwikkelpaden_padversie p ON p.id = ty.padversie_id
         WHERE ty.versie_id = v.id AND p.gepubliceerd_op IS NOT NULL))
     AND (NOT f.vraagt_erkenning OR EXISTS (
         SELECT FROM register_opname e
         WHERE e.traject_id = v.traject_id AND e.soort = 'erkend' AND {_holds("e", peildatum)}))
"""  # noqa: S608 - our own words, and a date


def _holds(rij: str, peildatum: date) -> str:
    dag = f"DATE '{peildatum.isoformat()}'"
    return f"{rij}.geldig_van <= {dag} AND ({rij}.geldig_tot IS NULL OR {rij}.geldig_tot > {dag})"


def may_fit(slugs: Sequence[str], peildatum: date) -> Q:
    """Return the condition that at least one of these regelingen may fit a listed traject."""
    versies = f"""SELECT v.id FROM register_trajectversie v {join_regelingen(peildatum)}
WHERE v.status = 'live' AND f.slug = ANY(%s)"""  # noqa: S608
    return Q(live_id__in=RawSQL(versies, [list(slugs)]))  # noqa: S611 - our own words, and a parameter


def count_regelingen(trajecten: TrajectQuerySet, peildatum: date) -> dict[str, tuple[str, int]]:
    """Return per regeling, by its slug, what it is called and how many of these trajecten it may fit."""
    try:
        versies, params = trajecten.values("live").query.sql_with_params()
    except EmptyResultSet:
        return {}
    with connection.cursor() as cursor:
        # Materialized: whether a traject was found is asked once, not once per regeling.
        cursor.execute(
            f"""WITH gevonden (id) AS MATERIALIZED ({versies})
SELECT f.slug, f.heet, count(*) FROM gevonden JOIN register_trajectversie v ON v.id = gevonden.id
{join_regelingen(peildatum)} GROUP BY f.slug, f.heet""",  # noqa: S608
            params,
        )
        return {slug: (naam, aantal) for slug, naam, aantal in cursor.fetchall()}
