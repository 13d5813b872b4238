"""Decide on a selection of cases, each as was advised and each in a transaction of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kwaliteit.domain.besluit.beslissen import Keuze, decide
from kwaliteit.models import Besluit, Erkenningsaanvraag
from kwaliteit.rules.besluit import BESLIS
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht


@dataclass(frozen=True)
class Uitslag:
    """How it went with one case: the decision, or why there is none."""

    aanvraag: Erkenningsaanvraag
    besluit: Besluit | None
    melding: str


def decide_all(
    pks: Sequence[int], *, advies_getoetst: bool, by: Gebruiker, nu: Callable[[], datetime]
) -> list[Uitslag]:
    """Decide on each as was advised; what is refused leaves the others as they are."""
    require_recht(by, BESLIS)
    rows = Erkenningsaanvraag.objects.bij_bureau().filter(pk__in=pks).select_related("aanbieder", "versie")
    keuze = Keuze(advies_getoetst=advies_getoetst)
    return [_decide(aanvraag, keuze, by=by, at=nu()) for aanvraag in rows.order_by("ingediend_op", "pk")]


def _decide(aanvraag: Erkenningsaanvraag, keuze: Keuze, *, by: Gebruiker, at: datetime) -> Uitslag:
    try:
        besluit = decide(aanvraag, keuze, by=by, at=at)
    except Domeinfout as fout:
        return Uitslag(aanvraag, None, fout.melding)
    return Uitslag(aanvraag, besluit, str(besluit.get_uitkomst_display()))
