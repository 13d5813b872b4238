"""Who keeps what is shown of a traject hears of every change, and of no more than what changed."""

from datetime import timedelta

import pytest

from register.models import Traject, Trajectversie, Vak
from tests.factories import VANDAAG, make_traject
from tests.register.zoeken.gevolgd import Gevolgd, make_index

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gevolgd() -> Gevolgd:
    """Make a register with two trajecten, an index of it, and a process that follows that."""
    vak = Vak.objects.create(slug="rekenen", naam="Rekenen", sectoren=["po"])
    make_traject("Eerste blimtor", vakken=(vak,))
    make_traject("Tweede zwagrok")
    make_index()
    gevolgd = Gevolgd()
    gevolgd.volger.refresh()
    return gevolgd


def test_a_listener_hears_of_every_change_once(gevolgd: Gevolgd) -> None:
    heard: list[frozenset[int] | None] = []
    assert gevolgd.volger.listen(VANDAAG, heard.append)
    assert heard == [None]
    Trajectversie.objects.filter(naam="Tweede zwagrok").update(vorm="formeel")
    gevolgd.volger.refresh()
    gevolgd.volger.refresh()
    assert heard[1:] == [frozenset({Traject.objects.get(live__naam="Tweede zwagrok").pk})]
    Vak.objects.update(naam="Anders")
    gevolgd.volger.refresh()
    assert heard[2:] == [None]


def test_after_a_new_index_a_listener_hears_only_what_changed(gevolgd: Gevolgd) -> None:
    heard: list[frozenset[int] | None] = []
    gevolgd.volger.listen(VANDAAG, heard.append)
    eerste, tweede = Traject.objects.order_by("pk").values_list("pk", flat=True)[:2]
    Trajectversie.objects.filter(traject=eerste).update(vorm="formeel")
    gevolgd.volger.refresh()
    # Seen by the new index already, and not yet by who listens.
    Trajectversie.objects.filter(traject=tweede).update(vorm="formeel")
    make_index()
    gevolgd.volger.refresh()
    assert heard[1:] == [frozenset({eerste}), frozenset({tweede})]
    make_index()
    gevolgd.volger.refresh()
    assert heard[3:] == []
    Vak.objects.update(naam="Anders")
    make_index()
    gevolgd.volger.refresh()
    assert heard[3:] == [None]


def test_of_what_it_slept_through_a_listener_hears_everything(gevolgd: Gevolgd) -> None:
    heard: list[frozenset[int] | None] = []
    gevolgd.volger.listen(VANDAAG, heard.append)
    for _ in range(3):
        make_index()
    gevolgd.volger.refresh()
    assert heard[1:] == [None]
    gevolgd.klok.dag = VANDAAG + timedelta(days=1)
    make_index(gevolgd.klok.dag)
    gevolgd.volger.refresh()
    assert heard[2:] == [None]


def test_of_more_changes_than_are_read_a_listener_hears_everything(
    gevolgd: Gevolgd, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[frozenset[int] | None] = []
    gevolgd.volger.listen(VANDAAG, heard.append)
    monkeypatch.setattr("register.domain.zoeken.index.volgen.MAX_GELEZEN", 2)
    eerste = Traject.objects.order_by("pk").values_list("pk", flat=True)[0]
    Trajectversie.objects.filter(traject=eerste).update(vorm="formeel")
    make_index()
    gevolgd.volger.refresh()
    Trajectversie.objects.update(vorm="non-formeel")
    Trajectversie.objects.update(vorm="formeel")
    make_index()
    gevolgd.volger.refresh()
    assert heard[1:] == [frozenset({eerste}), None]
