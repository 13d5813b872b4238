"""Make and change an ontwikkelpad itself; its content is the work of ``padversie``."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.enums import Sector
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy
from ontwikkelpaden.enums import Bekwaamheidsdomein, Domein, Groeidimensie, Invloedssfeer, PadSoort, Taak
from ontwikkelpaden.models import Atelier, Ontwikkelpad

BEWERK = "ontwikkelpaden.bewerk_pad"


@dataclass(frozen=True)
class PadInvoer:
    """The part of a path that holds for all its versions."""

    naam: str
    soort: PadSoort
    sectoren: tuple[Sector, ...]
    taken: tuple[Taak, ...] = ()
    domeinen: tuple[Domein, ...] = ()
    groeidimensies: tuple[Groeidimensie, ...] = ()
    invloedssferen: tuple[Invloedssfeer, ...] = ()
    bekwaamheidsdomeinen: tuple[Bekwaamheidsdomein, ...] = ()
    ordening_grond: str = ""

    def velden(self) -> dict[str, str | list[str]]:
        return {
            "naam": tidy(self.naam),
            "soort": self.soort.value,
            "sectoren": _codes(self.sectoren),
            "taken": _codes(self.taken),
            "domeinen": _codes(self.domeinen),
            "groeidimensies": _codes(self.groeidimensies),
            "invloedssferen": _codes(self.invloedssferen),
            "bekwaamheidsdomeinen": _codes(self.bekwaamheidsdomeinen),
            "ordening_grond": tidy(self.ordening_grond),
        }


@transaction.atomic
def create_pad(
    slug: str, invoer: PadInvoer, *, by: Gebruiker | None, at: datetime, atelier: Atelier | None = None
) -> Ontwikkelpad:
    """Create a path without any version, which nobody outside sees yet; in an atelier it is theirs to write.

    ``by`` is None for the system itself. Raises Domeinfout with the field for what is missing or taken.
    """
    pad = Ontwikkelpad(slug=slug, atelier=atelier, **invoer.velden())
    if by is not None:
        require_recht(by, BEWERK, atelier or pad)
    _require_clean(pad)
    pad.save()
    record_gebeurtenis(pad, "ontwikkelpad.aangemaakt", by=by, at=at, gegevens={"slug": slug})
    return pad


@transaction.atomic
def change_pad(pad: Ontwikkelpad, invoer: PadInvoer, *, by: Gebruiker | None, at: datetime) -> bool:
    """Bring name, kind, sectors and ordering in line; return whether anything was different."""
    if by is not None:
        require_recht(by, BEWERK, pad)
    pad = lock(pad)
    changed = {name: value for name, value in invoer.velden().items() if getattr(pad, name) != value}
    if not changed:
        return False
    for name, value in changed.items():
        setattr(pad, name, value)
    _require_clean(pad)
    save_fields(pad, **changed)
    record_gebeurtenis(pad, "ontwikkelpad.gewijzigd", by=by, at=at, gegevens={"velden": [*sorted(changed)]})
    return True


def _codes(values: Collection[str]) -> list[str]:
    return [str(value) for value in dict.fromkeys(values)]


def _require_clean(pad: Ontwikkelpad) -> None:
    try:
        pad.full_clean()
    except ValidationError as error:
        veld, meldingen = next(iter(error.message_dict.items()))
        raise Domeinfout(meldingen[0], veld=veld) from error
