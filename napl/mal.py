"""Moulds: a template rendered once, with holes that are filled per request.

A page that many people ask for is mostly the same text. Rendering that text anew costs many times what it
costs to find out what is in it. A mould keeps what the template made and leaves open only what differs, so
the HTML stands in templates as ever. What goes into a hole is HTML: text is escaped first.

Moulds work in bytes: so what is rendered once is also encoded once.
"""

import re
from collections.abc import Mapping, Sequence
from secrets import token_hex
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

_INSPRING = re.compile(r"\s*\n\s*")
# Private use characters around something that nobody can guess: so a text that holds them makes no hole.
_TEKEN = token_hex(8)
_BEGIN, _EIND = f"\ue0f0{_TEKEN}:", "\ue0f1"
Html = str | bytes


class Mal:
    """The pieces of a rendered template, and which hole follows each piece."""

    def __init__(self, html: Html, gaten: Sequence[str]) -> None:
        self._pieces: list[bytes] = []
        self._places: list[tuple[int, str]] = []
        for part in _encoded(html).split(_BEGIN.encode()):
            mark, found, rest = part.partition(_EIND.encode())
            naam = mark.decode(errors="replace") if found else ""
            if naam in gaten:
                self._places.append((len(self._pieces), naam))
                self._pieces += [b"", rest]
            else:
                self._pieces.append(part)

    @classmethod
    def render(
        cls,
        template: str,
        gaten: Sequence[str],
        context: Mapping[str, Any] | None = None,
        request: Any = None,
    ) -> "Mal":
        """Render a template in which every name of ``gaten`` is a hole."""
        holes = {naam: hole("", naam) for naam in gaten}
        return cls(tighten(render_to_string(template, {**(context or {}), **holes}, request)), gaten)

    def fill(self, values: Mapping[str, Html]) -> bytes:
        """Return the HTML with every hole filled; ``values`` are HTML."""
        parts = self._pieces.copy()
        for place, naam in self._places:
            parts[place] = _encoded(values[naam])
        return b"".join(parts)


def _encoded(html: Html) -> bytes:
    return html if isinstance(html, bytes) else html.encode()


def hole(*parts: str) -> SafeString:
    """Return text in which every second part is the name of a hole."""
    made = [f"{_BEGIN}{part}{_EIND}" if number % 2 else part for number, part in enumerate(parts)]
    return mark_safe("".join(made))  # noqa: S308 - our own marks


def tighten(html: str) -> str:
    """Return HTML without the indentation that only a reader of the template needs."""
    return _INSPRING.sub("\n", html)
