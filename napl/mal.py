"""Moulds: a template rendered once, with holes that are filled per request.

A page that many people ask for is mostly the same text. Rendering that text anew costs many times what it
costs to find out what is in it. A mould keeps what the template made and leaves open only what differs, so
the HTML stands in templates as ever. What goes into a hole is HTML: text passes through ``tekst`` first.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# Private use characters never stand in a text of ours: input that holds them was refused or is shown escaped.
_BEGIN, _EIND = "\ue0f0", "\ue0f1"


class Mal:
    """The pieces of a rendered template, and which hole follows each piece."""

    def __init__(self, html: str, gaten: Sequence[str]) -> None:
        pieces, names = [], []
        for part in html.split(_BEGIN):
            naam, mark, rest = part.partition(_EIND)
            if mark and naam in gaten:
                names.append(naam)
                pieces.append(rest)
            else:
                pieces.append(part)
        self._pieces = pieces
        self._names = names

    @classmethod
    def render(
        cls,
        template: str,
        gaten: Sequence[str],
        context: Mapping[str, Any] | None = None,
        request: Any = None,
    ) -> "Mal":
        """Render a template in which every name of ``gaten`` is a hole."""
        holes = {naam: mark_safe(f"{_BEGIN}{naam}{_EIND}") for naam in gaten}  # noqa: S308 - our own marks
        return cls(render_to_string(template, {**(context or {}), **holes}, request), gaten)

    def fill(self, values: Mapping[str, str]) -> SafeString:
        """Return the HTML with every hole filled; ``values`` are HTML."""
        parts = [self._pieces[0]]
        for naam, piece in zip(self._names, self._pieces[1:], strict=True):
            parts += (values[naam], piece)
        return mark_safe("".join(parts))  # noqa: S308 - made of templates and of what was escaped


def tekst(value: object) -> SafeString:
    """Return text in the shape in which it goes into a hole."""
    return escape(value)
