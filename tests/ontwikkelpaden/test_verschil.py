"""Texts compared by words."""

import pytest

from ontwikkelpaden.domain.verschil import Stuk, Stuksoort, verschil

GELIJK, WEG, NIEUW = Stuksoort


@pytest.mark.parametrize(
    ("oud", "nieuw", "stukken"),
    [
        ("", "", []),
        ("Eén team", "Eén team", [(GELIJK, "Eén team")]),
        ("", "Een team", [(NIEUW, "Een team")]),
        ("Een team", "", [(WEG, "Een team")]),
        ("met een team", "met veel teams", [(GELIJK, "met"), (WEG, " een team"), (NIEUW, " veel teams")]),
        ("met een team", "met team", [(GELIJK, "met"), (WEG, " een"), (GELIJK, " team")]),
        ("a b", "a\n b", [(GELIJK, "a\n b")]),
    ],
)
def test_words_are_marked(oud: str, nieuw: str, stukken: list[tuple[Stuksoort, str]]) -> None:
    assert verschil(oud, nieuw) == [Stuk(soort, tekst) for soort, tekst in stukken]


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("  De leraar kiest  doelen.\n", "De leraar kiest en weegt doelen. "),
        ("één twee drie vier", "vier drie twee één"),
        ("x " * 300, "y x " * 200),
    ],
)
def test_the_pieces_are_both_texts_again(oud: str, nieuw: str) -> None:
    stukken = verschil(oud, nieuw)

    assert "".join(stuk.tekst for stuk in stukken if stuk.soort != NIEUW).split() == oud.split()
    assert "".join(stuk.tekst for stuk in stukken if stuk.soort != WEG) == nieuw
