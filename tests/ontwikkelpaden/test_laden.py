"""The paths that come with the register."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from napl.models import Gebeurtenis
from ontwikkelpaden.domain.bronpaden import DATA
from ontwikkelpaden.domain.laden import load_paden
from ontwikkelpaden.domain.padversie import create_padversie
from ontwikkelpaden.domain.queries.raamwerk import build_raamwerk
from ontwikkelpaden.enums import PAD_OVERGANGEN, Niveau, PadStatus
from ontwikkelpaden.models import Ontwikkelpad, Padversie
from tests.factories import NU
from tests.ontwikkelpaden.bouw import inhoud, neem_aan

pytestmark = pytest.mark.django_db
LATER = NU + timedelta(days=30)
NIETS = {"aangemaakt": 0, "nieuwe_versie": 0, "gewijzigd": 0, "ongewijzigd": 0, "overgeslagen": 0}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_everything_is_loaded_as_an_example() -> None:
    assert load_paden(at=NU) == NIETS | {"aangemaakt": 36}

    assert {versie.status for versie in Padversie.objects.all()} == {PadStatus.VOORBEELD}
    assert all(versie.niveaus == Niveau.values for versie in Padversie.objects.all())
    assert all(versie.bron and versie.grondslag for versie in Padversie.objects.all())


def test_curriculumdeskundigheid_has_its_whole_raamwerk() -> None:
    load_paden(at=NU)

    versie = Padversie.objects.get(pad__slug="curriculumdeskundigheid")
    groepen = build_raamwerk(versie)
    assert [groep.naam for groep in groepen] == ["Wat ontwikkelen?", "Hoe ontwikkelen?"]
    cellen = [cel for groep in groepen for rij in groep.rijen for cel in rij.cellen]
    assert len(cellen) == 2 * 3 * 3
    assert all(cel.tekst for cel in cellen)
    assert versie.eindtermen.count() == 12
    assert "bijlage 1" in versie.bron


def test_loading_again_changes_nothing() -> None:
    load_paden(at=NU)
    before = (
        list(Padversie.objects.order_by("pk").values()),
        list(Ontwikkelpad.objects.order_by("pk").values()),
    )
    gebeurtenissen = Gebeurtenis.objects.count()

    assert load_paden(at=LATER) == NIETS | {"ongewijzigd": 36}

    after = (
        list(Padversie.objects.order_by("pk").values()),
        list(Ontwikkelpad.objects.order_by("pk").values()),
    )
    assert after == before
    assert Gebeurtenis.objects.count() == gebeurtenissen


def test_a_changed_description_becomes_a_new_version(data: Path) -> None:
    load_paden(at=NU, data=data)
    replace(data / "ontwikkelpaden.csv", "Coördinator van daltonontwikkeling", "Trekker van daltononderwijs")

    assert load_paden(at=LATER, data=data) == NIETS | {"nieuwe_versie": 1, "ongewijzigd": 35}

    oud, nieuw = Padversie.objects.filter(pad__slug="daltoncoordinator").order_by("nummer")
    assert (oud.status, nieuw.status) == (PadStatus.HERZIEN, PadStatus.VOORBEELD)
    assert oud.omschrijving.startswith("Coördinator van")
    assert nieuw.omschrijving.startswith("Trekker van")


def test_a_changed_cell_of_the_raamwerk_becomes_a_new_version(data: Path) -> None:
    load_paden(at=NU, data=data)
    replace(data / "curriculumdeskundigheid.json", "Met een groot team en ook voor anderen", "Met velen")

    assert load_paden(at=LATER, data=data)["nieuwe_versie"] == 1


def test_changed_sectors_are_written_down(data: Path) -> None:
    load_paden(at=NU, data=data)
    replace(data / "ontwikkelpaden.csv", "Practor,rol,mbo", "Practor,rol,vo;mbo")

    assert load_paden(at=LATER, data=data) == NIETS | {"gewijzigd": 1, "ongewijzigd": 35}

    assert Ontwikkelpad.objects.get(slug="practor").sectoren == ["vo", "mbo"]
    assert Gebeurtenis.objects.get(soort="ontwikkelpad.gewijzigd").gegevens == {"velden": ["sectoren"]}


def test_what_was_adopted_since_is_left_alone(data: Path) -> None:
    load_paden(at=NU, data=data)
    pad = Ontwikkelpad.objects.get(slug="practor")
    neem_aan(create_padversie(pad, inhoud(), by=None, at=NU))
    replace(data / "ontwikkelpaden.csv", "Practor,rol,mbo", "Practor,rol,vo;mbo")

    assert load_paden(at=LATER, data=data) == NIETS | {"overgeslagen": 1, "ongewijzigd": 35}

    pad.refresh_from_db()
    assert pad.sectoren == ["mbo"]


def test_what_was_withdrawn_since_stays_withdrawn() -> None:
    load_paden(at=NU)
    assert PadStatus.INGETROKKEN in PAD_OVERGANGEN[PadStatus.VOORBEELD]
    Padversie.objects.filter(pad__slug="practor").update(status=PadStatus.INGETROKKEN, beeindigd_op=NU)

    assert load_paden(at=LATER) == NIETS | {"overgeslagen": 1, "ongewijzigd": 35}


def test_a_broken_file_loads_nothing_at_all(data: Path) -> None:
    replace(data / "ontwikkelpaden.csv", "Practor,rol,mbo", "Practor,rol,hbo")

    with pytest.raises(ValueError, match="hbo"):
        load_paden(at=NU, data=data)

    assert not Ontwikkelpad.objects.exists()


def test_the_command_reports_its_counts(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_ontwikkelpaden")

    assert "aangemaakt: 36" in capsys.readouterr().out
