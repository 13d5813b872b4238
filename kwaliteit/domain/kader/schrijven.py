"""Change a concept of the kwaliteitskader without losing what somebody else wrote.

Whoever saves says which text it started from, by its ``afdruk`` (docs/adr/0020); when another one stands
there now, nothing is written.
"""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from kwaliteit.domain.kader.inhoud import insert_criterium, insert_standaard, own_fields, write_parts
from kwaliteit.domain.kader.invoer import (
    CriteriumInvoer,
    KaderTeksten,
    StandaardInvoer,
    clean_criterium,
    clean_standaard,
    clean_teksten,
)
from kwaliteit.domain.queries.kader import read_criterium, read_teksten
from kwaliteit.enums import KaderStatus
from kwaliteit.models import Criterium, Kaderversie, Standaard
from kwaliteit.rules.kader import SCHRIJF_KADER
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.bewerken import afdruk

MAX_ONDERDELEN = 30  # far more than anybody judges by


class Kaderconflict(Domeinfout):
    """Somebody else saved the same part after it was read."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders heeft dit intussen gewijzigd. Uw tekst is nog niet bewaard. Hieronder staat wat "
            "er nu staat. Maak er één tekst van en bewaar opnieuw."
        )


class OnderdeelWeg(Domeinfout):
    """The part is gone, or is not of this version."""

    def __init__(self) -> None:
        super().__init__("Dit onderdeel is er niet meer. Misschien heeft iemand anders het weggehaald.")


class Richting(StrEnum):
    OMHOOG = "omhoog"
    OMLAAG = "omlaag"


@transaction.atomic
def change_teksten(
    versie: Kaderversie, teksten: KaderTeksten, *, basis: str, by: Gebruiker, at: datetime
) -> None:
    """Change the texts about the whole; ``basis`` is the ``afdruk_van`` what ``by`` started from."""
    versie = begin(versie, by)
    clean = clean_teksten(teksten)
    if clean == read_teksten(versie):
        return
    _require_basis(basis, afdruk_van(read_teksten(versie)))
    save_fields(versie, **asdict(clean))
    record_wijziging(versie, "teksten", by=by, at=at)


@transaction.atomic
def add_standaard(versie: Kaderversie, invoer: StandaardInvoer, *, by: Gebruiker, at: datetime) -> Standaard:
    versie = begin(versie, by)
    rij = list(versie.standaarden.order_by("volgorde"))
    _require_room(rij)
    _require_new_naam(invoer.naam, rij)
    standaard = insert_standaard(versie, invoer, volgorde=_next(rij))
    record_wijziging(versie, "standaard_erbij", by=by, at=at, onderdeel=standaard.pk)
    return standaard


@transaction.atomic
def change_standaard(
    versie: Kaderversie, pk: int, invoer: StandaardInvoer, *, basis: str, by: Gebruiker, at: datetime
) -> None:
    versie = begin(versie, by)
    standaard = find_standaard(versie, pk)
    clean = clean_standaard(invoer)
    staat = StandaardInvoer(standaard.naam, standaard.omschrijving)
    if StandaardInvoer(clean.naam, clean.omschrijving) == staat:
        return
    _require_basis(basis, afdruk_van(staat))
    _require_new_naam(clean.naam, [other for other in versie.standaarden.all() if other != standaard])
    save_fields(standaard, naam=clean.naam, omschrijving=clean.omschrijving)
    record_wijziging(versie, "standaard", by=by, at=at, onderdeel=pk)


@transaction.atomic
def remove_standaard(versie: Kaderversie, pk: int, *, by: Gebruiker, at: datetime) -> None:
    """Take away a standaard that has no criteria."""
    versie = begin(versie, by)
    standaard = find_standaard(versie, pk)
    if standaard.criteria.exists():
        raise Domeinfout(f"De standaard ‘{standaard.naam}’ heeft nog criteria. Haal die eerst weg.")
    standaard.delete()
    record_wijziging(versie, "standaard_weg", by=by, at=at, onderdeel=pk)


@transaction.atomic
def move_standaard(versie: Kaderversie, pk: int, *, richting: Richting, by: Gebruiker, at: datetime) -> None:
    versie = begin(versie, by)
    standaard = find_standaard(versie, pk)
    if _move(list(versie.standaarden.order_by("volgorde")), standaard, richting):
        record_wijziging(versie, "standaard_plaats", by=by, at=at, onderdeel=pk)


@transaction.atomic
def add_criterium(
    versie: Kaderversie, standaard: int, invoer: CriteriumInvoer, *, by: Gebruiker, at: datetime
) -> Criterium:
    versie = begin(versie, by)
    ouder = find_standaard(versie, standaard)
    clean = clean_criterium(invoer)
    _require_room(list(versie.criteria.all()))
    _require_new_code(versie, clean.code)
    rij = list(ouder.criteria.order_by("volgorde"))
    criterium = insert_criterium(ouder, clean, _next(rij), bronnen=_bronnen(versie, clean))
    record_wijziging(versie, "criterium_erbij", by=by, at=at, onderdeel=criterium.pk)
    return criterium


@transaction.atomic
def change_criterium(
    versie: Kaderversie, pk: int, invoer: CriteriumInvoer, *, basis: str, by: Gebruiker, at: datetime
) -> None:
    """Change all that belongs to one criterium; ``basis`` is the ``afdruk_van`` what was read."""
    versie = begin(versie, by)
    criterium = find_criterium(versie, pk)
    clean = clean_criterium(invoer)
    bronnen = _bronnen(versie, clean)
    staat = read_criterium(criterium)
    if afdruk_van(clean) == afdruk_van(staat):
        return
    _require_basis(basis, afdruk_van(staat))
    _require_new_code(versie, clean.code, behalve=pk)
    save_fields(criterium, **own_fields(clean))
    write_parts(criterium, clean, bronnen=bronnen)
    record_wijziging(versie, "criterium", by=by, at=at, onderdeel=pk)


@transaction.atomic
def remove_criterium(versie: Kaderversie, pk: int, *, basis: str, by: Gebruiker, at: datetime) -> None:
    """Take away a criterium with all that belongs to it, unless somebody changed it meanwhile."""
    versie = begin(versie, by)
    criterium = find_criterium(versie, pk)
    _require_basis(basis, afdruk_van(read_criterium(criterium)))
    criterium.delete()
    record_wijziging(versie, "criterium_weg", by=by, at=at, onderdeel=pk)


@transaction.atomic
def move_criterium(versie: Kaderversie, pk: int, *, richting: Richting, by: Gebruiker, at: datetime) -> None:
    """Move a criterium one place within its standaard."""
    versie = begin(versie, by)
    criterium = find_criterium(versie, pk)
    if _move(list(criterium.standaard.criteria.order_by("volgorde")), criterium, richting):
        record_wijziging(versie, "criterium_plaats", by=by, at=at, onderdeel=pk)


def begin(versie: Kaderversie, by: Gebruiker) -> Kaderversie:
    """Lock a version to write in it; raises GeenRecht, and OngeldigeOvergang when it is no concept."""
    require_recht(by, SCHRIJF_KADER, versie)
    versie = lock(versie)
    if versie.status != KaderStatus.CONCEPT:
        raise OngeldigeOvergang(
            f"Deze versie is ‘{KaderStatus(versie.status).label.lower()}’. De tekst staat vast.",
            veld="status",
        )
    return versie


def afdruk_van(inhoud: KaderTeksten | StandaardInvoer | CriteriumInvoer) -> str:
    """Return what stands for a part of a version when somebody says which one it started from."""
    if isinstance(inhoud, CriteriumInvoer):
        # In one order, whatever the order in which the form or the database gave them.
        inhoud = replace(
            inhoud,
            leidraden=dict(sorted(inhoud.leidraden.items())),
            verbanden=dict(sorted(inhoud.verbanden.items())),
            bronnen=tuple(sorted(inhoud.bronnen)),
        )
    return afdruk(repr(inhoud))


def find_standaard(versie: Kaderversie, pk: int) -> Standaard:
    standaard = versie.standaarden.filter(pk=pk).first()
    if standaard is None:
        raise OnderdeelWeg
    return standaard


def find_criterium(versie: Kaderversie, pk: int) -> Criterium:
    criterium = versie.criteria.filter(pk=pk).select_related("standaard").first()
    if criterium is None:
        raise OnderdeelWeg
    return criterium


def record_wijziging(
    versie: Kaderversie, wat: str, *, by: Gebruiker, at: datetime, onderdeel: int | None = None
) -> None:
    record_gebeurtenis(
        versie,
        "kaderversie.gewijzigd",
        by=by,
        at=at,
        gegevens={"nummer": versie.nummer, "wat": wat, "onderdeel": onderdeel},
    )


def _bronnen(versie: Kaderversie, clean: CriteriumInvoer) -> dict[str, int]:
    known = dict(versie.bronnen.values_list("code", "pk"))
    if set(clean.bronnen) - set(known):
        raise Domeinfout("Een van deze bronnen is er niet meer. Kies opnieuw.", veld="bronnen")
    return known


def _require_basis(basis: str, staat: str) -> None:
    if basis != staat:
        raise Kaderconflict


def _require_room(rij: Sequence[object]) -> None:
    if len(rij) >= MAX_ONDERDELEN:
        raise Domeinfout(f"Meer dan {MAX_ONDERDELEN} is te veel om te overzien.", veld="naam")


def _require_new_naam(naam: str, rij: Sequence[Standaard]) -> None:
    if any(other.naam.casefold() == naam.strip().casefold() for other in rij):
        raise Domeinfout(f"Er is al een standaard met de naam ‘{naam.strip()}’.", veld="naam")


def _require_new_code(versie: Kaderversie, code: str, *, behalve: int = 0) -> None:
    if versie.criteria.filter(code=code).exclude(pk=behalve).exists():
        raise Domeinfout(f"Er is al een criterium met de code {code}.", veld="code")


def _next(rij: Sequence[Standaard] | Sequence[Criterium]) -> int:
    return max((ding.volgorde for ding in rij), default=0) + 1


def _move(rij: list[Standaard] | list[Criterium], ding: Standaard | Criterium, richting: Richting) -> bool:
    """Change places with the neighbour; return False at the end of the row."""
    plaats = [other.pk for other in rij].index(ding.pk)
    naar = plaats + (1 if richting == Richting.OMLAAG else -1)
    if not 0 <= naar < len(rij):
        return False
    ding, ander = rij[plaats], rij[naar]
    hier, daar = ding.volgorde, ander.volgorde
    # By way of a free number: no two may be equal for a moment either.
    save_fields(ding, volgorde=_next(rij))
    save_fields(ander, volgorde=hier)
    save_fields(ding, volgorde=daar)
    return True
