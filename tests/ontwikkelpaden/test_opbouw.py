"""Build the raamwerk of a concept."""

import pytest

from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from ontwikkelpaden.domain import opbouw
from ontwikkelpaden.domain.bewerken import NietMeerConcept, Tekstconflict, afdruk
from ontwikkelpaden.domain.opbouw import Richting
from ontwikkelpaden.domain.plek import OnderdeelWeg
from ontwikkelpaden.domain.queries.bewerking import read_bewerking
from ontwikkelpaden.domain.queries.wijzigingen import read_geschiedenis
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Celbericht, Niveaubeschrijving, Padversie, Padwijziging, Subdimensie
from tests.factories import NU, make_gebruiker
from tests.ontwikkelpaden.atelierbouw import maak_atelier, maak_concept, maak_deelnemer, subdimensie_van
from tests.ontwikkelpaden.bouw import neem_aan

pytestmark = pytest.mark.django_db


@pytest.fixture
def versie() -> Padversie:
    return maak_concept(maak_atelier())


@pytest.fixture
def lid(versie: Padversie) -> Gebruiker:
    assert versie.pad.atelier is not None
    return maak_deelnemer(versie.pad.atelier)


def rijen(versie: Padversie) -> list[tuple[str, list[str]]]:
    return [
        (groep.dimensie.naam, [rij.subdimensie.naam for rij in groep.rijen])
        for groep in read_bewerking(versie).groepen
    ]


def test_parts_are_added_at_the_end(versie: Padversie, lid: Gebruiker) -> None:
    hoe = opbouw.add_dimensie(versie, naam="  Hoe? ", by=lid, at=NU)
    opbouw.add_subdimensie(versie, dimensie=hoe.pk, naam="Team", by=lid, at=NU)
    opbouw.add_eindterm(versie, code="R-2", niveau=Niveau.EXPERT, tekst="Kan meer.", by=lid, at=NU)

    assert rijen(versie) == [("Wat?", ["Samenhang", "Kern"]), ("Hoe?", ["Team"])]
    assert [e.code for e in read_bewerking(versie).eindtermen] == ["R-1", "R-2"]
    assert set(Padwijziging.objects.values_list("voor", "na")) == {
        ("", "Hoe?"),
        ("", "Team"),
        ("", "R-2"),
        ("", "expert"),
        ("", "Kan meer."),
    }


def test_a_name_occurs_once_and_is_not_empty(versie: Padversie, lid: Gebruiker) -> None:
    dimensie = versie.dimensies.get().pk
    for bad in ("wat?", " "):
        with pytest.raises(Domeinfout):
            opbouw.add_dimensie(versie, naam=bad, by=lid, at=NU)
    with pytest.raises(Domeinfout, match="al een subdimensie"):
        opbouw.add_subdimensie(versie, dimensie=dimensie, naam="KERN", by=lid, at=NU)
    with pytest.raises(Domeinfout) as fout:
        opbouw.add_eindterm(versie, code="R-1", niveau=Niveau.EXPERT, tekst="x", by=lid, at=NU)
    assert fout.value.veld == "code"
    assert not Padwijziging.objects.exists()


def test_a_row_moves_within_its_dimensie_and_past_its_ends(versie: Padversie, lid: Gebruiker) -> None:
    hoe = opbouw.add_dimensie(versie, naam="Hoe?", by=lid, at=NU)
    opbouw.add_subdimensie(versie, dimensie=hoe.pk, naam="Team", by=lid, at=NU)
    kern = subdimensie_van(versie, "Kern").pk

    def move(richting: Richting) -> bool:
        return opbouw.move_subdimensie(versie, subdimensie=kern, richting=richting, by=lid, at=NU)

    assert move(Richting.OMLAAG)
    assert rijen(versie) == [("Wat?", ["Samenhang"]), ("Hoe?", ["Kern", "Team"])]
    assert move(Richting.OMLAAG)
    assert rijen(versie)[1] == ("Hoe?", ["Team", "Kern"])
    assert not move(Richting.OMLAAG)
    assert move(Richting.OMHOOG)
    assert move(Richting.OMHOOG)
    assert move(Richting.OMHOOG)
    assert rijen(versie) == [("Wat?", ["Kern", "Samenhang"]), ("Hoe?", ["Team"])]
    assert not move(Richting.OMHOOG)
    assert Niveaubeschrijving.objects.filter(subdimensie=kern).count() == 3


