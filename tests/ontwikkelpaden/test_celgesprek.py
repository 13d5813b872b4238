"""The discussion about a cell: the verbs."""

from datetime import timedelta

import pytest

from napl.fouten import Domeinfout, GeenRecht, OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker
from ontwikkelpaden.domain.celgesprek import post_celbericht, reopen_gesprek, solve_gesprek
from ontwikkelpaden.domain.plek import OnderdeelWeg
from ontwikkelpaden.domain.queries.bewerking import list_gesprekken, read_bewerking
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Celbericht, Padversie
from tests.factories import NU, make_gebruiker
from tests.ontwikkelpaden.atelierbouw import maak_atelier, maak_concept, maak_deelnemer, subdimensie_van
from tests.ontwikkelpaden.bouw import neem_aan

pytestmark = pytest.mark.django_db
NIVEAU = Niveau.EXPERT


@pytest.fixture
def versie() -> Padversie:
    return maak_concept(maak_atelier())


@pytest.fixture
def lid(versie: Padversie) -> Gebruiker:
    assert versie.pad.atelier is not None
    return maak_deelnemer(versie.pad.atelier)


def zeg(
    versie: Padversie, by: Gebruiker, tekst: str = "Klopt dit?", op: Celbericht | None = None
) -> Celbericht:
    return post_celbericht(
        versie,
        subdimensie=subdimensie_van(versie).pk,
        niveau=NIVEAU,
        tekst=tekst,
        by=by,
        at=NU + timedelta(minutes=Celbericht.objects.count()),
        antwoord_op=op,
    )


def test_an_answer_to_an_answer_joins_the_conversation(versie: Padversie, lid: Gebruiker) -> None:
    eerste = zeg(versie, lid)
    tweede = zeg(versie, lid, "Volgens mij wel.", eerste)
    zeg(versie, lid, "Dank.", tweede)

    (gesprek,) = list_gesprekken(versie, subdimensie_van(versie).pk, NIVEAU)
    assert [a.tekst for a in gesprek.antwoorden.all()] == ["Volgens mij wel.", "Dank."]
    assert read_bewerking(versie).gesprekken == 1
    assert "Klopt" not in str(Gebeurtenis.objects.values_list("gegevens", flat=True))


def test_what_is_solved_stands_last_and_an_answer_opens_it_again(versie: Padversie, lid: Gebruiker) -> None:
    eerste, tweede = zeg(versie, lid, "Een"), zeg(versie, lid, "Twee")
    solve_gesprek(eerste, by=lid, at=NU)

    sub = subdimensie_van(versie).pk
    assert list_gesprekken(versie, sub, NIVEAU) == [tweede, eerste]
    assert read_bewerking(versie).gesprekken == 1
    zeg(versie, lid, "Toch niet.", eerste)
    assert read_bewerking(versie).gesprekken == 2
    solve_gesprek(tweede, by=lid, at=NU)
    reopen_gesprek(tweede, by=lid, at=NU)
    assert read_bewerking(versie).gesprekken == 2


def test_nothing_or_far_too_much_is_no_message(versie: Padversie, lid: Gebruiker) -> None:
    for bad in ("  \n", "x" * 4001):
        with pytest.raises(Domeinfout) as fout:
            zeg(versie, lid, bad)
        assert fout.value.veld == "bericht"
    assert not Celbericht.objects.exists()


def test_an_answer_stays_with_its_cell(versie: Padversie, lid: Gebruiker) -> None:
    eerste = zeg(versie, lid)
    with pytest.raises(Domeinfout, match="andere cel"):
        post_celbericht(
            versie,
            subdimensie=subdimensie_van(versie, "Kern").pk,
            niveau=NIVEAU,
            tekst="x",
            by=lid,
            at=NU,
            antwoord_op=eerste,
        )
    with pytest.raises(OnderdeelWeg):
        post_celbericht(versie, subdimensie=0, niveau=NIVEAU, tekst="x", by=lid, at=NU)
    with pytest.raises(Domeinfout):
        solve_gesprek(zeg(versie, lid, "Ja.", eerste), by=lid, at=NU)


def test_who_does_not_take_part_says_nothing(versie: Padversie, lid: Gebruiker) -> None:
    bericht = zeg(versie, lid)
    with pytest.raises(GeenRecht):
        zeg(versie, make_gebruiker())
    with pytest.raises(GeenRecht):
        solve_gesprek(bericht, by=make_gebruiker(), at=NU)
    neem_aan(versie, at=NU)
    with pytest.raises(OngeldigeOvergang):
        zeg(versie, lid)
    assert Celbericht.objects.count() == 1
