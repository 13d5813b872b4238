"""The panels of this part: what the aanbieder says, what it does next, and the toets of the bureau."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kwaliteit.domain.aanvraag.blik import Blik
from kwaliteit.domain.aanvraag.dekking import propose
from kwaliteit.domain.aanvraag.stukken import list_stukken
from kwaliteit.domain.aanvraag.verantwoorden import progress_of
from kwaliteit.domain.aanvraag.volledigheid import BESLISTIJD, last_day, open_verzoek
from kwaliteit.domain.queries.aanvraagwerk import gehoord, is_gehoord
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import (
    AANVRAAG_OVERGANGEN,
    AANVRAAG_SCHRIJFBAAR,
    Aanvraagroute,
    Aanvraagstatus,
)
from kwaliteit.models import Erkenningsaanvraag
from kwaliteit.rules.aanvraag import BEHANDEL_AANVRAAG, SCHRIJF_AANVRAAG, TEKEN_AANVRAAG
from napl.models import Gebruiker
from napl.rechten import heeft_recht
from register.models import Traject
from register.models.aanbod import aanbieders_van

_S = Aanvraagstatus
# Where it is the turn of the aanbieder.
WACHT_OP_AANBIEDER = AANVRAAG_SCHRIJFBAAR | {_S.WACHT_OP_BETALING, _S.ZIENSWIJZE}
TOETSEN = frozenset({_S.VOLLEDIGHEIDSTOETS, _S.AANVULLING_GEVRAAGD})


def verantwoording_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any]:  # noqa: ARG001 - what all are given
    """Return what was written per criterium, and how far that is."""
    aanvraag = blik.aanvraag
    return {
        "aanvraag": aanvraag,
        "voortgang": progress_of(aanvraag),
        "stukken": list_stukken(aanvraag),
        "schrijft": aanvraag.status in AANVRAAG_SCHRIJFBAAR
        and heeft_recht(blik.gebruiker, SCHRIJF_AANVRAAG, aanvraag),
        "is_concept": aanvraag.status == _S.CONCEPT,
    }


def ingediend_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:  # noqa: ARG001 - what all are given
    """Return the text of the traject as it was fixed."""
    return {"inhoud": blik.aanvraag.inhoud, "aanvraag": blik.aanvraag} if blik.aanvraag.inhoud else None


def accreditatie_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:  # noqa: ARG001 - what all are given
    """Return what another body judged already; on a concept also the way to name it."""
    aanvraag = blik.aanvraag
    rows = list(aanvraag.accreditaties.select_related("bestand").order_by("pk"))
    schrijft = aanvraag.status == _S.CONCEPT and heeft_recht(blik.gebruiker, SCHRIJF_AANVRAAG, aanvraag)
    if not rows and not schrijft:
        return None
    dekkingen = aanvraag.dekkingen.select_related("criterium", "accreditatie")
    return {
        "aanvraag": aanvraag,
        "rijen": rows,
        "schrijft": schrijft,
        "is_verlicht": aanvraag.route == Aanvraagroute.VERLICHT,
        "dekkingen": list(dekkingen.order_by("criterium__standaard__volgorde", "criterium__volgorde")),
    }


def doen_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:  # noqa: ARG001 - what all are given
    """Return what the aanbieder can do with an open aanvraag: submit, send back, withdraw."""
    aanvraag = blik.aanvraag
    kan_intrekken = _S.INGETROKKEN in AANVRAAG_OVERGANGEN[_S(aanvraag.status)]
    if not kan_intrekken:
        return None
    verzoek = open_verzoek(aanvraag) if aanvraag.status == _S.AANVULLING_GEVRAAGD else None
    return {
        "aanvraag": aanvraag,
        "tekent": heeft_recht(blik.gebruiker, TEKEN_AANVRAAG, aanvraag),
        "reageert": aanvraag.status == _S.ZIENSWIJZE and not is_gehoord(aanvraag),
        "is_concept": aanvraag.status == _S.CONCEPT,
        "punten": list(verzoek.punten.select_related("criterium").order_by("pk")) if verzoek else [],
        "uiterlijk": last_day(aanvraag),
        "voortgang": progress_of(aanvraag),
    }


def toets_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:
    """Return what the bureau does while it tests whether an aanvraag is complete."""
    aanvraag = blik.aanvraag
    verzoeken = aanvraag.aanvulverzoeken.prefetch_related("punten__criterium").order_by("gevraagd_op")
    if aanvraag.status not in TOETSEN:
        rows = list(verzoeken)
        return {"aanvraag": aanvraag, "verzoeken": rows, "toetst": False} if rows else None
    uiterlijk = last_day(aanvraag)
    voorbij = uiterlijk is not None and uiterlijk < peildatum
    return {
        "aanvraag": aanvraag,
        "verzoeken": list(verzoeken),
        "toetst": True,
        "handelt": heeft_recht(blik.gebruiker, BEHANDEL_AANVRAAG),
        "wacht": aanvraag.status == _S.AANVULLING_GEVRAAGD,
        "uiterlijk": uiterlijk,
        "kan_buiten": voorbij and uiterlijk is not None and peildatum <= uiterlijk + BESLISTIJD,
        "dekking": _dekking(aanvraag) if aanvraag.route == Aanvraagroute.VERLICHT else None,
    }


def _dekking(aanvraag: Erkenningsaanvraag) -> dict[str, Any]:
    """Return per criterium what was decided, or what the kader proposes."""
    besloten = {row.criterium_id: row for row in aanvraag.dekkingen.select_related("accreditatie")}
    voorstellen = propose(aanvraag)
    criteria = list(geldende_criteria(aanvraag.kaderversie))
    return {
        "rijen": [
            {"criterium": row, "besloten": besloten.get(row.pk), "voorstel": voorstellen.get(row.pk)}
            for row in criteria
        ],
        "open": len(criteria) - len(besloten),
    }


def traject_paneel(traject: Traject, peildatum: date) -> Mapping[str, Any] | None:  # noqa: ARG001 - what all are given
    """Return the way to an aanvraag on the page of an own traject: the open one, or a new one."""
    if traject.live_id is None:
        return None
    return {"traject": traject, "aanvraag": Erkenningsaanvraag.objects.open().filter(traject=traject).first()}


def aanbod_paneel(gebruiker: Gebruiker, peildatum: date) -> Mapping[str, Any]:
    """Return what the home of an aanbieder says of its aanvragen: how many run, and which wait for it."""
    own = Erkenningsaanvraag.objects.open().filter(aanbieder__in=aanbieders_van(gebruiker, peildatum))
    rows = list(own.annotate(gehoord=gehoord()).values_list("status", "gehoord"))
    wacht = sum(status in WACHT_OP_AANBIEDER and not al_gehoord for status, al_gehoord in rows)
    return {"open": len(rows), "wacht": wacht}
