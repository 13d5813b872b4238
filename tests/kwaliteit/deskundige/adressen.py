"""How to call the addresses of deskundigen and reviews; each maker makes what its address is about."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from kwaliteit.domain.deskundige.opgave import Bandinvoer, add_afwezigheid, declare_band
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import Aanvraagstatus, Bandsoort
from napl import klok
from tests.factories import NU
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag
from tests.kwaliteit.deskundige.bouw import maak_deskundige, wijs_toe


def _gevraagd() -> dict[str, Any]:
    (beoordeling,) = wijs_toe(maak_aanvraag(Aanvraagstatus.TOEWIJZING), maak_deskundige())
    return {"pk": beoordeling.pk}


def _met_criterium() -> dict[str, Any]:
    (beoordeling,) = wijs_toe(maak_aanvraag(Aanvraagstatus.TOEWIJZING), maak_deskundige())
    criterium = geldende_criteria(beoordeling.aanvraag.kaderversie)[0]
    return {"pk": beoordeling.pk, "criterium": criterium.pk}


def _band() -> dict[str, Any]:
    deskundige = maak_deskundige()
    invoer = Bandinvoer(Bandsoort.FAMILIE, naam="Een organisatie")
    return {"pk": declare_band(deskundige, invoer, by=deskundige.gebruiker, at=NU).pk}


def _afwezig() -> dict[str, Any]:
    deskundige, dag = maak_deskundige(), klok.vandaag()
    made = add_afwezigheid(
        deskundige, geldig_van=dag, geldig_tot=dag + timedelta(days=9), by=deskundige.gebruiker, at=NU
    )
    return {"pk": made.pk}


# Maker, method, and whether it exists for who asks: a review is of one deskundige alone.
BEOORDELINGADRESSEN: dict[str, tuple[Callable[[], dict[str, Any]], str, bool]] = {
    "kwaliteit:beoordeling-detail": (_gevraagd, "get", False),
    "kwaliteit:beoordeling-antwoord": (_gevraagd, "post", False),
    "kwaliteit:beoordeling-criterium": (_met_criterium, "post", False),
    "kwaliteit:beoordeling-feedback": (_gevraagd, "post", False),
    "kwaliteit:beoordeling-inleveren": (_gevraagd, "post", False),
    "kwaliteit:beoordeling-conflict": (_gevraagd, "get", False),
    "kwaliteit:consensus": (_gevraagd, "get", False),
    "kwaliteit:consensus-criterium": (_met_criterium, "post", False),
    "kwaliteit:consensus-akkoord": (_gevraagd, "post", False),
    # Who has no profile as a deskundige finds none.
    "kwaliteit:deskundige-profiel": (dict, "get", False),
    "kwaliteit:band-wijzig": (_band, "post", False),
    "kwaliteit:afwezigheid-weg": (_afwezig, "post", False),
    "kwaliteit:deskundige-detail": (lambda: {"pk": maak_deskundige().pk}, "get", True),
    "kwaliteit:toewijzing": (lambda: {"pk": maak_aanvraag(Aanvraagstatus.TOEWIJZING).pk}, "get", True),
    "kwaliteit:beoordeling-terug": (_gevraagd, "get", True),
}
