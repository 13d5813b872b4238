"""What was chosen: a chip per filter, with the address of the search without it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape

from napl.mal import Mal
from register import filters
from register.views.zoekadres import Zoekadres, value_in_words, value_name


@dataclass(frozen=True)
class Chip:
    """One active filter and the address of the search without it."""

    label: str
    waarde: str
    url: str


def make_chips(adres: Zoekadres) -> list[Chip]:
    return [chip for veld in adres.vraag.active() for chip in _chips(veld, adres)]


def _chips(veld: str, adres: Zoekadres) -> Iterator[Chip]:
    value, label = getattr(adres.vraag, veld), filters.label(veld)
    if isinstance(value, tuple):
        for code in value:
            yield Chip(label, value_name(veld, code), f"?{adres.without_value(veld, code)}")
    elif veld == "plaats":
        # A place without a distance is no filter.
        yield Chip(label, value_in_words(adres.vraag, veld), f"?{adres.without('plaats', 'afstand')}")
    elif veld != "afstand":
        yield Chip(label, value_in_words(adres.vraag, veld), f"?{adres.without(veld)}")


def render_chips(chips: Iterable[Chip]) -> bytes:
    made = b"".join(
        _chip().fill({"label": escape(chip.label), "waarde": escape(chip.waarde), "url": escape(chip.url)})
        for chip in chips
    )
    return _chip_list().fill({"chips": made}) if made else b""


@cache
def _chip() -> Mal:
    return Mal.render("register/_zoekchip.html", ("label", "waarde", "url"))


@cache
def _chip_list() -> Mal:
    return Mal.render("register/_zoekchips.html", ("chips",))
