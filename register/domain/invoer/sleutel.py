"""By what a traject is known again, and whether a row brings anything new."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from napl.models import Regio
from napl.tekst import comparable
from register.domain.invoer.rij import Importrij
from register.domain.traject import Trajectgegevens
from register.domain.uitvoering import Uitvoeringgegevens

MAX_SLEUTEL = 500


@dataclass(frozen=True)
class Gewenst:
    """An uitvoering as a row wants it, with the regions of its place."""

    gegevens: Uitvoeringgegevens
    regios: tuple[Regio, ...]

    @property
    def herkenning(self) -> tuple[str, date | None]:
        return self.gegevens.plaats, self.gegevens.start_datum


def name_key(naam: str, aanbieders: Sequence[str]) -> str:
    """Make the key of a traject without a key of its supplier: its name and who offers it."""
    return _bounded("naam", comparable(naam), aanbieders)


def row_key(rij: Importrij, aanbieders: Sequence[str]) -> str:
    """Two suppliers may use the same key, so the aanbieders are always part of it."""
    if rij.sleutel:
        return _bounded("eigen", rij.sleutel, aanbieders)
    return name_key(rij.naam, aanbieders)


def _bounded(soort: str, eigen: str, aanbieders: Sequence[str]) -> str:
    key = "|".join([soort, eigen, *sorted(comparable(naam) for naam in aanbieders)])
    if len(key) <= MAX_SLEUTEL:
        return key
    return f"{key[:400]}|{hashlib.sha256(key.encode()).hexdigest()}"


def digest(gegevens: Trajectgegevens, uitvoeringen: Sequence[Gewenst]) -> str:
    """Return the digest of a row: half of it about the text, half about when, where and for how much.

    So a new price makes no new version of the text.
    """
    return _half(_content(gegevens)) + _half([_offer(item) for item in uitvoeringen])


def content_of(afdruk: str) -> str:
    """Return the half of a digest that is about the text."""
    return afdruk[:32]


def _half(value: object) -> str:
    text = json.dumps(value, sort_keys=True, default=_plain, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value.normalize())
    return str(value)


def _content(gegevens: Trajectgegevens) -> dict[str, object]:
    return {
        **gegevens.__dict__,
        "vakken": [vak.slug for vak in gegevens.vakken],
        "typeringen": [(item.padversie.pk, item.niveau, item.grond) for item in gegevens.typeringen],
        "aanpakken": [(item.aanpak.slug, item.grond) for item in gegevens.aanpakken],
    }


def _offer(gewenst: Gewenst) -> dict[str, object]:
    return {**gewenst.gegevens.__dict__, "regios": sorted(regio.slug for regio in gewenst.regios)}
