"""Plain text work: comparing names, making slugs."""

import re
import unicodedata

from django.utils.text import slugify

_WIT = re.compile(r"\s+")
_GEEN_WOORDTEKEN = re.compile(r"[^0-9a-z]+")


def tidy(value: str) -> str:
    """Collapse white space and use composed characters, so that equal texts are equal."""
    return _WIT.sub(" ", unicodedata.normalize("NFC", value)).strip()


def without_accents(value: str) -> str:
    decomposed = unicodedata.normalize("NFKD", value)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def comparable(value: str) -> str:
    """Reduce a name to what counts when two names are compared: letters and digits, lower case."""
    return _GEEN_WOORDTEKEN.sub(" ", without_accents(value).casefold()).strip()


def make_slug(value: str, *, max_length: int = 90) -> str:
    """Make an ASCII slug; a name without any letter or digit gives ``naamloos``."""
    slug = slugify(without_accents(value))[:max_length].strip("-")
    return slug or "naamloos"


def unique_slug(value: str, taken: "set[str] | frozenset[str]") -> str:
    """Make a slug that is not in ``taken`` by counting up."""
    base = make_slug(value)
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug
