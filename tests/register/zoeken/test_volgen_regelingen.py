"""What may fit is in the index too: a changed traject at once, a changed regeling with the next index."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from register.domain.financiering_laden import load_regelingen
from register.domain.traject import Typeringgegevens
from register.domain.zoeken import Zoekvraag
from register.domain.zoeken.databank import Databank
from register.domain.zoeken.index.onderhoud import maintain_index
from register.domain.zoeken.taal.huidig import read_taal
from register.enums import OpnameSoort
from register.models import Financieringsregeling, Opname, Trajectversie, Typering
from tests.factories import NU, VANDAAG, PadversieFactory, make_regeling, make_traject
from tests.register.zoeken.gevolgd import Gevolgd, make_index, other_connection

pytestmark = pytest.mark.django_db(transaction=True)
MASTER, PAD, ERKEND = "Een master", "Op een pad", "Erkend"


@pytest.fixture
def gevolgd() -> Gevolgd:
    make_traject(MASTER, soort="master", accreditatie="nvao")
    make_traject(PAD, typeringen=(Typeringgegevens(PadversieFactory.create(), "expert"),))
    make_traject(ERKEND, opname=OpnameSoort.ERKEND)
    make_regeling(slug="beurs", naam="Beurs", soorten=["master"], accreditaties=["nvao"]).save()
    make_regeling(slug="pad", naam="Padgeld", vraagt_ontwikkelpad=True).save()
    make_regeling(slug="erkend", naam="Erkend geld", vraagt_erkenning=True).save()
    make_index()
    gevolgd = Gevolgd()
    assert shown(gevolgd) == {"Beurs": 1, "Erkend geld": 1, "Padgeld": 1}
    return gevolgd


def shown(gevolgd: Gevolgd) -> dict[str, int]:
    """Look once, and return the facet; it is what PostgreSQL says too."""
    gevolgd.look_and_compare()
    return {item.naam: item.aantal for item in gevolgd.ask().facetten["financiering"]}


@pytest.mark.parametrize("slug", ["beurs", "pad", "erkend"])
def test_a_traject_that_changes_fits_at_once_or_no_longer(gevolgd: Gevolgd, slug: str) -> None:
    change: dict[str, tuple[str, Callable[[], object]]] = {
        "beurs": (MASTER, lambda: Trajectversie.objects.filter(soort="master").update(accreditatie="")),
        "pad": (PAD, lambda: Typering.objects.all().delete()),
        "erkend": (ERKEND, lambda: Opname.objects.filter(soort="erkend").update(soort="in-kaart")),
    }
    naam, verb = change[slug]
    assert gevolgd.look_and_compare(financiering=(slug,)) == [naam]
    verb()
    assert gevolgd.look_and_compare(financiering=(slug,)) == []
    assert len(shown(gevolgd)) == 2


def by_hand() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_financieringsregeling SET soorten = '{}' WHERE slug = 'beurs'")


REGELING_CHANGES: dict[str, tuple[Callable[[], object], dict[str, int]]] = {
    "a new one": (
        lambda: make_regeling(slug="cao", naam="Cao", sectoren=["po"]).save(),
        {"Cao": 3, "Beurs": 1, "Erkend geld": 1, "Padgeld": 1},
    ),
    "ended": (
        lambda: Financieringsregeling.objects.filter(slug="pad").update(geldig_tot=VANDAAG),
        {"Beurs": 1, "Erkend geld": 1},
    ),
    "asks less": (
        lambda: Financieringsregeling.objects.filter(slug="beurs").update(
            soorten=[], accreditaties=[], sectoren=["po"]
        ),
        {"Beurs": 3, "Erkend geld": 1, "Padgeld": 1},
    ),
    "asks less, by hand": (by_hand, {"Beurs": 1, "Erkend geld": 1, "Padgeld": 1}),
    "called otherwise": (
        lambda: Financieringsregeling.objects.filter(slug="beurs").update(naam="Lerarenbeurs"),
        {"Erkend geld": 1, "Lerarenbeurs": 1, "Padgeld": 1},
    ),
    "a new period": (
        lambda: make_regeling(slug="pad", naam="Padgeld", geldig_van=VANDAAG, sectoren=["po"]).save(),
        {"Padgeld": 3, "Beurs": 1, "Erkend geld": 1},
    ),
    "deleted": (
        lambda: Financieringsregeling.objects.filter(slug="pad").delete(),
        {"Beurs": 1, "Erkend geld": 1},
    ),
}


@pytest.mark.parametrize("what", REGELING_CHANGES)
def test_the_database_answers_from_a_changed_regeling_until_the_next_index(
    gevolgd: Gevolgd, what: str
) -> None:
    change, expected = REGELING_CHANGES[what]
    if what == "a new period":
        Financieringsregeling.objects.filter(slug="pad").update(geldig_tot=VANDAAG)
        make_index()
        assert "Padgeld" not in shown(gevolgd)
    change()
    for _ in range(2):
        gevolgd.volger.refresh()
        assert gevolgd.bron() is None
        assert gevolgd.volger.reden.startswith("Alle trajecten kunnen zijn gewijzigd")
        assert gevolgd.volger.name_of_value("financiering", "beurs") is None
    uitslag = Databank(VANDAAG, read_taal()).ask(Zoekvraag(), met_facetten=True)
    assert {item.naam: item.aantal for item in uitslag.facetten["financiering"]} == expected
    # It does not wait until there are many changes, or until a quarter of an hour has passed.
    assert len(maintain_index(at=lambda: NU)) == 1
    assert shown(gevolgd) == expected
    assert gevolgd.volger.name_of_value("financiering", "erkend") == "Erkend geld"
    assert maintain_index(at=lambda: NU + timedelta(hours=1)) == []


def test_what_is_uncommitted_while_an_index_is_made_is_not_lost(gevolgd: Gevolgd) -> None:
    with other_connection() as slow:
        slow.execute(
            "UPDATE register_financieringsregeling SET geldig_tot = %s WHERE slug = 'pad'", [VANDAAG]
        )
        make_index()
        assert shown(gevolgd) == {"Beurs": 1, "Erkend geld": 1, "Padgeld": 1}
        slow.commit()
    gevolgd.volger.refresh()
    assert gevolgd.bron() is None
    assert len(maintain_index(at=lambda: NU)) == 1
    assert shown(gevolgd) == {"Beurs": 1, "Erkend geld": 1}


def test_a_statement_that_changes_no_regeling_keeps_the_index(gevolgd: Gevolgd) -> None:
    Financieringsregeling.objects.filter(slug="bestaat-niet").update(naam="x")
    Financieringsregeling.objects.filter(slug="bestaat-niet").delete()
    assert len(shown(gevolgd)) == 3


def test_loading_the_file_a_second_time_keeps_the_index(gevolgd: Gevolgd) -> None:
    load_regelingen(at=NU)
    maintain_index(at=lambda: NU)
    before = shown(gevolgd)
    assert load_regelingen(at=NU) == 0
    assert shown(gevolgd) == before


def test_what_begins_and_ends_at_midnight_is_in_the_index_of_its_day(gevolgd: Gevolgd) -> None:
    morgen = VANDAAG + timedelta(1)
    Financieringsregeling.objects.filter(slug="pad").update(geldig_tot=morgen)
    make_regeling(slug="straks", naam="Straks", sectoren=["po"], geldig_van=morgen).save()
    make_index()
    make_index(morgen)
    assert shown(gevolgd) == {"Beurs": 1, "Erkend geld": 1, "Padgeld": 1}
    gevolgd.klok.dag = morgen
    assert shown(gevolgd) == {"Straks": 3, "Beurs": 1, "Erkend geld": 1}
    # What held yesterday can still be asked for: it has a name, and no trajecten.
    assert gevolgd.look_and_compare(financiering=("pad",)) == []
    gekozen = [item for item in gevolgd.ask(financiering=("pad",)).facetten["financiering"] if item.gekozen]
    assert [(item.waarde, item.naam, item.aantal) for item in gekozen] == [("pad", "Padgeld", 0)]
