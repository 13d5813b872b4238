"""What is kept about one person: handed over whole, erased whole, and nothing of another."""

import json
from datetime import timedelta

import pytest

from napl.domain.bericht import queue_bericht
from napl.enums import OrganisatieSoort, Rol
from napl.models import Bericht, Gebeurtenis, Gebruiker, Lidmaatschap, Organisatie
from register.domain.bewaren.gegevens import erase_bewaard, export_bewaard
from register.domain.bewaren.lijst import keep_traject, write_notitie
from register.domain.bewaren.teamlijst import share_on_new_teamlijst
from register.domain.bewaren.versturen import send_zoekwaarschuwingen
from register.domain.zoeken import Zoekvraag
from register.models import Bewaardtraject, Teamlijstitem, Traject, Zoekwaarschuwing
from tests.factories import NU, VANDAAG, GebruikerFactory, OrganisatieFactory, make_traject
from tests.register.bewaren.bouw import make_waarschuwing

pytestmark = pytest.mark.django_db


def fill(naam: str, school: Organisatie, traject: Traject) -> Gebruiker:
    """Make somebody who uses everything; every text says whose it is."""
    gebruiker: Gebruiker = GebruikerFactory.create(naam=naam)
    Lidmaatschap.objects.create(
        gebruiker=gebruiker, organisatie=school, rol=Rol.LERAAR, geldig_van=VANDAAG - timedelta(days=900)
    )
    keep_traject(traject, by=gebruiker, at=NU)
    write_notitie(traject, f"Notitie van {naam}", by=gebruiker)
    make_waarschuwing(gebruiker, Zoekvraag(q="nieuw"), naam=f"Waarschuwing van {naam}")
    share_on_new_teamlijst(
        school, [traject], naam=f"Lijst {naam}", opmerking=f"Opmerking van {naam}", by=gebruiker, at=NU
    )
    return gebruiker


@pytest.fixture
def school() -> Organisatie:
    team: Organisatie = OrganisatieFactory.create(naam="De Regenboog", soort=OrganisatieSoort.SCHOOL)
    return team


def test_the_export_has_everything_of_one_person_and_is_json(school: Organisatie) -> None:
    traject = make_traject("Rekenen")
    vera, _ = fill("Vera", school, traject), fill("Piet", school, traject)
    text = json.dumps(export_bewaard(vera), ensure_ascii=False)
    assert "Piet" not in text
    exported = json.loads(text)
    assert exported["bewaarlijst"] == [
        {
            "traject": traject.slug,
            "naam": "Rekenen",
            "notitie": "Notitie van Vera",
            "bewaard_op": NU.isoformat(),
        }
    ]
    [waarschuwing] = exported["zoekwaarschuwingen"]
    assert (waarschuwing["naam"], waarschuwing["vraag"]) == ("Waarschuwing van Vera", {"q": "nieuw"})
    [gedeeld] = exported["gedeeld_met_team"]
    assert (gedeeld["team"], gedeeld["opmerking"]) == ("De Regenboog", "Opmerking van Vera")
    assert export_bewaard(GebruikerFactory.create()) == {
        "bewaarlijst": [],
        "zoekwaarschuwingen": [],
        "gedeeld_met_team": [],
    }


def test_erasing_leaves_nothing_of_the_person_and_everything_of_others(school: Organisatie) -> None:
    traject = make_traject("Rekenen")
    vera, piet = fill("Vera", school, traject), fill("Piet", school, traject)
    make_traject("Iets nieuw")
    assert send_zoekwaarschuwingen(peildatum=VANDAAG + timedelta(days=1), nu=lambda: NU) == 2
    queue_bericht(vera, "verwerking", onderwerp="Klaar", tekst="Dag.", gebeurtenis=None, at=NU)
    erase_bewaard(vera)
    assert export_bewaard(vera) == {"bewaarlijst": [], "zoekwaarschuwingen": [], "gedeeld_met_team": []}
    assert list(Bericht.objects.order_by("soort").values_list("gebruiker", "soort")) == [
        (vera.pk, "verwerking"),
        (piet.pk, "zoekwaarschuwing"),
    ]
    left = [
        *Bewaardtraject.objects.values_list("notitie", flat=True),
        *Zoekwaarschuwing.objects.values_list("naam", flat=True),
        *Teamlijstitem.objects.values_list("opmerking", flat=True),
    ]
    assert sorted(left) == ["", "Notitie van Piet", "Opmerking van Piet", "Waarschuwing van Piet"]
    assert Teamlijstitem.objects.filter(toegevoegd_door=None, traject=traject).count() == 1, (
        "stays with the team"
    )
    erase_bewaard(vera)


def test_an_account_that_goes_takes_all_along(school: Organisatie) -> None:
    vera = fill("Vera", school, make_traject())
    vera.delete()
    assert not Bewaardtraject.objects.exists()
    assert not Zoekwaarschuwing.objects.exists()
    assert Teamlijstitem.objects.get().toegevoegd_door is None


def test_the_log_that_cannot_be_erased_knows_nothing_of_it(school: Organisatie) -> None:
    traject = make_traject()
    before = Gebeurtenis.objects.count()
    fill("Vera", school, traject)
    assert Gebeurtenis.objects.count() == before
