"""The file of synonym rules: read it into the register, and write the rules as such a file."""

import io
from csv import DictReader
from datetime import datetime
from pathlib import Path

from defusedcsv import csv
from django.db import transaction

from napl.domain.gebeurtenis import Feit, record_gebeurtenissen
from register.domain.ordening import GEGEVENS
from register.domain.synoniemen import Synoniemgegevens, lock_regels
from register.domain.zoeken.synoniemen import to_words
from register.enums import Synoniemherkomst
from register.models import Synoniem

BESTAND = GEGEVENS / "synoniemen.csv"
KOLOMMEN = ("van", "naar", "richting", "toelichting")
VOLGT = (*KOLOMMEN, "van_sleutel", "naar_sleutel")


@transaction.atomic
def load_synoniemen(*, at: datetime, path: Path = BESTAND) -> dict[str, int]:
    """Bring the rules in line with the file, but never against the redactie; return what happened.

    What the redactie changed stays as it is, what it removed stays away. A rule that left the file is
    switched off. A second run changes nothing.
    """
    lock_regels()
    rows = {_sleutel(*row.sleutels): row for row in read_bestand(path)}
    known = list(Synoniem.objects.select_for_update())
    by_row = {rule.bestandsleutel: rule for rule in known if rule.bestandsleutel}
    pairs = {_sleutel(rule.van_sleutel, rule.naar_sleutel): rule for rule in known}
    active = {_sleutel(rule.van_sleutel, rule.naar_sleutel): rule for rule in known if rule.actief}
    made = [
        _new(sleutel, row, at=at)
        for sleutel, row in rows.items()
        if sleutel not in by_row and sleutel not in pairs
    ]
    changed = [
        by_row[sleutel]
        for sleutel, row in rows.items()
        if sleutel in by_row
        and active.get(sleutel, by_row[sleutel]) is by_row[sleutel]
        and _follow(by_row[sleutel], row)
    ]
    gone = [rule for sleutel, rule in by_row.items() if sleutel not in rows and _switch_off(rule)]
    made = Synoniem.objects.bulk_create(made)
    for rule in changed + gone:
        rule.versie += 1
        rule.gewijzigd_op = at
    Synoniem.objects.bulk_update(changed + gone, [*VOLGT, "actief", "versie", "gewijzigd_op"])
    _record(made, changed, gone, at=at)
    return {"nieuw": len(made), "gewijzigd": len(changed), "vervallen": len(gone)}


def read_bestand(path: Path = BESTAND) -> list[Synoniemgegevens]:
    with path.open(encoding="utf-8", newline="") as file:
        return [Synoniemgegevens(**{naam: row[naam] for naam in KOLOMMEN}) for row in DictReader(file)]


def export_synoniemen() -> str:
    """Return the active rules as the file, for review: what the redactie changed can go back into it.

    Sorted by letter, and not by who made a rule, so that the difference with the file is what changed.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(KOLOMMEN)
    rows = Synoniem.objects.filter(actief=True).values_list(*KOLOMMEN)
    writer.writerows(sorted(rows, key=lambda row: (to_words(row[0]), to_words(row[1]))))
    return buffer.getvalue()


def _sleutel(van: str, naar: str) -> str:
    return "|".join(sorted((van, naar)))


def _new(sleutel: str, row: Synoniemgegevens, *, at: datetime) -> Synoniem:
    return Synoniem(
        **row.velden(), herkomst=Synoniemherkomst.BESTAND, bestandsleutel=sleutel, gewijzigd_op=at
    )


def _follow(rule: Synoniem, row: Synoniemgegevens) -> bool:
    """Set a rule to its row unless the redactie had the last word; return whether anything changed."""
    values = {**row.velden(), "actief": True}
    if rule.herkomst == Synoniemherkomst.REDACTIE or all(
        getattr(rule, naam) == value for naam, value in values.items()
    ):
        return False
    for naam, value in values.items():
        setattr(rule, naam, value)
    return True


def _switch_off(rule: Synoniem) -> bool:
    if rule.herkomst == Synoniemherkomst.REDACTIE or not rule.actief:
        return False
    rule.actief = False
    return True


def _record(made: list[Synoniem], changed: list[Synoniem], gone: list[Synoniem], *, at: datetime) -> None:
    done = {"synoniem.toegevoegd": made, "synoniem.gewijzigd": changed, "synoniem.verwijderd": gone}
    feiten = [Feit(rule, soort, {"bron": "bestand"}) for soort, rules in done.items() for rule in rules]
    record_gebeurtenissen(feiten, by=None, at=at)
