"""SQL says of every traject and regeling what the rule that explains it says, whatever they are."""

import random
from datetime import date, timedelta

import pytest

from napl.enums import Sector
from register.domain.queries.financiering import regelingen_per_traject
from register.domain.zoeken.facetlijst import TABELLEN
from register.domain.zoeken.financiering_sql import count_regelingen, may_fit
from register.domain.zoeken.index.lezen import read_register
from register.enums import Accreditatie, TrajectSoort, Vorm
from register.models import Financieringsregeling, Opname, Traject
from tests.factories import VANDAAG, make_regeling
from tests.register.zoeken.wereld import Wereld

pytestmark = pytest.mark.django_db
SOORTEN = ["master", "leergang"]
# The days on which periods begin and end, and those around them.
DAGEN = [VANDAAG + timedelta(days) for days in (-400, -1, 0, 1, 400)]


def make_random_regelingen(dice: random.Random, amount: int) -> None:
    """Make regelingen with any mix of demands, each in one to three periods with and without a gap."""

    def some(values: list[str]) -> list[str]:
        return dice.sample(values, dice.randint(1, min(3, len(values)))) if dice.random() < 0.4 else []

    for number in range(amount):
        van = dice.choice(DAGEN[:3]) - timedelta(dice.choice([0, 1, 300]))
        for periode in range(dice.randint(1, 3)):
            tot = dice.choice([None, *[dag for dag in DAGEN if dag > van]])
            demands = {
                "sectoren": some(Sector.values),
                "vormen": some(Vorm.values),
                "soorten": some([*SOORTEN, TrajectSoort.CURSUS.value]),
                "accreditaties": some(Accreditatie.values),
                "vraagt_ontwikkelpad": dice.random() < 0.25,
                "vraagt_erkenning": dice.random() < 0.25,
            }
            if not any(demands.values()):
                demands["sectoren"] = ["po"]
            naam = f"Regeling {number}, periode {periode}"
            make_regeling(
                slug=f"regeling-{number}", naam=naam, geldig_van=van, geldig_tot=tot, **demands
            ).save()
            if tot is None:
                break
            van = tot + timedelta(dice.choice([0, 1]))


def by_the_rule(dag: date) -> dict[str, set[int]]:
    """Return per regeling, by its slug, the listed trajecten that it may fit."""
    found: dict[str, set[int]] = {}
    rows = list(Traject.objects.vermeld_op(dag))
    for pk, kansen in regelingen_per_traject(rows, dag).items():
        for kans in kansen:
            found.setdefault(kans.slug, set()).add(pk)
    return found


def by_the_index(dag: date) -> dict[str, set[int]]:
    slugs = dict(TABELLEN["financiering"].values_list("pk", "slug"))
    found: dict[str, set[int]] = {}
    for pk, waarde in read_register(dag).paren["financiering"].tolist():
        found.setdefault(slugs[waarde], set()).add(pk)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_every_answer_is_that_of_the_rule(seed: int) -> None:
    dice = random.Random(seed)
    Wereld(120, seed=seed)
    make_random_regelingen(dice, 16)
    slugs = set(Financieringsregeling.objects.values_list("slug", flat=True))
    last = dict(Financieringsregeling.objects.order_by("geldig_van").values_list("slug", "naam"))
    pairs = 0
    for dag in DAGEN:
        expected = by_the_rule(dag)
        pairs += sum(map(len, expected.values()))
        assert by_the_index(dag) == expected, dag
        listed = Traject.objects.vermeld_op(dag)
        for slug in slugs:
            found = listed.filter(may_fit([slug], dag)).values_list("pk", flat=True)
            assert sorted(found) == sorted(expected.get(slug, ())), (slug, dag)
        two = dice.sample(sorted(slugs), 2)
        either = expected.get(two[0], set()) | expected.get(two[1], set())
        assert set(listed.filter(may_fit(two, dag)).values_list("pk", flat=True)) == either
        counted = {slug: (last[slug], len(pks)) for slug, pks in expected.items()}
        assert count_regelingen(listed, dag) == counted, dag
    # Where nothing fits, nothing is proven.
    assert pairs > 800
    assert Opname.objects.filter(soort="erkend").exists()


def test_a_value_is_a_regeling_in_all_its_periods() -> None:
    make_regeling(naam="Eerst zo", sectoren=["po"], geldig_tot=VANDAAG).save()
    make_regeling(naam="Nu zo", sectoren=["po"], geldig_van=VANDAAG).save()
    assert [row.naam for row in TABELLEN["financiering"]] == ["Nu zo"]


def test_of_no_trajecten_nothing_is_counted() -> None:
    make_regeling(sectoren=["po"]).save()
    assert count_regelingen(Traject.objects.filter(pk__in=[]), VANDAAG) == {}
