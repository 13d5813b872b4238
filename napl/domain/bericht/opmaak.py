"""Plain text into paragraphs, lists, links and one button: what the HTML of a mail and a preview show."""

import re
from dataclasses import dataclass, replace

from django.conf import settings

MAX_KNOP = 60
# "Bekijk uw aanvraag: https://…" on one line; the address is one of ours.
OP_EEN_REGEL = re.compile(r"(?P<label>.+): (?P<url>\S+)")


@dataclass(frozen=True)
class Blok:
    """One part of a mail: an ``alinea``, a ``lijst``, a ``link`` or the ``knop``."""

    soort: str
    regels: tuple[str, ...]
    url: str = ""


def to_blokken(tekst: str) -> list[Blok]:
    """Return the parts of a text; the first link with a name is the button.

    Only addresses of this site become links: what somebody typed into a mail cannot lead elsewhere.
    """
    blokken: list[Blok] = []
    for alinea in re.split(r"\n\s*\n", tekst.replace("\r\n", "\n").strip()):
        blokken += _alinea([line.rstrip() for line in alinea.split("\n")])
    for index, blok in enumerate(blokken):
        if blok.soort == "link" and blok.regels[0] != blok.url and len(blok.regels[0]) <= MAX_KNOP:
            blokken[index] = replace(blok, soort="knop")
            break
    return blokken


def _alinea(lines: list[str]) -> list[Blok]:
    if all(line.startswith("- ") for line in lines):
        return [Blok("lijst", tuple(line.removeprefix("- ") for line in lines))]
    blokken: list[Blok] = []
    plain: list[str] = []
    for line in lines:
        found = _link(line, plain)
        if found is None:
            plain.append(line.strip())
            continue
        if plain:
            blokken.append(Blok("alinea", tuple(plain)))
        plain = []
        blokken.append(found)
    if plain:
        blokken.append(Blok("alinea", tuple(plain)))
    return blokken


def _link(line: str, plain: list[str]) -> Blok | None:
    """Return the link of a line; the line above it, when it ends with a colon, is taken as its name."""
    line = line.strip()
    if _is_own(line):
        has_name = bool(plain) and plain[-1].endswith(":")
        return Blok("link", (plain.pop().removesuffix(":") if has_name else line,), line)
    found = OP_EEN_REGEL.fullmatch(line)
    if found is not None and _is_own(found["url"]):
        return Blok("link", (found["label"],), found["url"])
    return None


def _is_own(text: str) -> bool:
    return text.startswith(settings.SITE_URL.rstrip("/") + "/") and not re.search(r"\s", text)
