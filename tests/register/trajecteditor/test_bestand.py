"""Many drafts from a file, under the rights of who uploads it."""

from decimal import Decimal
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from napl.fouten import GeenRecht
from register.domain.invoer.fouten import Bestandsfout
from register.domain.trajecteditor.bestand import MAX_RIJEN, Bestandsverslag, upload_trajecten
from register.enums import Uitkomst, VersieStatus
from register.models import Aanbieder, Opname, Traject, Uitvoering
from tests.factories import NU, VANDAAG
from tests.register.invoer.hulp import csv_text, write_csv, write_xlsx
from tests.register.trajecteditor.bouw import Huis, make_eigen, make_huis

pytestmark = pytest.mark.django_db
KOP = ("naam", "aanbieder", "sector", "start_datum", "plaats", "prijs_eur")
GOED = ("Rekenen in groep 3", "", "po", "2027-01-15", "Utrecht", "950")


@pytest.fixture
def huis() -> Huis:
    return make_huis()


def _upload(huis: Huis, path: Path, **velden: Any) -> Bestandsverslag:
    values = {"aanbieder": huis.aanbieder, "is_proef": False, "by": huis.lid, "at": NU, "peildatum": VANDAAG}
    return upload_trajecten(path, path.name, **{**values, **velden})


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_a_row_becomes_a_draft_with_its_uitvoering(soort: str, huis: Huis, tmp_path: Path) -> None:
    write = {"csv": write_csv, "xlsx": write_xlsx}[soort]
    path = tmp_path / f"trajecten.{soort}"
    write(path, GOED, kop=KOP)
    verslag = _upload(huis, path)
    [regel] = verslag.regels
    assert (regel.uitkomst, regel.regelnummer) == (Uitkomst.GEMAAKT, 2)
    traject = Traject.objects.get()
    assert regel.traject == traject
    versie = traject.versies.get()
    assert (versie.status, versie.sectoren) == (VersieStatus.CONCEPT, ["po"])
    assert [row.pk for row in traject.aanbieders.all()] == [huis.aanbieder.pk]
    assert (Uitvoering.objects.get().plaats, Uitvoering.objects.get().prijs) == ("Utrecht", Decimal(950))
    assert not Opname.objects.exists(), "an upload lists nothing"


def test_the_same_file_twice_makes_nothing_double(huis: Huis, tmp_path: Path) -> None:
    make_eigen(huis, "Al van ons")
    path = write_csv(tmp_path / "t.csv", GOED, ("Al van ons", "", "po", "", "", ""), GOED, kop=KOP)
    first = [regel.uitkomst for regel in _upload(huis, path).regels]
    assert first == [Uitkomst.GEMAAKT, Uitkomst.ONGEWIJZIGD, Uitkomst.ONGEWIJZIGD]
    assert {regel.uitkomst for regel in _upload(huis, path).regels} == {Uitkomst.ONGEWIJZIGD}
    assert Traject.objects.count() == 2


def test_a_trial_makes_nothing(huis: Huis, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "t.csv", GOED, GOED, kop=KOP)
    verslag = _upload(huis, path, is_proef=True)
    assert [regel.uitkomst for regel in verslag.regels] == [Uitkomst.GEMAAKT, Uitkomst.ONGEWIJZIGD]
    assert not Traject.objects.exists()


def test_a_row_for_another_is_refused_and_tells_nothing(huis: Huis, tmp_path: Path) -> None:
    ander = make_huis("Taalhuis")
    make_eigen(ander, "Rekenen in groep 3")
    rijen = [
        ("Rekenen in groep 3", naam, "po", "", "", "") for naam in ("Taalhuis", "Bestaat niet", "rekenhuis")
    ]
    verslag = _upload(huis, write_csv(tmp_path / "t.csv", *rijen, kop=KOP))
    assert [regel.uitkomst for regel in verslag.regels] == [
        Uitkomst.GEWEIGERD,
        Uitkomst.GEWEIGERD,
        Uitkomst.GEMAAKT,
    ]
    een, twee = (regel.reden for regel in verslag.regels[:2])
    assert een.replace("Taalhuis", "X") == twee.replace("Bestaat niet", "X"), "known or not, the same answer"
    assert Aanbieder.objects.count() == 2, "nobody is taken in"
    assert Traject.objects.filter(aanbieders=ander.aanbieder).count() == 1


def test_what_cannot_be_is_refused_and_the_rest_goes_on(huis: Huis, tmp_path: Path) -> None:
    fout = ("Verkeerd om", "", "po", "15 maart misschien", "", "")
    verslag = _upload(huis, write_csv(tmp_path / "t.csv", fout, GOED, kop=KOP))
    assert [regel.uitkomst for regel in verslag.regels] == [Uitkomst.GEWEIGERD, Uitkomst.GEMAAKT]
    assert verslag.regels[0].veld == "start_datum"
    assert Traject.objects.count() == 1


def test_a_long_file_is_refused_as_a_whole(huis: Huis, tmp_path: Path) -> None:
    rijen = [(f"Traject {number}", "", "po", "", "", "") for number in range(MAX_RIJEN + 1)]
    with pytest.raises(Bestandsfout, match=f"hooguit {MAX_RIJEN}"):
        _upload(huis, write_csv(tmp_path / "t.csv", *rijen, kop=KOP))
    assert not Traject.objects.exists()


def test_nobody_uploads_for_another(huis: Huis, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "t.csv", GOED, kop=KOP)
    with pytest.raises(GeenRecht):
        _upload(huis, path, aanbieder=make_huis("Taalhuis").aanbieder)
    assert not Traject.objects.exists()


def test_the_page_tells_of_every_row(huis: Huis) -> None:
    url = reverse("register:eigen-bestand")
    assert huis.client.get(url).status_code == HTTPStatus.OK
    text = csv_text(GOED, ("", "", "po", "", "", ""), kop=KOP)
    response = huis.client.post(url, {"bestand": SimpleUploadedFile("mijn.csv", text.encode())})
    page = response.content.decode()
    assert "De naam is leeg." in page
    assert reverse("register:eigen-traject", args=[Traject.objects.get().slug]) in page
    fout = huis.client.post(url, {"bestand": SimpleUploadedFile("mijn.pdf", b"%PDF-1.7")})
    assert fout.status_code == HTTPStatus.BAD_REQUEST
    assert huis.client.post(url, {}).status_code == HTTPStatus.BAD_REQUEST
