"""What may be kept of what somebody typed: a tidy term, or nothing when it may be about a person.

The list of words is short on purpose: what slips through is still never shown below the threshold.
"""

import re
import unicodedata

from napl.tekst import tidy
from register.models.zoekterm import MAX_TERM

MAX_WOORDEN = 6
# Telephone, BSN, account and student numbers, dates of birth: groups of digits with the usual signs between.
_CIJFERREEKS = re.compile(r"\d(?:[\s./+()-]*\d){5,}")
# "2025-2026", "2025/26" and "2025 2026" are school years, not numbers of a person.
_SCHOOLJAAR = re.compile(r"\b20\d\d\s*[-/ ]\s*(?:20)?\d\d\b(?!\s*[-/.]?\d)")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[a-z]{2}\b(?<!\d (?:po|vo))(?<!\d(?:po|vo))")
_IBAN = re.compile(r"\b[a-z]{2}\d{2}\s?[a-z]{4}")
_ADRES = re.compile(r"@|https?:|www\.")
_AANHEF = re.compile(r"\b(?:dhr|mw|mevr|mevrouw|meneer|de heer|bsn|geboren|wachtwoord|mijn naam)\b")


def make_term(q: str) -> str:
    """Return a query as it is counted: lower case, single spaces, without control characters."""
    plain = "".join(" " if unicodedata.category(char).startswith("C") else char for char in q)
    return tidy(plain).lower()


def may_be_kept(term: str) -> bool:
    """Say whether a term can be kept: it has letters, is short, and does not look like personal data."""
    if not 0 < len(term) <= MAX_TERM or not any(char.isalpha() for char in term):
        return False
    if len(term.split()) > MAX_WOORDEN or _CIJFERREEKS.search(_SCHOOLJAAR.sub(" ", term)):
        return False
    return not any(pattern.search(term) for pattern in (_ADRES, _IBAN, _POSTCODE, _AANHEF))
