"""Meet a voorwaarde: report, confirm or not yet, remind once, and show what is late."""

from datetime import date, timedelta

import pytest

from kwaliteit.bijdragen.besluit import _werk
from kwaliteit.domain.besluit.termijnen import VOORWAARDE
from kwaliteit.domain.besluit.voorwaarde import judge_melding, remind_voorwaarden, report_voorwaarde
from kwaliteit.enums import Meldingoordeel, Uitkomst
from kwaliteit.models import Voorwaarde
from napl.domain.termijn.lezen import running_termijn
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Bericht
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanbieder, maak_lid
from tests.kwaliteit.besluit.bouw import DAG, maak_besluit

pytestmark = pytest.mark.django_db
ROLLEN = sorted(set(Rol) - {Rol.BEZOEKER, Rol.GEBRUIKER, Rol.BEHANDELAAR, Rol.COORDINATOR})


def maak_voorwaarde() -> Voorwaarde:
    return Voorwaarde.objects.get(besluit=maak_besluit(Uitkomst.ONDER_VOORWAARDEN))


def test_reported_refused_reported_again_and_confirmed() -> None:
    voorwaarde = maak_voorwaarde()
    lid, by = maak_lid(voorwaarde.besluit.aanvraag.aanbieder), make_gebruiker(Rol.BEHANDELAAR)
    eerste = report_voorwaarde(voorwaarde, tekst="Staat op de site.", by=lid, at=NU + 2 * DAG)
    with pytest.raises(OngeldigeOvergang):
        report_voorwaarde(voorwaarde, tekst="Nog eens.", by=lid, at=NU + 2 * DAG)
    with pytest.raises(Domeinfout) as fout:
        judge_melding(eerste, oordeel=Meldingoordeel.GEWEIGERD, reden=" ", by=by, at=NU + 3 * DAG)
    assert fout.value.veld == "reden"
    judge_melding(eerste, oordeel=Meldingoordeel.GEWEIGERD, reden="De helft mist.", by=by, at=NU + 3 * DAG)
    with pytest.raises(OngeldigeOvergang):
        judge_melding(eerste, oordeel=Meldingoordeel.BEVESTIGD, reden="Toch.", by=by, at=NU + 3 * DAG)
    voorwaarde.refresh_from_db()
    assert voorwaarde.voldaan_op is None
    tweede = report_voorwaarde(voorwaarde, tekst="Nu alles.", by=lid, at=NU + 4 * DAG)
    judge_melding(tweede, oordeel=Meldingoordeel.BEVESTIGD, reden="Alles staat er.", by=by, at=NU + 5 * DAG)
    voorwaarde.refresh_from_db()
    assert (voorwaarde.bevestigd_door, voorwaarde.hoe) == (by, "Alles staat er.")
    assert running_termijn(voorwaarde, VOORWAARDE) is None
    assert Bericht.objects.filter(soort="voorwaarde-beoordeeld", gebruiker=lid).count() == 2
    with pytest.raises(OngeldigeOvergang):
        report_voorwaarde(voorwaarde, tekst="Nog iets.", by=lid, at=NU + 6 * DAG)


def test_who_cannot() -> None:
    voorwaarde = maak_voorwaarde()
    for wie in (maak_lid(maak_aanbieder()), make_gebruiker(Rol.COORDINATOR)):
        with pytest.raises(GeenRecht):
            report_voorwaarde(voorwaarde, tekst="Klaar.", by=wie, at=NU)
    lid = maak_lid(voorwaarde.besluit.aanvraag.aanbieder)
    melding = report_voorwaarde(voorwaarde, tekst="Klaar.", by=lid, at=NU)
    for wie in (lid, *(make_gebruiker(rol) for rol in ROLLEN)):
        with pytest.raises(GeenRecht):
            judge_melding(melding, oordeel=Meldingoordeel.BEVESTIGD, reden="Goed.", by=wie, at=NU)


def test_an_aanbieder_is_reminded_once_a_month_before() -> None:
    voorwaarde = maak_voorwaarde()
    assert voorwaarde.uiterlijk == date(2027, 3, 2)
    assert remind_voorwaarden(at=NU + timedelta(days=151)) == 0
    assert remind_voorwaarden(at=NU + timedelta(days=152)) == 1
    assert remind_voorwaarden(at=NU + timedelta(days=153)) == 0
    assert Bericht.objects.filter(soort="voorwaarde-herinnering").count() == 1


def test_the_work_list_shows_what_was_reported_and_what_is_late() -> None:
    voorwaarde = maak_voorwaarde()
    by = make_gebruiker(Rol.BEHANDELAAR)
    assert _werk(by, date(2027, 3, 2)) == []
    assert [werk.toelichting for werk in _werk(by, date(2027, 3, 3))] == [
        "de datum is voorbij en er is niets gemeld dat voldoet"
    ]
    lid = maak_lid(voorwaarde.besluit.aanvraag.aanbieder)
    report_voorwaarde(voorwaarde, tekst="Klaar.", by=lid, at=NU)
    assert [werk.toelichting for werk in _werk(by, date(2027, 3, 3))] == [
        "gemeld als voldaan: beoordeel de melding"
    ]
