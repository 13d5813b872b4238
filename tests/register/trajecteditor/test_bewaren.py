"""Saving a section: into the draft, field by field, and never over what a colleague wrote."""

from datetime import timedelta

import pytest

from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis
from register.domain.traject import discard_concept, publish_versie, withdraw_traject
from register.domain.trajecteditor.bewaren import (
    BRON,
    Sectieconflict,
    last_change,
    save_sectie,
    working_versie,
)
from register.domain.trajectgegevens import Typeringgegevens
from register.enums import Trajectsectie, VersieStatus
from register.models import Traject, Trajectversie
from tests.factories import NU, PadversieFactory, make_gebruiker
from tests.register.trajecteditor.bouw import Huis, basis_van, make_eigen, make_huis, make_lid

pytestmark = pytest.mark.django_db
BASIS = Trajectsectie.BASIS


@pytest.fixture
def huis() -> Huis:
    return make_huis()


@pytest.fixture
def traject(huis: Huis) -> Traject:
    return make_eigen(huis)


def _save(traject: Traject, huis: Huis, **waarden: object) -> list[str]:
    basis = basis_van(working_versie(traject), *waarden)
    return save_sectie(traject, BASIS, waarden, basis=basis, by=huis.lid, at=NU)


def test_the_first_save_makes_a_draft_beside_what_is_live(traject: Traject, huis: Huis) -> None:
    assert _save(traject, huis, samenvatting="Anders.") == ["samenvatting"]
    concept = traject.versies.get(status=VersieStatus.CONCEPT)
    live = traject.versies.get(status=VersieStatus.LIVE)
    assert (concept.samenvatting, live.samenvatting) == ("Anders.", "Leer rekenen geven.")
    assert (concept.beschrijving, concept.leeruitkomsten) == (live.beschrijving, live.leeruitkomsten)
    assert (concept.bron, concept.nummer) == (BRON, 2)
    assert Gebeurtenis.objects.get(soort="traject.concept_gewijzigd").gegevens == {
        "sectie": "basis",
        "velden": ["samenvatting"],
    }


def test_what_is_typed_as_it_was_makes_no_draft(traject: Traject, huis: Huis) -> None:
    assert _save(traject, huis, samenvatting="Leer rekenen geven.") == []
    assert not traject.versies.filter(status=VersieStatus.CONCEPT).exists()
    assert not Gebeurtenis.objects.filter(soort="traject.concept_gewijzigd").exists()


def test_the_draft_stays_the_same_row_while_one_writes(traject: Traject, huis: Huis) -> None:
    _save(traject, huis, samenvatting="Eén.")
    first = traject.versies.get(status=VersieStatus.CONCEPT).pk
    _save(traject, huis, samenvatting="Twee.")
    assert traject.versies.get(status=VersieStatus.CONCEPT).pk == first


def test_two_people_in_different_fields_keep_both(traject: Traject, huis: Huis) -> None:
    basis = basis_van(working_versie(traject), "samenvatting", "website")
    collega = make_lid(huis.aanbieder)
    save_sectie(traject, BASIS, {"samenvatting": "Van een collega."}, basis=basis, by=collega, at=NU)
    # A form sends all its fields, also the one that nobody touched here.
    mine = {"samenvatting": "Leer rekenen geven.", "website": "https://www.voorbeeld.nl/nieuw"}
    assert save_sectie(traject, BASIS, mine, basis=basis, by=huis.lid, at=NU) == ["website"]
    concept = working_versie(traject)
    assert (concept.samenvatting, concept.website) == ("Van een collega.", "https://www.voorbeeld.nl/nieuw")


def test_two_people_in_one_field_is_a_conflict_and_writes_nothing(traject: Traject, huis: Huis) -> None:
    basis = basis_van(working_versie(traject), "samenvatting", "website")
    collega = make_lid(huis.aanbieder)
    save_sectie(traject, BASIS, {"samenvatting": "Van een collega."}, basis=basis, by=collega, at=NU)
    mine = {"samenvatting": "Van mij.", "website": "https://www.voorbeeld.nl/nieuw"}
    with pytest.raises(Sectieconflict) as caught:
        save_sectie(traject, BASIS, mine, basis=basis, by=huis.lid, at=NU)
    [botsing] = caught.value.botsingen
    assert (botsing.veld, botsing.nu, botsing.mijn) == ("samenvatting", "Van een collega.", "Van mij.")
    concept = working_versie(traject)
    assert (concept.samenvatting, concept.website) == ("Van een collega.", "https://www.voorbeeld.nl/rekenen")
    laatste = last_change(traject, BASIS)
    assert laatste is not None
    assert laatste.naam == str(collega)


