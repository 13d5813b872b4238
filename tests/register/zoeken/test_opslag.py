"""Whatever happens to the file of the index, the numbers stay right and it mends itself."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from django.test import Client
from pytest_django import Settings

from register.domain.zoeken import Zoekvraag, zoek
from register.domain.zoeken.index import opslag, volgen
from register.domain.zoeken.index.bestand import MERK, Arrays, BestandFout, open_arrays, write_arrays
from register.domain.zoeken.index.onderhoud import maintain_index
from register.domain.zoeken.index.volgen import VOLGER
from register.models import Zoekindex, Zoekindexdeel
from tests.factories import NU, VANDAAG, make_traject, make_uitvoering
from tests.register.zoeken.gevolgd import Gevolgd, make_index, numbers, other_connection

pytestmark = pytest.mark.django_db


@pytest.fixture
def gevolgd(settings: Settings, tmp_path: Path) -> Gevolgd:
    settings.ZOEKINDEX_ROOT = tmp_path
    make_uitvoering(make_traject("Eerste blimtor"))
    make_traject("Tweede zwagrok")
    make_index()
    return Gevolgd()


@pytest.fixture
def op_volger(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the one follower of this process be on the day of the tests, and forget afterwards."""
    monkeypatch.setattr(VOLGER, "_vandaag", lambda: VANDAAG)
    VOLGER.forget()
    yield
    VOLGER.forget()


def path() -> Path:
    return opslag._path(Zoekindex.objects.latest("pk"))


