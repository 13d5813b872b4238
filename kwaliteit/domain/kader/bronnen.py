"""Add, change and take away a source of a concept."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from kwaliteit.domain.kader.inhoud import add_bronnen
from kwaliteit.domain.kader.invoer import BronInvoer, clean_bron
from kwaliteit.domain.kader.schrijven import OnderdeelWeg, begin, record_wijziging
from kwaliteit.models import Kaderbron, Kaderversie
from napl.domain.transitie import save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker


@transaction.atomic
def add_bron(versie: Kaderversie, invoer: BronInvoer, *, by: Gebruiker, at: datetime) -> Kaderbron:
    versie = begin(versie, by)
    _require_new(versie, invoer.code)
    pk = add_bronnen(versie, [invoer])[invoer.code]
    record_wijziging(versie, "bron_erbij", by=by, at=at, onderdeel=pk)
    return Kaderbron.objects.get(pk=pk)


@transaction.atomic
def change_bron(
    versie: Kaderversie, pk: int, invoer: BronInvoer, *, by: Gebruiker, at: datetime
) -> Kaderbron:
    versie = begin(versie, by)
    bron = find_bron(versie, pk)
    if invoer.code != bron.code:
        _require_new(versie, invoer.code)
    save_fields(bron, **asdict(clean_bron(invoer)))
    record_wijziging(versie, "bron", by=by, at=at, onderdeel=pk)
    return bron


@transaction.atomic
def remove_bron(versie: Kaderversie, pk: int, *, by: Gebruiker, at: datetime) -> None:
    """Take away a source on which no criterium rests."""
    versie = begin(versie, by)
    bron = find_bron(versie, pk)
    codes = sorted(bron.criteria.values_list("criterium__code", flat=True))
    if codes:
        raise Domeinfout(f"Criterium {', '.join(codes)} steunt op deze bron. Haal de bron daar eerst weg.")
    bron.delete()
    record_wijziging(versie, "bron_weg", by=by, at=at, onderdeel=pk)


def find_bron(versie: Kaderversie, pk: int) -> Kaderbron:
    bron = versie.bronnen.filter(pk=pk).first()
    if bron is None:
        raise OnderdeelWeg
    return bron


def _require_new(versie: Kaderversie, code: str) -> None:
    if versie.bronnen.filter(code=code).exists():
        raise Domeinfout(f"Er is al een bron met de code ‘{code}’.", veld="code")
