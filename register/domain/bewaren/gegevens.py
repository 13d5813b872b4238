"""What is kept about one person here: hand it over, or erase it (GDPR, articles 15, 17 and 20)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from napl.models import Bericht, Gebruiker
from napl.registers import Dossierdeel, Dossierstuk, Dossierveld
from register.domain.bewaren.versturen import SOORT
from register.models import Bewaardtraject, Teamlijstitem, Zoekwaarschuwing

Stukken = Callable[[Gebruiker, str | None], list[Dossierstuk]]


def export_bewaard(gebruiker: Gebruiker) -> dict[str, list[dict[str, Any]]]:
    """Return everything that somebody keeps, as plain values that JSON can hold."""
    bewaard = Bewaardtraject.objects.filter(gebruiker=gebruiker).select_related("traject__live")
    waarschuwingen = Zoekwaarschuwing.objects.filter(gebruiker=gebruiker).defer("gezien")
    gedeeld = Teamlijstitem.objects.filter(toegevoegd_door=gebruiker).select_related(
        "traject__live", "lijst__organisatie"
    )
    return {
        "bewaarlijst": [
            {
                "traject": row.traject.slug,
                "naam": row.traject.live.naam if row.traject.live else "",
                "notitie": row.notitie,
                "bewaard_op": row.bewaard_op.isoformat(),
            }
            for row in bewaard.order_by("bewaard_op", "pk")
        ],
        "zoekwaarschuwingen": [_export_waarschuwing(row) for row in waarschuwingen.order_by("pk")],
        "gedeeld_met_team": [
            {
                "team": row.lijst.organisatie.naam,
                "lijst": row.lijst.naam,
                "traject": row.traject.slug,
                "opmerking": row.opmerking,
                "toegevoegd_op": row.toegevoegd_op.isoformat(),
            }
            for row in gedeeld.order_by("toegevoegd_op", "pk")
        ],
    }


def _export_waarschuwing(row: Zoekwaarschuwing) -> dict[str, Any]:
    return {
        "naam": row.naam,
        "vraag": row.vraag,
        "omschrijving": row.omschrijving,
        "frequentie": row.frequentie,
        "actief": row.actief,
        "aangemaakt_op": row.aangemaakt_op.isoformat(),
        "gemaild_op": row.gemaild_op.isoformat() if row.gemaild_op else None,
        "gestopt_op": row.gestopt_op.isoformat() if row.gestopt_op else None,
    }


@transaction.atomic
def erase_bewaard(gebruiker: Gebruiker) -> None:
    """Erase what somebody keeps; what was shared stays with the team, without the name and the remark.

    The mails of the alerts go too: they say what was searched for.
    """
    Bewaardtraject.objects.filter(gebruiker=gebruiker).delete()
    Zoekwaarschuwing.objects.filter(gebruiker=gebruiker).delete()
    Bericht.objects.filter(gebruiker=gebruiker, soort=SOORT).delete()
    Teamlijstitem.objects.filter(toegevoegd_door=gebruiker).update(toegevoegd_door=None, opmerking="")


def _erase_bewaarlijst(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001
    return Bewaardtraject.objects.filter(gebruiker=gebruiker).delete()[0]


def _erase_waarschuwingen(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001
    Bericht.objects.filter(gebruiker=gebruiker, soort=SOORT).delete()
    return Zoekwaarschuwing.objects.filter(gebruiker=gebruiker).delete()[0]


def _erase_gedeeld(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001
    items = Teamlijstitem.objects.filter(toegevoegd_door=gebruiker)
    return items.update(toegevoegd_door=None, opmerking="")


def _stukken(naam: str, titel: str, labels: Mapping[str, str]) -> Stukken:
    """Return what tells a part of the export as things; the fact ``titel`` is the name of each."""

    def collect(gebruiker: Gebruiker, keuze: str | None) -> list[Dossierstuk]:  # noqa: ARG001
        return [
            Dossierstuk(
                row[titel] or row["traject"],
                [Dossierveld(key, label, row[key]) for key, label in labels.items()],
            )
            for row in export_bewaard(gebruiker)[naam]
        ]

    return collect


DELEN = {
    "bewaarlijst": Dossierdeel(
        "Bewaarlijst",
        "De trajecten die u bewaarde, met uw notities.",
        _stukken(
            "bewaarlijst", "naam", {"traject": "Traject", "notitie": "Notitie", "bewaard_op": "Bewaard op"}
        ),
        _erase_bewaarlijst,
    ),
    "zoekwaarschuwingen": Dossierdeel(
        "Zoekwaarschuwingen",
        "Waarover u mail vroeg, en de e-mails daarover.",
        _stukken(
            "zoekwaarschuwingen",
            "naam",
            {
                "omschrijving": "Zoekt naar",
                "vraag": "Zoekvraag",
                "frequentie": "Hoe vaak",
                "actief": "Staat aan",
                "aangemaakt_op": "Gemaakt op",
                "gemaild_op": "Laatste mail op",
                "gestopt_op": "Gestopt op",
            },
        ),
        _erase_waarschuwingen,
        deelbaar=False,
    ),
    "teamlijsten": Dossierdeel(
        "Wat u op teamlijsten zette",
        "De trajecten blijven voor het team staan, zonder uw naam en uw opmerking.",
        _stukken(
            "gedeeld_met_team",
            "traject",
            {"team": "Team", "lijst": "Lijst", "opmerking": "Opmerking", "toegevoegd_op": "Toegevoegd op"},
        ),
        _erase_gedeeld,
        deelbaar=False,
    ),
}