def truncate() -> None:
    raw = path().read_bytes()
    path().unlink()
    path().write_bytes(raw[: len(raw) // 2])


def overwrite(raw: bytes) -> Callable[[], None]:
    def write() -> None:
        path().unlink()
        path().write_bytes(raw)

    return write


BROKEN: dict[str, Callable[[], object]] = {
    "missing": lambda: path().unlink(),
    "truncated": truncate,
    "empty": overwrite(b""),
    "garbage": overwrite(bytes(range(256)) * 50),
    "header of garbage": overwrite(MERK + (4).to_bytes(8, "little") + b"\xff\xfe{}" + bytes(100)),
    "header of other things": overwrite(MERK + (2).to_bytes(8, "little") + b"[]" + bytes(100)),
    "other version": overwrite(b"NAPLZK01" + bytes(100)),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_fetched_again(gevolgd: Gevolgd, what: str) -> None:
    gevolgd.look_and_compare()
    BROKEN[what]()
    gevolgd.volger.forget()
    assert gevolgd.look_and_compare() == ["Eerste blimtor", "Tweede zwagrok"]
    assert open_arrays(path())


@pytest.mark.usefixtures("op_volger")
def test_without_parts_the_database_answers_and_a_new_index_is_made(gevolgd: Gevolgd, client: Client) -> None:
    VOLGER.refresh()
    vraag = Zoekvraag(prijs_max=None)
    before = zoek(vraag, peildatum=VANDAAG)
    # As after a crash of the database: the table of parts is not logged, so it comes back empty.
    Zoekindexdeel.objects.all().delete()
    path().unlink()
    VOLGER.forget()
    VOLGER._look_safely()
    assert VOLGER.stand(VANDAAG) is None
    assert numbers(zoek(vraag, peildatum=VANDAAG)) == numbers(before)
    ready = client.get("/readyz")
    assert (ready.status_code, "niet te lezen" in ready.json()["zoekindex"]) == (200, True)
    assert len(maintain_index(at=lambda: NU)) == 1
    VOLGER._look_safely()
    assert VOLGER.stand(VANDAAG) is not None
    assert numbers(zoek(vraag, peildatum=VANDAAG)) == numbers(before)


def test_an_index_of_another_release_is_made_anew(gevolgd: Gevolgd, monkeypatch: pytest.MonkeyPatch) -> None:
    assert opslag.is_usable(Zoekindex.objects.get())
    monkeypatch.setattr(opslag, "MERK", b"NAPLZK99")
    assert not opslag.is_usable(Zoekindex.objects.get())


def test_an_empty_table_of_indexes_is_for_the_database(gevolgd: Gevolgd) -> None:
    gevolgd.look_and_compare()
    Zoekindex.objects.all().delete()
    gevolgd.klok.seconden += 100
    gevolgd.volger.refresh()
    assert gevolgd.bron() is None
    maintain_index(at=lambda: NU)
    assert gevolgd.look_and_compare() == ["Eerste blimtor", "Tweede zwagrok"]


@pytest.mark.usefixtures("op_volger")
def test_whatever_goes_wrong_does_not_end_the_follower(
    gevolgd: Gevolgd, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("register.domain.zoeken.index.volgen.fetch_segment", full)
        VOLGER._look_safely()
    assert VOLGER.stand(VANDAAG) is None
    assert "could not be followed" in caplog.text
    VOLGER._look_safely()
    assert VOLGER.stand(VANDAAG) is not None


def test_only_one_process_builds_at_a_time(gevolgd: Gevolgd) -> None:
    with other_connection() as other:
        other.execute("SELECT pg_advisory_lock(%s)", [opslag.SLOT])
        assert opslag.build_index(VANDAAG, at=lambda: NU) is None
        other.execute("SELECT pg_advisory_unlock_all()")
    assert opslag.build_index(VANDAAG, at=lambda: NU) is not None


def test_arrays_come_back_as_they_went(tmp_path: Path) -> None:
    arrays: Arrays = {
        "een": np.arange(7, dtype=np.int32),
        "leeg": np.zeros((0, 3), np.uint64),
        "twee": np.ones((2, 3, 5), np.uint8),
    }
    file = tmp_path / "x.napl"
    file.write_bytes(b"".join(write_arrays(arrays)))
    read = open_arrays(file)
    assert all(
        np.array_equal(read[naam], array) and read[naam].dtype == array.dtype
        for naam, array in arrays.items()
    )
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(BestandFout):
        open_arrays(file)


def test_two_processes_that_clean_up_at_once_do_not_trip_over_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / f"{number}.napl" for number in range(5)]
    for number, file in enumerate(files):
        file.write_bytes(b"x")
        os.utime(file, (number, number))
    # What the other process removes between the look at the folder and the look at the file.
    gone = tmp_path / "weg.napl"
    monkeypatch.setattr(Path, "glob", lambda *_: iter([*files, gone]))
    opslag._drop_older(files[-1])
    assert [file.exists() for file in files] == [False, False, True, True, True]


def test_the_earlier_index_answers_and_stays_current_while_a_large_one_comes_in(
    gevolgd: Gevolgd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opslag, "DEEL", 1024)
    monkeypatch.setattr(volgen, "DELEN", 2)
    gevolgd.look_and_compare()
    first = gevolgd.stand_id()
    make_traject("Derde flotsel")
    newest = make_index()
    assert newest.delen.count() > 4
    looks = 0
    while gevolgd.stand_id() == first:
        make_traject(f"Verandering {looks}")
        assert f"Verandering {looks}" in gevolgd.look_and_compare()
        looks += 1
    assert gevolgd.stand_id() == newest.pk
    assert looks == newest.delen.count() // 2 + 1


def test_an_index_that_is_replaced_while_it_comes_in_is_let_go(
    gevolgd: Gevolgd, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(opslag, "DEEL", 1024)
    monkeypatch.setattr(volgen, "DELEN", 2)
    gevolgd.look_and_compare()
    for naam in ("Derde", "Vierde", "Vijfde"):
        make_traject(f"{naam} flotsel")
        newest = make_index()
        gevolgd.volger.refresh()
    while gevolgd.stand_id() != newest.pk:
        assert "Vijfde flotsel" in gevolgd.look_and_compare()
    assert not list(tmp_path.glob("*.deel"))
