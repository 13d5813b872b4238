"""The search page while an index is followed: what is kept costs no query, and never outlives the truth."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from napl import klok
from napl.models import Regio
from ontwikkelpaden.models import Ontwikkelpad
from register.domain.traject import Typeringgegevens
from register.domain.zoeken.index.volgen import VOLGER
from register.models import Aanbieder, Vak
from tests.factories import AanbiederFactory, PadversieFactory, RegioFactory, make_traject, make_uitvoering
from tests.register.zoeken.gevolgd import make_index

pytestmark = pytest.mark.django_db(transaction=True)
GEKOZEN = "vak=zwagkunde&regio=zwagstreek&aanbieder=zwagschool&ontwikkelpad=zwagroute&q=fleermuk"


@pytest.fixture(autouse=True)
def _gevolgd(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.ZOEKINDEX_ROOT = tmp_path
    traject = make_traject(
        "Fleermuk",
        aanbieders=[AanbiederFactory.create(naam="Zwagschool")],
        vakken=(Vak.objects.create(slug="zwagkunde", naam="Zwagkunde", sectoren=["po"]),),
        typeringen=(Typeringgegevens(PadversieFactory.create(pad__naam="Zwagroute"), "expert"),),
    )
    regio = RegioFactory.create(naam="Zwagstreek")
    make_uitvoering(traject, regios=[regio], start_datum=klok.vandaag(), eind_datum=None)
    monkeypatch.setattr(VOLGER, "_monotoon", lambda: 0.0)
    VOLGER.forget()
    make_index(klok.vandaag())
    VOLGER.refresh()
    yield
    VOLGER.forget()


def show(client: Client, query: str = GEKOZEN) -> str:
    answer = client.get(f"/trajecten/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_cards_that_were_not_shown_before_are_read(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(5):
        first = show(client)
    assert "Fleermuk</a>" in first
    with django_assert_num_queries(0):
        assert "Fleermuk</a>" in show(client)
    with django_assert_num_queries(0):
        assert "Fleermuk</a>" in show(client, "regio=zwagstreek&sorteer=naam&paginaGrootte=50")


@pytest.mark.parametrize(
    ("model", "slug"),
    [(Aanbieder, "zwagschool"), (Ontwikkelpad, "zwagroute"), (Vak, "zwagkunde"), (Regio, "zwagstreek")],
)
def test_a_new_name_is_everywhere_after_one_look(
    client: Client, model: type[Aanbieder | Ontwikkelpad | Vak | Regio], slug: str
) -> None:
    before = show(client)
    model._default_manager.filter(slug=slug).update(naam="Grelmop")
    VOLGER.refresh()
    after = show(client)
    assert slug.capitalize() not in after
    assert after.count("Grelmop") == before.count(slug.capitalize()) >= 2


def test_a_new_count_is_in_the_panel_after_one_look(client: Client) -> None:
    assert 'Zwagkunde <span class="napl-facet__tel">1<' in show(client, "")
    make_traject("Tweede", vakken=tuple(Vak.objects.all()))
    VOLGER.refresh()
    assert 'Zwagkunde <span class="napl-facet__tel">2<' in show(client, "")
