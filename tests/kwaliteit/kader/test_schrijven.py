"""A concept is written by more than one person, and nobody's text is lost."""

from dataclasses import replace

import pytest

from kwaliteit.domain.kader.bevinding import Bevindinginvoer, answer_bevinding, report_bevinding
from kwaliteit.domain.kader.bronnen import add_bron, remove_bron
from kwaliteit.domain.kader.invoer import BronInvoer, StandaardInvoer
from kwaliteit.domain.kader.schrijven import (
    Kaderconflict,
    Richting,
    add_criterium,
    add_standaard,
    afdruk_van,
    change_criterium,
    change_standaard,
    change_teksten,
    move_criterium,
    move_standaard,
    remove_criterium,
    remove_standaard,
)
from kwaliteit.domain.kader.versie import revise_kaderversie
from kwaliteit.domain.queries.kader import find_kaderversie, read_criterium, read_teksten
from kwaliteit.domain.queries.kadervergelijking import vergelijk_kaders
from kwaliteit.domain.queries.weergave import lost_bevindingen, read_bevindingen
from kwaliteit.enums import Bevindingsoort, Bronsoort
from kwaliteit.models import Criterium, Kaderversie
from napl.enums import Rol
from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebruiker
from ontwikkelpaden.domain.queries.vergelijking import Verandering
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.kader.bouw import NA_CONSULTATIE, maak_kader, stel_vast

pytestmark = pytest.mark.django_db


@pytest.fixture
def schrijver() -> Gebruiker:
    return make_gebruiker(Rol.COORDINATOR)


def codes(versie: Kaderversie) -> list[str]:
    rows = Criterium.objects.filter(versie=versie).order_by("standaard__volgorde", "volgorde")
    return list(rows.values_list("code", flat=True))


def test_who_saves_second_is_told_and_nothing_is_written_over(schrijver: Gebruiker) -> None:
    versie = maak_kader()
    criterium = versie.criteria.get(code="2.1")
    gelezen = read_criterium(criterium)
    basis = afdruk_van(gelezen)
    eerste = replace(gelezen, tekst="Van de een.")
    change_criterium(versie, criterium.pk, eerste, basis=basis, by=schrijver, at=NU)
    tweede = replace(gelezen, bewijsvormen=("Alleen dit",), naam="Van de ander")
    with pytest.raises(Kaderconflict):
        change_criterium(versie, criterium.pk, tweede, basis=basis, by=schrijver, at=NU)
    with pytest.raises(Kaderconflict):
        remove_criterium(versie, criterium.pk, basis=basis, by=schrijver, at=NU)
    assert read_criterium(Criterium.objects.get(pk=criterium.pk)) == eerste
    nu = afdruk_van(eerste)
    change_criterium(versie, criterium.pk, tweede, basis=nu, by=schrijver, at=NU)
    assert read_criterium(Criterium.objects.get(pk=criterium.pk)) == tweede


def test_the_same_holds_for_the_texts_of_the_whole_and_for_a_standaard(schrijver: Gebruiker) -> None:
    versie = maak_kader()
    teksten = read_teksten(versie)
    basis = afdruk_van(teksten)
    change_teksten(versie, replace(teksten, doel="Anders"), basis=basis, by=schrijver, at=NU)
    with pytest.raises(Kaderconflict):
        change_teksten(versie, replace(teksten, doel="Nog anders"), basis=basis, by=schrijver, at=NU)
    standaard = versie.standaarden.get(volgorde=1)
    staat = StandaardInvoer(standaard.naam, standaard.omschrijving)
    nieuw = replace(staat, omschrijving="Anders")
    change_standaard(versie, standaard.pk, nieuw, basis=afdruk_van(staat), by=schrijver, at=NU)
    with pytest.raises(Kaderconflict):
        change_standaard(
            versie,
            standaard.pk,
            replace(staat, naam="Nog anders"),
            basis=afdruk_van(staat),
            by=schrijver,
            at=NU,
        )


def test_a_code_and_a_name_are_there_once(schrijver: Gebruiker) -> None:
    versie = maak_kader()
    criterium = read_criterium(versie.criteria.get(code="1.1"))
    standaard = versie.standaarden.get(volgorde=2)
    with pytest.raises(Domeinfout, match="Er is al een criterium") as fout:
        add_criterium(versie, standaard.pk, criterium, by=schrijver, at=NU)
    assert fout.value.veld == "code"
    made = add_criterium(versie, standaard.pk, replace(criterium, code="2.9"), by=schrijver, at=NU)
    assert made.volgorde == standaard.criteria.count()
    with pytest.raises(Domeinfout, match="Er is al een standaard"):
        add_standaard(versie, StandaardInvoer(standaard.naam, "x"), by=schrijver, at=NU)


def test_parts_change_places_and_stop_at_the_end(schrijver: Gebruiker) -> None:
    versie = maak_kader()
    voor = codes(versie)
    tweede = versie.criteria.get(code="1.2")
    move_criterium(versie, tweede.pk, richting=Richting.OMHOOG, by=schrijver, at=NU)
    assert codes(versie) == ["1.2", "1.1", *voor[2:]]
    move_criterium(versie, tweede.pk, richting=Richting.OMHOOG, by=schrijver, at=NU)
    assert codes(versie) == ["1.2", "1.1", *voor[2:]]
    laatste = versie.standaarden.order_by("-volgorde")[0]
    move_standaard(versie, laatste.pk, richting=Richting.OMLAAG, by=schrijver, at=NU)
    assert versie.standaarden.order_by("-volgorde")[0] == laatste


