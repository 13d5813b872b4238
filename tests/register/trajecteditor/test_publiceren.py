"""What an aanbieder may publish by itself, and what publishing does not do."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht
from register.domain.queries.eigenaanbod import find_eigen
from register.domain.traject import Trajectgegevens, create_traject, publish_versie
from register.domain.trajecteditor.bewaren import save_sectie, working_versie
from register.domain.trajecteditor.kopie import begin_traject, copy_traject
from register.domain.trajecteditor.publiceerbaar import NieuweErkenningNodig
from register.domain.trajecteditor.volledigheid import EISEN, measure
from register.domain.trajectgegevens import read_gegevens
from register.enums import OpnameSoort, Trajectsectie, VersieStatus
from register.models import Opname, Traject
from tests.factories import NU, VANDAAG, make_gebruiker, make_traject, make_uitvoering
from tests.register.trajecteditor.bouw import COMPLEET, Huis, basis_van, make_eigen, make_huis

pytestmark = pytest.mark.django_db
MORGEN = NU + timedelta(days=1)


@pytest.fixture
def huis() -> Huis:
    return make_huis()


def _schrijf(traject: Traject, huis: Huis, sectie: Trajectsectie, **waarden: object) -> None:
    basis = basis_van(working_versie(traject), *waarden)
    save_sectie(traject, sectie, waarden, basis=basis, by=huis.lid, at=NU)


def test_publishing_lists_nothing(huis: Huis) -> None:
    """Only an Opname lists (docs/adr/0009): the page and the search do not know the traject yet."""
    traject = create_traject(
        Trajectgegevens(naam="Zwaluwenstaart", **COMPLEET), aanbieders=[huis.aanbieder], at=NU, by=huis.lid
    )
    publish_versie(traject, at=NU, by=huis.lid)
    assert not Opname.objects.exists()
    assert not Traject.objects.vermeld_op(VANDAAG).exists()
    adres = reverse("register:traject-detail", args=[traject.slug])
    assert Client().get(adres).status_code == 404
    zoekpagina = Client().get(reverse("register:traject-list"), {"q": "zwaluwenstaart"}).content.decode()
    assert traject.slug not in zoekpagina


def test_what_nobody_can_do_without_has_to_be_there(huis: Huis) -> None:
    traject = begin_traject("Alleen een naam", aanbieder=huis.aanbieder, by=huis.lid, at=NU)
    with pytest.raises(Domeinfout, match="Vul eerst dit in: een samenvatting") as caught:
        publish_versie(traject, at=NU, by=huis.lid)
    assert caught.value.veld == "samenvatting"
    assert not traject.versies.filter(status=VersieStatus.LIVE).exists()


def test_the_bureau_publishes_what_an_aanbieder_may_not(huis: Huis) -> None:
    """An import brings what it has; the rules of an aanbieder are not about the bureau."""
    traject = begin_traject("Alleen een naam", aanbieder=huis.aanbieder, by=huis.lid, at=NU)
    publish_versie(traject, at=NU, by=make_gebruiker(Rol.BEHANDELAAR))
    traject.refresh_from_db()
    assert traject.live is not None
    assert not traject.zelf_beheerd


def test_a_recognised_text_changes_only_with_a_new_recognition(huis: Huis) -> None:
    traject = make_eigen(huis, opname=OpnameSoort.ERKEND)
    _schrijf(traject, huis, Trajectsectie.INHOUD, beschrijving="Heel iets anders.")
    with pytest.raises(NieuweErkenningNodig, match="wat deelnemers doen") as caught:
        publish_versie(traject, at=MORGEN, by=huis.lid)
    assert caught.value.velden == ["beschrijving"]
    traject.refresh_from_db()
    assert traject.live is not None
    assert traject.live.beschrijving == "Zes bijeenkomsten op school."
    assert working_versie(traject).beschrijving == "Heel iets anders.", "the draft is kept"


def test_a_recognised_traject_may_get_another_web_address(huis: Huis) -> None:
    traject = make_eigen(huis, opname=OpnameSoort.ERKEND)
    _schrijf(traject, huis, Trajectsectie.BASIS, website="https://www.voorbeeld.nl/verhuisd")
    publish_versie(traject, at=MORGEN, by=huis.lid)
    traject.refresh_from_db()
    assert traject.live is not None
    assert traject.live.website == "https://www.voorbeeld.nl/verhuisd"


def test_when_the_recognition_ended_one_may_write_again(huis: Huis) -> None:
    traject = make_eigen(huis, opname=OpnameSoort.ERKEND, geldig_tot=VANDAAG)
    _schrijf(traject, huis, Trajectsectie.INHOUD, beschrijving="Heel iets anders.")
    publish_versie(traject, at=MORGEN, by=huis.lid)
    traject.refresh_from_db()
    assert traject.live is not None
    assert traject.live.beschrijving == "Heel iets anders."


def test_a_copy_says_the_same_and_takes_no_dates_and_no_recognition(huis: Huis) -> None:
    traject = make_eigen(huis, opname=OpnameSoort.ERKEND)
    make_uitvoering(traject)
    kopie = copy_traject(traject, naam="De tweede", by=huis.lid, at=NU)
    versie = kopie.versies.get()
    assert versie.status == VersieStatus.CONCEPT
    assert (versie.naam, versie.beschrijving) == ("De tweede", "Zes bijeenkomsten op school.")
    assert not kopie.uitvoeringen.exists()
    assert not kopie.opnames.exists()
    assert [row.pk for row in kopie.aanbieders.all()] == [huis.aanbieder.pk]


def test_a_copy_of_a_joint_traject_speaks_for_oneself_alone(huis: Huis) -> None:
    ander = make_huis("Taalhuis")
    traject = make_traject("Samen", aanbieders=[ander.aanbieder, huis.aanbieder], **COMPLEET)
    kopie = copy_traject(traject, naam="Van ons", by=huis.lid, at=NU)
    assert [row.pk for row in kopie.aanbieders.all()] == [huis.aanbieder.pk]


def test_nobody_makes_or_copies_for_another(huis: Huis) -> None:
    ander = make_huis("Taalhuis")
    traject = make_eigen(ander)
    before = Traject.objects.count()
    with pytest.raises(GeenRecht):
        begin_traject("Gekaapt", aanbieder=ander.aanbieder, by=huis.lid, at=NU)
    with pytest.raises(GeenRecht):
        copy_traject(traject, naam="Gekaapt", by=huis.lid, at=NU)
    with pytest.raises(GeenRecht):
        create_traject(
            Trajectgegevens(naam="Samen"), aanbieders=[huis.aanbieder, ander.aanbieder], at=NU, by=huis.lid
        )
    with pytest.raises(GeenRecht):
        create_traject(Trajectgegevens(naam="Van niemand"), aanbieders=[], at=NU, by=huis.lid)
    assert Traject.objects.count() == before
    assert find_eigen(huis.lid, traject.slug, VANDAAG) is None


def test_the_meter_counts_what_is_there(huis: Huis) -> None:
    traject = make_eigen(huis)
    assert traject.live is not None
    before = measure(traject.live, [], VANDAAG)
    assert before.totaal == len(EISEN)
    assert not before.nodig
    assert {"uitvoering", "prijs", "typeringen"} <= {eis.veld for eis in before.ontbreekt}
    uitvoering = make_uitvoering(traject)
    after = measure(traject.live, [uitvoering], VANDAAG)
    assert {eis.veld for eis in before.ontbreekt} - {eis.veld for eis in after.ontbreekt} == {
        "uitvoering",
        "prijs",
    }
    assert all(eis.waarom for eis in EISEN)


def test_reading_a_version_and_writing_it_again_says_the_same(huis: Huis) -> None:
    traject = make_eigen(huis)
    assert traject.live is not None
    gegevens = read_gegevens(traject.live)
    kopie = create_traject(gegevens, aanbieders=[huis.aanbieder], at=NU)
    assert read_gegevens(kopie.versies.get()) == gegevens
