"""The real files through the import: what the demo and the bureau rely on."""

from io import StringIO

import pytest
from django.core.management import call_command

from napl.domain.regio import load_regios
from napl.enums import VerwerkingStatus
from napl.models import Gebeurtenis, Verwerking
from ontwikkelpaden.domain.laden import load_paden
from register.domain.invoer.aanbieders import load_aanbieders
from register.domain.invoer.woorden import GEGEVENS
from register.domain.ordening import load_ordening
from register.enums import Uitkomst
from register.models import Aanbieder, Importregel, Traject, Trajectaanbieder, Typering
from tests.factories import NU, VANDAAG

TRAJECTEN = GEGEVENS / "trajecten.csv"


@pytest.fixture
def gegevens(db: None) -> None:
    load_regios(at=NU)
    load_paden(at=NU)
    load_ordening()
    load_aanbieders(at=NU)


def run(*args: object) -> str:
    out = StringIO()
    call_command("import_trajecten", *args, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_real_file_is_taken_whole_and_a_second_time_changes_nothing(gegevens: None) -> None:
    out = run(TRAJECTEN)
    assert "179 rijen: 179 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 geweigerd" in out
    assert Traject.objects.vermeld_op(VANDAAG.replace(year=2099)).count() == 179
    assert Trajectaanbieder.objects.values("aanbieder").distinct().count() >= 100
    assert Typering.objects.count() >= 150
    log = Gebeurtenis.objects.exclude(soort__startswith="verwerking.").count()

    assert "179 ongewijzigd" in run(TRAJECTEN)
    assert Gebeurtenis.objects.exclude(soort__startswith="verwerking.").count() == log
    assert set(Verwerking.objects.values_list("status", flat=True)) == {VerwerkingStatus.AFGEROND}
    assert Importregel.objects.filter(uitkomst=Uitkomst.ONGEWIJZIGD).count() == 179


def test_aanbieders_load_twice_the_same(gegevens: None) -> None:
    before = Aanbieder.objects.count()
    telling = load_aanbieders(at=NU)
    assert (telling.gemaakt, telling.gewijzigd) == (0, 0)
    assert Aanbieder.objects.count() == before
