"""The panels on the page of a case that show what the aanbieder says."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kwaliteit.domain.aanvraag.blik import Blik
from kwaliteit.domain.aanvraag.verantwoorden import progress_of
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import AANVRAAG_SCHRIJFBAAR, Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag, Verantwoording
from kwaliteit.rules.aanvraag import SCHRIJF_AANVRAAG
from napl.models import Gebruiker
from napl.rechten import heeft_recht
from register.models import Traject
from register.models.aanbod import aanbieders_van

# Where it is the turn of the aanbieder.
WACHT_OP_AANBIEDER = AANVRAAG_SCHRIJFBAAR | {Aanvraagstatus.WACHT_OP_BETALING, Aanvraagstatus.ZIENSWIJZE}


def verantwoording_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any]:  # noqa: ARG001 - what all are given
    """Return what was written per criterium, and how far that is."""
    aanvraag = blik.aanvraag
    teksten = dict(Verantwoording.objects.filter(aanvraag=aanvraag).values_list("criterium_id", "tekst"))
    return {
        "aanvraag": aanvraag,
        "voortgang": progress_of(aanvraag),
        "criteria": [
            {"criterium": row, "tekst": teksten.get(row.pk, "")}
            for row in geldende_criteria(aanvraag.kaderversie)
        ],
        "schrijft": aanvraag.status in AANVRAAG_SCHRIJFBAAR
        and heeft_recht(blik.gebruiker, SCHRIJF_AANVRAAG, aanvraag),
        "is_concept": aanvraag.status == Aanvraagstatus.CONCEPT,
    }


def ingediend_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:  # noqa: ARG001 - what all are given
    """Return the text of the traject as it was fixed."""
    return {"inhoud": blik.aanvraag.inhoud, "aanvraag": blik.aanvraag} if blik.aanvraag.inhoud else None


def traject_paneel(traject: Traject, peildatum: date) -> Mapping[str, Any] | None:  # noqa: ARG001 - what all are given
    """Return the way to an aanvraag on the page of an own traject: the open one, or a new one."""
    if traject.live_id is None:
        return None
    return {"traject": traject, "aanvraag": Erkenningsaanvraag.objects.open().filter(traject=traject).first()}


def aanbod_paneel(gebruiker: Gebruiker, peildatum: date) -> Mapping[str, Any]:
    """Return what the home of an aanbieder says of its aanvragen: how many run, and which wait for it."""
    own = Erkenningsaanvraag.objects.open().filter(aanbieder__in=aanbieders_van(gebruiker, peildatum))
    statussen = [Aanvraagstatus(status) for status in own.values_list("status", flat=True)]
    return {"open": len(statussen), "wacht": sum(status in WACHT_OP_AANBIEDER for status in statussen)}
