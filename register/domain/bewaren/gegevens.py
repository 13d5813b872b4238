"""What is kept about one person here: hand it over, or erase it (GDPR, articles 15, 17 and 20)."""

from typing import Any

from django.db import transaction

from napl.models import Bericht, Gebruiker
from register.domain.bewaren.versturen import SOORT
from register.models import Bewaardtraject, Teamlijstitem, Zoekwaarschuwing


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
