"""Typing errors: what is one error away is always found, and most of what is two away."""

import csv
import random
import re
import string
from pathlib import Path

import pytest

import register
from napl.tekst import without_accents
from register.domain.zoeken.taal.stam import Lexeem
from register.domain.zoeken.taal.woordenschat import Woordenschat, build_woordenschat


def demo_words() -> list[str]:
    """Return the words of the offer that comes with the demo."""
    path = Path(register.__file__).parent / "data" / "trajecten.csv"
    with path.open(encoding="utf-8", newline="") as file:
        text = " ".join(f"{row['naam']} {row['beschrijving']}" for row in csv.DictReader(file))
    return re.findall(r"[a-z]+", without_accents(text).lower())


@pytest.fixture(scope="module")
def schat() -> Woordenschat:
    words = demo_words()
    counted = {word: words.count(word) for word in sorted(set(words))}
    return build_woordenschat(counted, {word: Lexeem(word, n) for n, word in enumerate(counted)})


def mistype(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word))
    letter = dice.choice(string.ascii_lowercase)
    ways = [
        word[:place] + letter + word[place:],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
    ]
    if place + 1 < len(word):
        ways.append(word[:place] + word[place + 1] + word[place] + word[place + 2 :])
    return dice.choice(ways)


def recall(schat: Woordenschat, edits: int, *, shortest: int, seed: int = 1) -> float:
    """Return how often the word that was meant is among the first three corrections."""
    dice = random.Random(seed)
    known = {word for word in demo_words() if len(word) >= shortest}
    every, hits, asked = sorted(known), 0, 0
    while asked < 500:
        word = dice.choice(every)
        typed = word
        for _ in range(edits):
            typed = mistype(typed, dice)
        if schat.find(typed) is not None or len(typed) < 4:
            continue  # a word of the register itself: nobody can tell
        asked += 1
        hits += word in [found.tekst for found in schat.corrections(typed)]
    return hits / asked


def test_a_single_error_is_corrected(schat: Woordenschat) -> None:
    assert len(schat) > 1000
    assert recall(schat, 1, shortest=5) >= 0.99


def test_two_errors_in_a_long_word_are_corrected(schat: Woordenschat) -> None:
    assert recall(schat, 2, shortest=9) >= 0.95


def edited(word: str) -> set[str]:
    """Return everything that is one error away from a word."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return (
        {begin + end[1:] for begin, end in cuts if end}
        | {begin + end[1] + end[0] + end[2:] for begin, end in cuts if len(end) > 1}
        | {begin + letter + end[1:] for begin, end in cuts if end for letter in string.ascii_lowercase}
        | {begin + letter + end for begin, end in cuts for letter in string.ascii_lowercase}
    ) - {word}


def make_schat(*words: str) -> Woordenschat:
    return build_woordenschat(
        dict.fromkeys(words, 1), {word: Lexeem(word, n) for n, word in enumerate(words)}
    )


@pytest.mark.parametrize(
    "word", ["taal", "lezen", "rekenen", "didactie", "handvaardigheden", "a" * 9, "z" * 20, "onderwijs" * 5]
)
def test_every_single_error_in_a_word_of_any_length_is_corrected(word: str) -> None:
    schat = make_schat(word, f"x{word[::-1]}x", "kwostig")
    typed = {other for other in edited(word) if len(other) >= 4}
    assert len(typed) > 100
    missed = {
        other for other in typed if word not in [item.tekst for item in schat.corrections(other, fouten=1)]
    }
    assert missed == set()
    # The word itself needs no correction, and what is two errors away is no single error.
    assert schat.corrections(word, fouten=1) == []
    assert schat.corrections(f"{word[:-2]}qx{word[-2:]}"[:48], fouten=1) == []


def test_what_differs_in_two_places_within_a_window_is_no_single_error() -> None:
    schat = make_schat("handvaardigheden", "handvoordigheden", "handvardigheid")
    assert [item.tekst for item in schat.corrections("handvurdigheden", fouten=1)] == []
    assert [item.tekst for item in schat.corrections("handvardigheden", fouten=1)] == ["handvaardigheden"]


@pytest.mark.parametrize("typed", ["", "a", "abc", "z" * 200, "0000", "'", "ååååå", "😀😀😀😀"])
def test_anything_can_be_corrected_without_an_error(schat: Woordenschat, typed: str) -> None:
    assert len(schat.corrections(typed)) <= 3
    assert len(schat.starting_with(typed)) <= 20
