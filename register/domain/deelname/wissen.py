"""Erase what is kept of somebody's deelnames, verklaringen and route (GDPR, article 17).

What an aanbieder confirmed stays as a count: the traject and the year, and nothing that leads to a person.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from napl.domain.bestand import delete_bestand
from napl.models import Bestand, Gebruiker
from register.enums import Bevestigingstand, Vervalgrond
from register.models import Deelname, Opbrengst, Routestap, Verklaring


@transaction.atomic
def erase_route(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001 - the shape of a Dossierdeel
    return Routestap.objects.filter(gebruiker=gebruiker).delete()[0]


@transaction.atomic
def erase_verklaringen(gebruiker: Gebruiker, at: datetime) -> int:
    """Empty the statements; who types the code of one later learns only that it no longer holds."""
    rows = Verklaring.objects.filter(gebruiker=gebruiker)
    gone: dict[str, Any] = {
        "gebruiker": None,
        "deelname": None,
        "padversie": None,
        "niveau": "",
        "inhoud": {},
        "afdruk": "",
        "vervalgrond": Vervalgrond.GEWIST,
    }
    lapsed = rows.filter(vervallen_op__isnull=False).update(**gone)
    return lapsed + rows.filter(vervallen_op__isnull=True).update(**gone, vervallen_op=at)


@transaction.atomic
def erase_deelnames(gebruiker: Gebruiker, at: datetime) -> int:
    """Remove the deelnames of somebody; of what was confirmed an anonymous row stays.

    The statements about them go too: they say the same. Dates become the first day of their year.
    """
    rows = Deelname.objects.select_for_update().filter(gebruiker=gebruiker)
    count = rows.count()
    erase_verklaringen(gebruiker, at)
    opbrengsten = Opbrengst.objects.filter(deelname__gebruiker=gebruiker)
    for bestand in _bewijsstukken(gebruiker, opbrengsten):
        delete_bestand(bestand, by=gebruiker, at=at)
    opbrengsten.delete()
    rows.exclude(bevestiging=Bevestigingstand.BEVESTIGD).delete()
    for row in rows:
        _anonymise(row, at=at)
    return count


def _bewijsstukken(gebruiker: Gebruiker, opbrengsten: QuerySet[Opbrengst]) -> list[Bestand]:
    rows = Deelname.objects.filter(gebruiker=gebruiker).values("bewijsstuk")
    return list(Bestand.objects.filter(Q(pk__in=rows) | Q(pk__in=opbrengsten.values("bewijsstuk"))))


def _anonymise(row: Deelname, *, at: datetime) -> None:
    Deelname.objects.filter(pk=row.pk).update(
        gebruiker=None,
        organisatie=None,
        uitvoering=None,
        deelnemersnaam="",
        bevestigd_door=None,
        bevestiging_gevraagd_op=None,
        gestart_datum=_year(row.gestart_datum),
        afgerond_datum=_year(row.afgerond_datum),
        bevestigd_op=row.bevestigd_op
        and row.bevestigd_op.replace(month=1, day=1, hour=12, minute=0, second=0),
        geregistreerd_op=row.geregistreerd_op.replace(month=1, day=1, hour=12, minute=0, second=0),
        geanonimiseerd_op=at.replace(month=1, day=1, hour=12, minute=0, second=0),
    )


def _year(datum: date | None) -> date | None:
    return None if datum is None else datum.replace(month=1, day=1)
