"""What is kept of what somebody typed, and what is not."""

import pytest

from register.domain.zoeklog.term import make_term, may_be_kept


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("  Rekencoördinator  ", "rekencoördinator"),
        ("Orde \t  HOUDEN", "orde houden"),
        ("cafe\u0301", "café"),
        ("a\u200bb\x07c", "a b c"),
    ],
)
def test_a_term_is_tidy(typed: str, term: str) -> None:
    assert make_term(typed) == term


@pytest.mark.parametrize(
    "term",
    [
        "rekencoördinator",
        "nt2",
        "iso 9001",
        "21e-eeuwse vaardigheden",
        "subsidie 2026",
        "lerarenbeurs 2025-2026",
        "lerarenbeurs 2025/26",
        "jaarplan 2026 po",
        "master leren en innoveren",
        "drukke klas groep 7/8",
        "één twee drie vier vijf zes",
    ],
)
def test_ordinary_words_are_kept(term: str) -> None:
    assert may_be_kept(term)


@pytest.mark.parametrize(
    "term",
    [
        "",
        "123456782",
        "12345",
        "!!!",
        "jan.jansen@school.nl",
        "@jan",
        "https://example.org/x",
        "www.school.nl",
        "bel 06-12345678",
        "bel 06 12 34 56 78",
        "+31 (0)6 1234 5678 jan",
        "bsn 123456782",
        "leerling 123456",
        "geb 12-03-2015",
        "12.03.1985 jansen",
        "nl91abna0417164300",
        "nl91 abna 0417 1643 00",
        "dorpsstraat 12 1234 ab",
        "1234ab",
        "mevrouw jansen",
        "dhr. de vries",
        "mijn naam is jan",
        "een twee drie vier vijf zes zeven",
        "a" * 101,
    ],
)
def test_what_may_be_about_a_person_is_dropped(term: str) -> None:
    assert not may_be_kept(term)
