"""Change the texts of a concept, one at a time, without losing what somebody else wrote (docs/adr/0020).

Whoever saves a text says which text it started from, by its ``afdruk``. When another text stands there now,
nothing is written and the caller gets that other text, with who wrote it and when.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.pad import BEWERK
from ontwikkelpaden.domain.plek import Plek, Vak, find_vak
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Padversie, Padwijziging

LEEG = hashlib.sha256(b"").hexdigest()


class NietMeerConcept(OngeldigeOvergang):
    """The version is no concept any more, so its text stays as it is."""


@dataclass(frozen=True)
class Stand:
    """The text that stands somewhere now, and who put it there."""

    tekst: str
    door: Gebruiker | None = None
    op: datetime | None = None

    @property
    def afdruk(self) -> str:
        return afdruk(self.tekst)


class Tekstconflict(Domeinfout):
    """Another text stands there than the one that somebody started from; ``stand`` is what stands there."""

    def __init__(self, stand: Stand) -> None:
        super().__init__(
            "Iemand anders heeft deze tekst intussen gewijzigd. Uw tekst is nog niet bewaard.", veld="tekst"
        )
        self.stand = stand


def afdruk(tekst: str) -> str:
    """Return what stands for a text when somebody says which one it started from."""
    return hashlib.sha256(tekst.encode()).hexdigest()


@transaction.atomic
def change_tekst(
    versie: Padversie, plek: Plek, tekst: str, *, basis: str, by: Gebruiker, at: datetime
) -> Padwijziging | None:
    """Put a text in its place; return the change, or None when that text stood there already.

    ``basis`` is the ``afdruk`` of the text that ``by`` started from. Raises Tekstconflict when another text
    stands there now, NietMeerConcept when the version can no longer change, OnderdeelWeg when the place is
    gone, and Domeinfout for what the place refuses.
    """
    require_recht(by, BEWERK, versie.pad)
    versie = lock_concept(versie)
    vak = find_vak(versie, plek)
    nieuw = vak.clean(normalise(tekst))
    if nieuw == vak.tekst:
        return None
    if basis != afdruk(vak.tekst):
        raise Tekstconflict(read_stand(versie, plek, vak))
    voor = vak.tekst
    vak.write(nieuw)
    return record_wijziging(versie, plek, voor=voor, na=nieuw, by=by, at=at)


@transaction.atomic
def revert_wijziging(
    wijziging: Padwijziging, *, basis: str, by: Gebruiker, at: datetime
) -> Padwijziging | None:
    """Put the text from before a change back, as a change of its own; ``basis`` as in ``change_tekst``."""
    return change_tekst(wijziging.versie, Plek.van(wijziging), wijziging.voor, basis=basis, by=by, at=at)


def lock_concept(versie: Padversie) -> Padversie:
    """Lock a version for one change; raises NietMeerConcept when its text is fixed.

    One lock per version and not per text: it lasts milliseconds, it also covers a text that has no row yet,
    and a version cannot be adopted halfway through a change.
    """
    versie = lock(versie)
    if versie.status != PadStatus.CONCEPT:
        raise NietMeerConcept(
            f"Versie {versie.nummer} is geen concept meer (‘{PadStatus(versie.status).label}’). "
            "De tekst kan niet meer veranderen. Maak een nieuwe versie om verder te schrijven.",
            veld="status",
        )
    return versie


def read_stand(versie: Padversie, plek: Plek, vak: Vak | None = None) -> Stand:
    """Return what stands in a place now; raises OnderdeelWeg when the place is gone."""
    vak = vak or find_vak(versie, plek)
    laatste = (
        Padwijziging.objects.filter(
            versie=versie, veld=plek.veld, onderdeel=plek.onderdeel, niveau=plek.niveau
        )
        .order_by("-pk")
        .first()
    )
    if laatste is None:
        return Stand(vak.tekst)
    # The account may be gone; the change names it without a constraint.
    door = Gebruiker.objects.filter(pk__in=[pk for pk in [laatste.door_id] if pk]).first()
    return Stand(vak.tekst, door, laatste.op)


def normalise(tekst: str) -> str:
    """Give equal texts equal characters: line ends of Unix, composed letters, no blanks around."""
    lines = tekst.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).strip()


def record_wijziging(
    versie: Padversie, plek: Plek, *, voor: str, na: str, by: Gebruiker, at: datetime
) -> Padwijziging:
    """Write down that a text became another one; the log gets where, never the text."""
    wijziging = Padwijziging.objects.create(
        versie=versie,
        door=by,
        op=at,
        veld=plek.veld,
        onderdeel=plek.onderdeel,
        niveau=plek.niveau,
        voor=voor,
        na=na,
    )
    record_gebeurtenis(
        versie,
        "padversie.tekst_gewijzigd",
        by=by,
        at=at,
        gegevens={
            "wijziging": wijziging.pk,
            "veld": str(plek.veld),
            "onderdeel": plek.onderdeel,
            "niveau": str(plek.niveau),
        },
    )
    return wijziging