def test_dimensies_change_places(versie: Padversie, lid: Gebruiker) -> None:
    hoe = opbouw.add_dimensie(versie, naam="Hoe?", by=lid, at=NU)

    assert opbouw.move_dimensie(versie, dimensie=hoe.pk, richting=Richting.OMHOOG, by=lid, at=NU)
    assert [naam for naam, _ in rijen(versie)] == ["Hoe?", "Wat?"]
    assert not opbouw.move_dimensie(versie, dimensie=hoe.pk, richting=Richting.OMHOOG, by=lid, at=NU)


def test_what_is_taken_away_stays_in_the_history(versie: Padversie, lid: Gebruiker) -> None:
    sub = subdimensie_van(versie)
    Celbericht.objects.create(
        versie=versie, subdimensie=sub, niveau="expert", door=lid, op=NU, tekst="Waarom?"
    )

    opbouw.remove_subdimensie(versie, subdimensie=sub.pk, basis=opbouw.afdruk_subdimensie(sub), by=lid, at=NU)

    assert rijen(versie) == [("Wat?", ["Kern"])]
    weg = {groep.waar: groep.voor for groep in read_geschiedenis(read_bewerking(versie)).groepen}
    assert weg["Samenhang, expert"] == "Samenhang expert"
    assert len(weg) == 5
    assert not any(groep.basis for groep in read_geschiedenis(read_bewerking(versie)).groepen)
    assert Celbericht.objects.get().subdimensie is None


def test_nothing_is_taken_away_that_somebody_just_wrote_in(versie: Padversie, lid: Gebruiker) -> None:
    sub, eindterm = subdimensie_van(versie), versie.eindtermen.get()
    basis = opbouw.afdruk_subdimensie(sub)
    Niveaubeschrijving.objects.filter(subdimensie=sub, niveau="expert").update(tekst="Net geschreven.")

    with pytest.raises(Tekstconflict):
        opbouw.remove_subdimensie(versie, subdimensie=sub.pk, basis=basis, by=lid, at=NU)
    with pytest.raises(Tekstconflict):
        opbouw.remove_eindterm(versie, eindterm=eindterm.pk, basis=afdruk("Eerder."), by=lid, at=NU)

    assert Subdimensie.objects.filter(pk=sub.pk).exists()
    opbouw.remove_eindterm(versie, eindterm=eindterm.pk, basis=afdruk(eindterm.tekst), by=lid, at=NU)
    assert not versie.eindtermen.exists()


def test_only_an_empty_dimensie_is_taken_away(versie: Padversie, lid: Gebruiker) -> None:
    wat, hoe = versie.dimensies.get(), opbouw.add_dimensie(versie, naam="Hoe?", by=lid, at=NU)

    with pytest.raises(Domeinfout, match="nog subdimensies"):
        opbouw.remove_dimensie(versie, dimensie=wat.pk, by=lid, at=NU)
    opbouw.remove_dimensie(versie, dimensie=hoe.pk, by=lid, at=NU)

    assert [naam for naam, _ in rijen(versie)] == ["Wat?"]


def test_who_may_not_or_too_late_builds_nothing(versie: Padversie, lid: Gebruiker) -> None:
    with pytest.raises(GeenRecht):
        opbouw.add_dimensie(versie, naam="Hoe?", by=make_gebruiker(), at=NU)
    with pytest.raises(OnderdeelWeg):
        opbouw.remove_dimensie(versie, dimensie=0, by=lid, at=NU)
    neem_aan(versie, at=NU)
    with pytest.raises(NietMeerConcept):
        opbouw.add_dimensie(versie, naam="Hoe?", by=lid, at=NU)

    assert [naam for naam, _ in rijen(versie)] == ["Wat?"]
