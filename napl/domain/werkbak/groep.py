"""Do something with several cases: each by itself, so that what fails for one is lost for none."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import heeft_recht, require_recht
from napl.registers import Gevolg, Groepsactie, groepsacties, zaakbronnen

logger = logging.getLogger(__name__)
ONVERWACHT = "Er ging iets mis bij ons. Aan deze zaak is niets veranderd. Probeer het later nog eens."
WEG = "Deze zaak is al afgerond, of bestaat niet."
MAX_ZAKEN = 100


@dataclass(frozen=True)
class Uitkomst:
    pk: int
    kenmerk: str
    titel: str
    gelukt: bool
    tekst: str


def list_groepsacties(gebruiker: Gebruiker) -> dict[str, Groepsactie]:
    return {key: actie for key, actie in groepsacties.items() if may_do(gebruiker, actie)}


def may_do(gebruiker: Gebruiker, actie: Groepsactie) -> bool:
    bron = zaakbronnen[actie.bron]
    return heeft_recht(gebruiker, actie.recht) and heeft_recht(gebruiker, bron.recht)


def preview_groepsactie(actie: Groepsactie, pks: Collection[int], by: Gebruiker) -> Mapping[int, Gevolg]:
    """Return what would happen to the cases that are open."""
    require_recht(by, actie.recht)
    require_recht(by, zaakbronnen[actie.bron].recht)
    rows = zaakbronnen[actie.bron].rijen().filter(pk__in=list(pks)[:MAX_ZAKEN])
    return actie.gevolgen(list(rows.values_list("pk", flat=True)), by)


def run_groepsactie(
    actie: Groepsactie, pks: Sequence[int], keuze: str, *, by: Gebruiker, at: datetime
) -> list[Uitkomst]:
    """Do it to one case after another, and tell of each how it went."""
    known = preview_groepsactie(actie, pks, by)
    return [_run_one(actie, pk, known.get(pk), keuze, by=by, at=at) for pk in pks[:MAX_ZAKEN]]


def _run_one(
    actie: Groepsactie, pk: int, gevolg: Gevolg | None, keuze: str, *, by: Gebruiker, at: datetime
) -> Uitkomst:
    if gevolg is None:
        return Uitkomst(pk, "", "", gelukt=False, tekst=WEG)
    kenmerk, titel = gevolg.kenmerk, gevolg.titel
    try:
        with transaction.atomic():
            actie.doe(pk, keuze, by, at)
    except Domeinfout as fout:
        return Uitkomst(pk, kenmerk, titel, gelukt=False, tekst=fout.melding)
    except Exception:  # the other cases go on
        logger.exception("%s failed for %s %s", actie.naam, actie.bron, pk)
        return Uitkomst(pk, kenmerk, titel, gelukt=False, tekst=ONVERWACHT)
    return Uitkomst(pk, kenmerk, titel, gelukt=True, tekst="Gedaan.")
