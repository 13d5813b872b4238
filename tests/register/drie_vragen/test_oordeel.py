"""The reasons are true of the traject: what does not fit or is unknown is never a reason."""

from datetime import date
from typing import Any

import pytest

from register.domain.drie_vragen import Antwoorden
from register.domain.drie_vragen.kandidaat import Moment, Woorden
from tests.register.drie_vragen.bouw import beoordeeld, kandidaat, moment

ALLES = Antwoorden(
    sector="po",
    thema="vakdidactiek",
    vak="rekenen",
    ontwikkelpad="rekenexpert",
    uren="40",
    begin="dit-schooljaar",
    waar="plek",
)


def test_a_reason_for_every_answer() -> None:
    found = beoordeeld(kandidaat(), ALLES)
    assert found.redenen == (
        "Omdat het bedoeld is voor het primair onderwijs.",
        "Omdat het gaat over vakdidactiek.",
        "Omdat het gaat over het vak Rekenen.",
        "Omdat het past bij het ontwikkelpad ‘Rekenexpert’, niveau expert.",
        "Omdat het 40 uur kost. Dat past in de 40 uur die u hebt.",
        "Omdat u naar een plek toe gaat: Utrecht.",
        "Omdat het op 1 oktober 2026 begint, nog dit schooljaar.",
        "Omdat het nog niet is begonnen. Het is niet vol, voor zover wij weten.",
    )
    assert found.let_op == ()
    assert found.mist == frozenset()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"sectoren": ("vo",)}, "Het is niet bedoeld voor het primair onderwijs."),
        ({"themas": ("begeleiding",)}, "Het staat in het register niet bij het thema vakdidactiek."),
        ({"themas": ()}, "Of het gaat over vakdidactiek, staat niet in het register."),
        ({"vakken": ()}, "Of het gaat over het vak Rekenen, staat niet in het register."),
        ({"paden": ()}, "Het is niet ingedeeld bij het ontwikkelpad ‘Rekenexpert’."),
        ({"uren": 1680}, "Het kost 1.680 uur. Dat is meer dan de 40 uur die u hebt."),
        ({"uren": None}, "Hoeveel uur het kost, weten wij niet. Vraag het aan de aanbieder."),
        ({"moment": moment(locatie="online", plaats="")}, "Het is online, niet op een plek."),
        ({"moment": moment(locatie="")}, "Waar het is, weten wij niet. Vraag het aan de aanbieder."),
        (
            {"moment": moment(eerste_dag=date(2027, 9, 1))},
            "Het begint op 1 september 2027. Dat is niet nog dit schooljaar.",
        ),
        (
            {"moment": moment(eerste_dag=None, is_open=False)},
            "Wanneer het begint, weten wij niet. Vraag het aan de aanbieder.",
        ),
        (
            {"moment": moment(is_vol=True, is_open=False)},
            "Het is nu vol. Vraag de aanbieder naar een wachtlijst.",
        ),
        (
            {"moment": moment(inschrijven_tot=date(2026, 8, 30), is_open=False)},
            "Inschrijven kon tot en met 30 augustus 2026.",
        ),
    ],
)
def test_what_does_not_fit_or_is_unknown_is_said(anders: dict[str, Any], zin: str) -> None:
    whole = beoordeeld(kandidaat(), ALLES)
    found = beoordeeld(kandidaat(**anders), ALLES)
    assert found.let_op == (zin,)
    assert len(found.redenen) == len(whole.redenen) - 1 or len(found.redenen) == len(whole.redenen) - 2


def test_own_words_count_only_where_a_search_found_it_with_them() -> None:
    antwoorden = Antwoorden(woorden="drukke klas", doel="orde houden")
    found = beoordeeld(kandidaat(woorden=Woorden.HEEL), antwoorden)
    assert "Omdat wij het vinden met uw woorden ‘drukke klas’." in found.redenen
    assert found.let_op == ("Met uw woorden ‘orde houden’ vinden wij dit traject niet.",)


def test_a_part_of_the_words_is_no_reason() -> None:
    found = beoordeeld(kandidaat(woorden=Woorden.DEELS), Antwoorden(woorden="drukke klas orde"))
    assert found.let_op == ("Het past maar bij een deel van uw woorden ‘drukke klas orde’.",)


@pytest.mark.parametrize(
    ("waar", "hier", "reden", "let_op"),
    [
        ("", moment(plaats="Bunnik"), "Omdat het binnen 25 kilometer van Utrecht is: Bunnik.", ""),
        ("plek", moment(plaats="Bunnik"), "Omdat het binnen 25 kilometer van Utrecht is: Bunnik.", ""),
        ("", moment(plaats="Groningen"), "", "Het is niet binnen 25 kilometer van Utrecht: Groningen."),
        ("", moment(plaats=""), "", "Waar het is, weten wij niet. Vraag het aan de aanbieder."),
        ("", moment(plaats="", locatie="online"), "", "Het is online, niet op een plek."),
        ("online", moment(plaats="", locatie="online"), "Omdat u online kunt meedoen.", ""),
    ],
)
def test_near_a_place(waar: str, hier: Moment, reden: str, let_op: str) -> None:
    found = beoordeeld(kandidaat(moment=hier), Antwoorden(waar=waar, plaats="Utrecht"))
    assert found.redenen[:-1] == ((reden,) if reden else ())
    assert found.let_op == ((let_op,) if let_op else ())


def test_what_was_not_asked_is_no_reason() -> None:
    found = beoordeeld(kandidaat(moment=None))
    assert found.redenen == ()
    assert found.let_op == ("Wanneer het begint, weten wij niet. Vraag het aan de aanbieder.",)