def test_what_others_rest_on_stays(schrijver: Gebruiker) -> None:
    versie = maak_kader()
    with pytest.raises(Domeinfout, match="heeft nog criteria"):
        remove_standaard(versie, versie.standaarden.get(volgorde=1).pk, by=schrijver, at=NU)
    with pytest.raises(Domeinfout, match="steunt op deze bron"):
        remove_bron(versie, versie.bronnen.get(code="nvao").pk, by=schrijver, at=NU)
    nieuw = BronInvoer("los", Bronsoort.PRAKTIJK, "Los", "Iemand", "Niets")
    bron = add_bron(versie, nieuw, by=schrijver, at=NU)
    remove_bron(versie, bron.pk, by=schrijver, at=NU)
    assert not versie.bronnen.filter(code="los").exists()


def test_a_part_of_another_version_is_not_there(schrijver: Gebruiker) -> None:
    vast = stel_vast(maak_kader())
    concept = revise_kaderversie(vast, by=schrijver, at=NA_CONSULTATIE)
    vreemd = vast.criteria.get(code="1.1")
    with pytest.raises(Domeinfout, match="niet meer"):
        change_criterium(concept, vreemd.pk, read_criterium(vreemd), basis="", by=schrijver, at=NU)


def test_a_finding_of_a_lab_stands_beside_the_criterium_of_the_next_version(
    schrijver: Gebruiker,
) -> None:
    vast = stel_vast(maak_kader())
    invoer = Bevindinginvoer("Lab Rekenen Noord", Bevindingsoort.ONDUIDELIJK, "Wat is lang genoeg?")
    tried = report_bevinding(
        vast.criteria.get(code="2.3"), invoer, by=make_gebruiker(Rol.TEAMLID), at=NA_CONSULTATIE
    )
    weg = report_bevinding(
        vast.criteria.get(code="5.3"), invoer, by=make_gebruiker(Rol.TEAMLID), at=NA_CONSULTATIE
    )
    concept = revise_kaderversie(vast, by=schrijver, at=NA_CONSULTATIE)
    heet_nu = concept.criteria.get(code="2.3")
    inhoud = read_criterium(heet_nu)
    anders = replace(inhoud, code="2.4")
    change_criterium(concept, heet_nu.pk, anders, basis=afdruk_van(inhoud), by=schrijver, at=NU)
    verdwenen = concept.criteria.get(code="5.3")
    basis = afdruk_van(read_criterium(verdwenen))
    remove_criterium(concept, verdwenen.pk, basis=basis, by=schrijver, at=NU)
    assert read_bevindingen(concept) == {heet_nu.pk: [tried]}
    assert lost_bevindingen(concept) == [weg]
    answer_bevinding(tried, versie=concept, antwoord="Verhelderd.", by=schrijver, at=NU)
    tried.refresh_from_db()
    assert tried.verwerkt_in == concept
    with pytest.raises(OngeldigeOvergang):
        answer_bevinding(weg, versie=vast, antwoord="Nee.", by=schrijver, at=NU)


def test_a_finding_is_about_the_version_in_force_and_from_a_lab(schrijver: Gebruiker) -> None:
    concept = maak_kader()
    criterium = concept.criteria.get(code="1.1")
    invoer = Bevindinginvoer("Lab", Bevindingsoort.WERKT, "Goed.")
    with pytest.raises(OngeldigeOvergang):
        report_bevinding(criterium, invoer, by=schrijver, at=NU)
    stel_vast(concept)
    with pytest.raises(GeenRecht):
        report_bevinding(criterium, invoer, by=make_gebruiker(Rol.LERAAR), at=NU)
    with pytest.raises(Domeinfout) as fout:
        report_bevinding(criterium, replace(invoer, lab=" "), by=schrijver, at=NU)
    assert fout.value.veld == "lab"


def test_a_comparison_follows_a_criterium_that_got_another_code(schrijver: Gebruiker) -> None:
    vast = stel_vast(maak_kader())
    concept = revise_kaderversie(vast, by=schrijver, at=NA_CONSULTATIE)
    een, twee = concept.criteria.get(code="1.1"), concept.criteria.get(code="4.2")
    oud_een, oud_twee = read_criterium(een), read_criterium(twee)
    anders = replace(oud_een, code="1.9", tekst="Anders.")
    change_criterium(concept, een.pk, anders, basis=afdruk_van(oud_een), by=schrijver, at=NU)
    remove_criterium(concept, twee.pk, basis=afdruk_van(oud_twee), by=schrijver, at=NU)
    ouder = concept.standaarden.get(volgorde=1).pk
    add_criterium(concept, ouder, replace(oud_een, code="1.1", naam="Nieuw"), by=schrijver, at=NU)
    oud, nieuw = find_kaderversie(1), find_kaderversie(2, ook_concept=True)
    assert oud is not None
    assert nieuw is not None
    per_naam = {paar.naam: paar for paar in vergelijk_kaders(oud, nieuw).criteria}
    gewijzigd = per_naam[f"1.9 {oud_een.naam}"]
    assert gewijzigd.verandering == Verandering.GEWIJZIGD
    assert gewijzigd.oud is not None
    assert gewijzigd.oud.code == "1.1"
    assert per_naam["1.1 Nieuw"].verandering == Verandering.NIEUW
    assert per_naam[f"4.2 {oud_twee.naam}"].verandering == Verandering.WEG
    rest = [paar for paar in per_naam.values() if paar.verandering == Verandering.GELIJK]
    assert len(rest) == len(codes(vast)) - 2