@pytest.mark.parametrize(
    ("sectie", "waarden", "veld"),
    [
        (BASIS, {"naam": ""}, "naam"),
        (BASIS, {"samenvatting": "x" * 401}, "samenvatting"),
        (BASIS, {"soort": "toverles"}, "soort"),
        (BASIS, {"website": "geen adres"}, "website"),
        (Trajectsectie.VOOR_WIE, {"sectoren": ("ho",)}, "sectoren"),
        (Trajectsectie.TIJD, {"studielast_eenheid": "ec"}, "studielast_waarde"),
        (Trajectsectie.INHOUD, {"themas": ("koken",)}, "themas"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(
    traject: Traject, huis: Huis, sectie: Trajectsectie, waarden: dict[str, object], veld: str
) -> None:
    basis = basis_van(working_versie(traject), *waarden)
    with pytest.raises(Domeinfout) as caught:
        save_sectie(traject, sectie, waarden, basis=basis, by=huis.lid, at=NU)
    assert caught.value.veld == veld
    assert Trajectversie.objects.filter(traject=traject).count() == 1


def test_a_level_needs_a_ground(traject: Traject, huis: Huis) -> None:
    padversie = PadversieFactory.create()
    basis = basis_van(working_versie(traject), "typeringen")
    for grond, goed in (("  ", False), ("Deelnemers ontwerpen een leerlijn.", True)):
        waarden = {"typeringen": (Typeringgegevens(padversie, "expert", grond),)}
        if goed:
            save_sectie(traject, Trajectsectie.PADEN, waarden, basis=basis, by=huis.lid, at=NU)
        else:
            with pytest.raises(Domeinfout, match="waaruit"):
                save_sectie(traject, Trajectsectie.PADEN, waarden, basis=basis, by=huis.lid, at=NU)
    assert working_versie(traject).typeringen.get().grond == "Deelnemers ontwerpen een leerlijn."


def test_who_works_elsewhere_may_not(traject: Traject, huis: Huis) -> None:
    ander = make_huis("Taalhuis").lid
    for by in (ander, make_gebruiker(Rol.LERAAR), make_gebruiker(Rol.AANBIEDER)):
        with pytest.raises(GeenRecht):
            save_sectie(traject, BASIS, {"naam": "Gekaapt"}, basis={"naam": ""}, by=by, at=NU)
    assert Trajectversie.objects.get(traject=traject).naam == "Rekenen met inzicht"


def test_who_left_may_not_any_more(traject: Traject, huis: Huis) -> None:
    huis.lid.lidmaatschappen.update(geldig_tot=NU.date() - timedelta(days=1))
    with pytest.raises(GeenRecht):
        _save(traject, huis, naam="Anders")


def test_a_withdrawn_traject_does_not_change(traject: Traject, huis: Huis) -> None:
    withdraw_traject(traject, reden="Klaar.", by=make_gebruiker(Rol.COORDINATOR), at=NU)
    with pytest.raises(OngeldigeOvergang):
        _save(traject, huis, naam="Anders")


def test_a_draft_can_be_thrown_away_but_never_the_only_text(traject: Traject, huis: Huis) -> None:
    _save(traject, huis, naam="Anders")
    discard_concept(traject, at=NU, by=huis.lid)
    assert working_versie(traject).naam == "Rekenen met inzicht"
    with pytest.raises(Domeinfout, match="geen concept"):
        discard_concept(traject, at=NU, by=huis.lid)
    with pytest.raises(GeenRecht):
        discard_concept(traject, at=NU, by=make_huis("Taalhuis").lid)


def test_publishing_after_writing_makes_the_draft_live(traject: Traject, huis: Huis) -> None:
    _save(traject, huis, naam="Nieuwe naam")
    publish_versie(traject, at=NU + timedelta(days=1), by=huis.lid)
    traject.refresh_from_db()
    assert traject.live is not None
    assert (traject.live.naam, traject.zelf_beheerd) == ("Nieuwe naam", True)
