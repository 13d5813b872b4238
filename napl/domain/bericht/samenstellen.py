"""Compose a mail from the template of its kind: subject, plain text, and HTML made of that same text."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NoReturn

from django.conf import settings
from django.template.backends.django import DjangoTemplates
from django.template.loader import render_to_string

from napl.domain.bericht.opmaak import Blok, to_blokken
from napl.registers import Berichtsoort, berichtsoorten

MAX_ONDERWERP = 200


@dataclass(frozen=True)
class Samenstelling:
    """A mail as it goes out."""

    onderwerp: str
    tekst: str

    @property
    def html(self) -> str:
        return to_html(self.onderwerp, self.tekst)

    @property
    def blokken(self) -> list[Blok]:
        return to_blokken(self.tekst)


class _Ontbreekt(str):
    """Stands where a template asks for something that is not there: a mail with a hole never goes out."""

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, name: object) -> NoReturn:
        raise LookupError(f"The text of a mail asks for {name}, which is not there.")


def find_soort(soort: str) -> Berichtsoort:
    found = berichtsoorten.get(soort)
    if found is None:
        raise LookupError(f"{soort!r} is no registered kind of mail.")
    return found


def compose(soort: str, context: Mapping[str, Any]) -> Samenstelling:
    """Return the mail of a kind, filled in.

    Raises LookupError for an unknown kind, and when ``context`` has not exactly the names of its example.
    """
    found = find_soort(soort)
    wanted = set(found.voorbeeld())
    if set(context) != wanted:
        raise LookupError(f"{soort!r} asks for {sorted(wanted)}, and got {sorted(context)}.")
    values = {**context, "site": settings.SITE_URL.rstrip("/")}
    onderwerp = " ".join(_templates().from_string(found.onderwerp).render(values).split())
    tekst = _templates().get_template(f"berichten/{soort}.txt").render(values).strip() + "\n"
    return Samenstelling(onderwerp[:MAX_ONDERWERP], tekst)


def to_html(onderwerp: str, tekst: str) -> str:
    """Return the same text as HTML; it asks nothing of any server when it is read."""
    return render_to_string("berichten/_omslag.html", {"onderwerp": onderwerp, "blokken": to_blokken(tekst)})


@cache
def _templates() -> DjangoTemplates:
    """Return the engine of plain text: it escapes nothing, and refuses what is missing."""
    return DjangoTemplates(
        {
            "NAME": "berichten",
            "DIRS": settings.TEMPLATES[0]["DIRS"],
            "APP_DIRS": False,
            "OPTIONS": {"autoescape": False, "string_if_invalid": _Ontbreekt("%s")},
        }
    )
