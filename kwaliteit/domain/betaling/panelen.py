"""What the pages of a case, and the page before an aanmelding, say of money."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

from kwaliteit.domain.aanvraag.blik import Blik
from kwaliteit.domain.betaling.tarieven import expected_tarief, tarieven_op
from kwaliteit.domain.queries.factuurblad import read_blad
from kwaliteit.enums import Aanvraagroute, Aanvraagstatus, Terugbetaalfase
from kwaliteit.models import Factuur, Tarief, Terugbetaalregel
from kwaliteit.rules.betaling import BETAAL_FACTUUR, REGISTREER_BETALING
from napl.models import Gebruiker
from napl.rechten import heeft_recht


def eigen_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:
    """Return what it will cost, or how the invoice stands; nothing when it was free."""
    aanvraag = blik.aanvraag
    factuur = Factuur.objects.select_related("aanvraag").filter(aanvraag=aanvraag).first()
    if factuur is not None:
        mag = heeft_recht(blik.gebruiker, BETAAL_FACTUUR, aanvraag)
        return {"factuur": factuur, "blad": read_blad(factuur, peildatum), "mag_betalen": mag}
    if aanvraag.status != Aanvraagstatus.CONCEPT:
        return None
    return {"tarief": expected_tarief(aanvraag, peildatum), "regels": regels_op(peildatum)}


def zaak_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:
    """Return how the invoice of a case stands, for the bureau."""
    factuur = Factuur.objects.select_related("aanvraag").filter(aanvraag=blik.aanvraag).first()
    if factuur is None:
        return None
    return {
        "factuur": factuur,
        "blad": read_blad(factuur, peildatum),
        "mag_registreren": heeft_recht(blik.gebruiker, REGISTREER_BETALING),
    }


def vooraf_paneel(gebruiker: Gebruiker, peildatum: date) -> Mapping[str, Any] | None:  # noqa: ARG001 - for all alike
    """Return what a review costs today, by route; nothing before there are tariffs."""
    tarieven = tarieven_op(peildatum)
    if not tarieven:
        return None
    routes = [
        {"naam": route.label, "rijen": [row for row in tarieven if row.route == route]}
        for route in Aanvraagroute
    ]
    return {
        "routes": [route for route in routes if route["rijen"]],
        "regels": regels_op(peildatum),
        "is_demo": settings.DEMO or any(row.is_demo for row in tarieven),
        "komend": Tarief.objects.filter(geldig_van__gt=peildatum).order_by("geldig_van").first(),
    }


def regels_op(peildatum: date) -> list[Terugbetaalregel]:
    """Return the rules for refunds of a date, in the order of a case."""
    volgorde = list(Terugbetaalfase.values)
    rows = Terugbetaalregel.objects.geldig_op(peildatum)
    return sorted(rows, key=lambda row: volgorde.index(row.fase))
