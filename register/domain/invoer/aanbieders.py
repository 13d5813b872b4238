"""The aanbieders during an import: read once, found by any of their names, taken in when unknown."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from napl.domain.transitie import save_fields
from napl.tekst import comparable, tidy
from register.domain.aanbieder import ONDERDEEL, Aanbiedergegevens, create_aanbieder, split_aanbieders
from register.domain.invoer.fouten import Rijfout
from register.domain.invoer.woorden import GEGEVENS, Woordenlijst
from register.enums import AanbiederSoort
from register.models import Aanbieder

MAX_NAAM = 200


@dataclass(frozen=True)
class Aanbiedertelling:
    gemaakt: int
    gewijzigd: int
    ongewijzigd: int


class Aanbiedermap:
    """``familie`` is what a sub-unit and its whole share, so that the same offer of both can be noticed."""

    def __init__(self, woorden: Woordenlijst) -> None:
        self._woorden = woorden
        rows = list(Aanbieder.objects.only("pk", "vergelijknaam", "naam", "onderdeel_van"))
        self._pk = {row.vergelijknaam: row.pk for row in rows}
        self._naam = {row.vergelijknaam: row.naam for row in rows}
        by_pk = {row.pk: row for row in rows}
        self._familie = {row.vergelijknaam: _root(row, by_pk) for row in rows}

    def names(self, cel: str) -> list[str]:
        """Return the usual names of who stands in a cell, each once; "A / B" is two."""
        if not cel:
            return []
        if self._woorden.kent("aanbieder", cel):
            return [self._woorden.naam("aanbieder", cel)]
        namen = [self._woorden.naam("aanbieder", naam) for naam in split_aanbieders(cel, self._pk)]
        for naam in namen:
            if not comparable(naam) or len(naam) > MAX_NAAM:
                raise Rijfout(f"‘{naam[:60]}’ kan niet de naam van een aanbieder zijn.", veld="aanbieder")
        return list({comparable(naam): naam for naam in namen}.values())

    def is_known(self, naam: str) -> bool:
        return comparable(naam) in self._pk

    def family(self, naam: str) -> str:
        key = comparable(naam)
        if key in self._familie:
            return self._familie[key]
        geheel = self.whole(naam)
        return self._familie[comparable(geheel)] if geheel else key

    def whole(self, naam: str) -> str | None:
        """Return the known aanbieder that a name with brackets seems to be a part of."""
        match = ONDERDEEL.match(naam)
        delen = (match["voor"], match["haken"]) if match else ()
        return next((self._naam[comparable(deel)] for deel in delen if comparable(deel) in self._pk), None)

    def remark(self, naam: str) -> str | None:
        """Return what somebody should know about an aanbieder that is not in the register yet."""
        if self.is_known(naam):
            return None
        if ONDERDEEL.match(naam) and self.whole(naam) is None:
            return (
                f"Aanbieder ‘{naam}’ is nieuw en lijkt een onderdeel. Het geheel staat niet in het register."
            )
        return f"Aanbieder ‘{naam}’ stond nog niet in het register. De soort is onbekend."

    def pk(self, naam: str, *, at: datetime) -> int:
        """Return the id of an aanbieder, which is taken in when it is unknown."""
        key = comparable(naam)
        if key not in self._pk:
            familie = self.family(naam)
            aanbieder = create_aanbieder(Aanbiedergegevens(naam), at=at)
            self._pk[key], self._naam[key], self._familie[key] = aanbieder.pk, aanbieder.naam, familie
        return self._pk[key]

    def usual_name(self, naam: str) -> str:
        return self._naam.get(comparable(naam), naam)


def _root(row: Aanbieder, by_pk: dict[int, Aanbieder]) -> str:
    seen: set[int] = set()
    while row.onderdeel_van_id is not None and row.pk not in seen:
        seen.add(row.pk)
        row = by_pk[row.onderdeel_van_id]
    return row.vergelijknaam


@transaction.atomic
def load_aanbieders(*, at: datetime) -> Aanbiedertelling:
    """Take in the aanbieders of the data file, the whole before its parts; a second time changes nothing."""
    with (GEGEVENS / "aanbieders.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: "(" in row["naam"])
    known = {row.vergelijknaam: row for row in Aanbieder.objects.select_for_update()}
    gemaakt = gewijzigd = 0
    for row in rows:
        gegevens = _gegevens(row)
        present = known.get(comparable(gegevens.naam))
        if present is None:
            create_aanbieder(gegevens, at=at)
            gemaakt += 1
        elif present.soort == AanbiederSoort.ONBEKEND:
            _complete(present, gegevens)
            gewijzigd += 1
    return Aanbiedertelling(gemaakt, gewijzigd, len(rows) - gemaakt - gewijzigd)


def _gegevens(row: dict[str, str]) -> Aanbiedergegevens:
    return Aanbiedergegevens(
        naam=tidy(row["naam"]),
        soort=AanbiederSoort(row["type"]),
        plaats=row["plaats"],
        website=row["website"],
        sectoren=tuple(_parts(row["sectoren"].split(";"))),
    )


def _parts(values: Iterable[str]) -> list[str]:
    return [value.strip() for value in values if value.strip()]


def _complete(aanbieder: Aanbieder, gegevens: Aanbiedergegevens) -> None:
    """Fill in what an import that met this aanbieder first could not know."""
    save_fields(
        aanbieder,
        soort=gegevens.soort,
        plaats=aanbieder.plaats or gegevens.plaats,
        website=aanbieder.website or gegevens.website,
        sectoren=aanbieder.sectoren or sorted(gegevens.sectoren),
    )
