"""Two at once: of one import only one works, two files about the same trajecten double none."""

from pathlib import Path

import pytest

from napl.fouten import AlBezig
from napl.models import Gebeurtenis
from register.domain.invoer.uitvoeren import run_import
from register.models import Aanbieder, Importregel, Traject
from tests.factories import NU
from tests.register.invoer.hulp import GOED, vraag_aan, write_csv
from tests.tegelijk import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_import_is_done_by_one_worker(tmp_path: Path) -> None:
    rijen = [(f"Training {n}", *GOED[1:]) for n in range(150)]
    pk = vraag_aan(write_csv(tmp_path / "a.csv", *rijen)).verwerking_id
    done = at_once(*[lambda: run_import(pk, nu=lambda: NU)] * 3)
    assert sum(isinstance(item, AlBezig) for item in done) == 2
    assert Traject.objects.count() == Importregel.objects.count() == 150


def test_two_files_about_the_same_trajecten_make_each_once(tmp_path: Path) -> None:
    rijen = [(f"Training {n}", f"Huis {n % 7}", *GOED[2:]) for n in range(250)]
    een = vraag_aan(write_csv(tmp_path / "a.csv", *rijen)).verwerking_id
    twee = vraag_aan(write_csv(tmp_path / "b.csv", *reversed(rijen))).verwerking_id
    at_once(lambda: run_import(een, nu=lambda: NU), lambda: run_import(twee, nu=lambda: NU))
    assert Traject.objects.count() == 250
    assert Aanbieder.objects.count() == 7
    assert Gebeurtenis.objects.filter(soort="traject.aangemaakt").count() == 250
    assert Importregel.objects.filter(uitkomst="gemaakt").count() == 250
    assert Importregel.objects.filter(uitkomst="ongewijzigd").count() == 250
