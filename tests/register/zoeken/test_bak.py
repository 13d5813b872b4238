"""What is shown of a traject is kept only for as long as it is surely true."""

import pytest

from register.domain.zoeken import Zoekvraag, bak, kept_reader
from register.domain.zoeken.bak import Bak
from register.models import Traject, Trajectversie
from tests.factories import VANDAAG, make_traject


def test_what_was_kept_comes_back_until_it_is_forgotten() -> None:
    kept = Bak()
    _, ronde = kept.look_up([1, 2], ("a",))
    kept.keep({1: b"een", 2: b"twee"}, ("a",), ronde)
    assert kept.look_up([1, 2, 3], ("a",))[0] == {1: b"een", 2: b"twee"}
    assert kept.look_up([1], ("b",))[0] == {}
    kept.forget([1])
    assert kept.look_up([1, 2], ("a",))[0] == {2: b"twee"}
    kept.forget(None)
    assert kept.look_up([2], ("a",))[0] == {}


@pytest.mark.parametrize("changed", [[1], [9], None])
def test_what_changed_while_it_was_read_is_not_kept(changed: list[int] | None) -> None:
    kept = Bak()
    _, ronde = kept.look_up([1], ("a",))
    kept.forget(changed)
    kept.keep({1: b"oud"}, ("a",), ronde)
    assert kept.look_up([1], ("a",))[0] == {}


def test_it_stays_small_and_drops_what_was_longest_unused() -> None:
    kept = Bak(size=3)
    _, ronde = kept.look_up([], ())
    kept.keep({1: b"1", 2: b"2", 3: b"3"}, ("a",), ronde)
    kept.look_up([1], ("a",))
    kept.keep({4: b"4"}, ("a",), ronde)
    assert kept.look_up([1, 2, 3, 4], ("a",))[0] == {1: b"1", 3: b"3", 4: b"4"}
    for number in range(50):
        kept.keep({1: b"1"}, (number,), ronde)
    assert sum(bool(kept.look_up([1], (number,))[0]) for number in range(50)) <= 4


@pytest.mark.django_db
@pytest.mark.parametrize("follows", [True, False])
def test_a_card_is_made_once_and_only_while_changes_are_heard(
    monkeypatch: pytest.MonkeyPatch, *, follows: bool
) -> None:
    monkeypatch.setattr(bak, "follow_changes", lambda *_: follows)
    traject, made = make_traject("Eerste"), list[int]()

    def make(trajecten: "list[Traject]") -> list[bytes]:
        made.extend(row.pk for row in trajecten)
        return [row.live.naam.encode() for row in trajecten if row.live]

    kept = Bak()

    def read(**velden: object) -> dict[int, bytes]:
        vraag = Zoekvraag(**velden)  # type: ignore[arg-type]
        return kept_reader(vraag, VANDAAG, kept, make)([traject.pk])  # type: ignore[arg-type]

    assert read() == read(q="iets anders") == {traject.pk: b"Eerste"}
    assert len(made) == (1 if follows else 2)
    Trajectversie.objects.update(naam="Tweede")
    kept.forget([traject.pk])
    assert read() == {traject.pk: b"Tweede"}
    traject.opnames.all().delete()
    kept.forget([traject.pk])
    assert read() == {}


@pytest.mark.django_db
def test_a_change_in_the_middle_of_reading_is_shown_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bak, "follow_changes", lambda *_: True)
    traject, kept = make_traject("Oud"), Bak()

    def make(trajecten: "list[Traject]") -> list[bytes]:
        names = [row.live.naam.encode() for row in trajecten if row.live]
        if names == [b"Oud"]:
            Trajectversie.objects.update(naam="Nieuw")
            kept.forget([traject.pk])
        return names

    read = kept_reader(Zoekvraag(), VANDAAG, kept, make)  # type: ignore[arg-type]
    assert read([traject.pk]) == {traject.pk: b"Oud"}
    assert read([traject.pk]) == {traject.pk: b"Nieuw"}
