"""The file with judgements: read well, and refused with a place and a reason when it cannot be meant."""

from collections import Counter
from pathlib import Path

import pytest

from napl.fouten import Domeinfout
from register.domain.relevantie import GEEN_ANTWOORD, SOORTEN, load_proefvragen
from register.domain.relevantie.oordelen import GROEPEN, VRAGEN, Proefvraag

KOP = "zoekvraag,soort,graad_3,graad_2,graad_1,toelichting\n"


def read(folder: Path, rows: str, groepen: str = "") -> list[Proefvraag]:
    (folder / VRAGEN).write_text(KOP + rows, encoding="utf-8")
    if groepen:
        (folder / GROEPEN).write_text("groep,traject,omschrijving\n" + groepen, encoding="utf-8")
    return load_proefvragen(folder)


def test_groups_are_filled_in_and_the_highest_grade_stays(tmp_path: Path) -> None:
    groepen = "reken,post-hbo,Rekenen\nreken,dag,\n"
    (vraag,) = read(tmp_path, "rekenen,woord,post-hbo,@reken;netwerk,dag;wiskunde,waarom\n", groepen)
    assert vraag.graden == {"post-hbo": 3, "dag": 2, "netwerk": 2, "wiskunde": 1}
    assert (vraag.q, vraag.soort, vraag.toelichting) == ("rekenen", "woord", "waarom")


def test_only_what_can_be_found_counts(tmp_path: Path) -> None:
    (vraag,) = read(tmp_path, "rekenen,woord,weg,er,,\n")
    assert vraag.among(frozenset({"er", "anders"})) == {"er": 2}


@pytest.mark.parametrize(
    ("rows", "melding"),
    [
        ("a,woord,x,,,\na,naam,y,,,\n", "regel 3: de vraag 'a' staat er al"),
        ("a,onzin,x,,,\n", "regel 2: de soort 'onzin' bestaat niet"),
        ("a,woord,@weg,,,\n", "regel 2: de groep '@weg' bestaat niet"),
        (" ,woord,x,,,\n", "regel 2: de zoekvraag is leeg"),
        ("a,woord,,,,\n", "regel 2: een vraag heeft verwachte trajecten"),
        ("a,niets,x,,,\n", "regel 2: een vraag heeft verwachte trajecten"),
    ],
)
def test_a_row_that_cannot_be_meant_is_refused_with_its_place(
    tmp_path: Path, rows: str, melding: str
) -> None:
    with pytest.raises(Domeinfout, match=melding):
        read(tmp_path, rows)


def test_a_missing_column_or_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Domeinfout, match=r"relevantie\.csv is er niet"):
        load_proefvragen(tmp_path)
    (tmp_path / VRAGEN).write_text("zoekvraag,soort\n", encoding="utf-8")
    with pytest.raises(Domeinfout, match="de kolom 'graad_1' ontbreekt"):
        load_proefvragen(tmp_path)


def test_the_set_of_the_register_has_enough_of_every_soort() -> None:
    vragen = load_proefvragen()
    per_soort = Counter(vraag.soort for vraag in vragen)
    assert len([vraag for vraag in vragen if vraag.graden]) >= 150
    assert set(per_soort) == set(SOORTEN)
    assert min(per_soort.values()) >= 10
    assert all(not vraag.graden for vraag in vragen if vraag.soort == GEEN_ANTWOORD)
