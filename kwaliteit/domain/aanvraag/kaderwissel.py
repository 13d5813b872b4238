"""Take over the version of the kader in force in a concept that began by an earlier one."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.queries.kader import geldende_versie
from kwaliteit.enums import Aanvraagstatus
from kwaliteit.models import Aanvraagbewijs, Criterium, Erkenningsaanvraag, Kaderversie, Verantwoording
from kwaliteit.rules.aanvraag import SCHRIJF_AANVRAAG
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht


@transaction.atomic
def take_over_kader(aanvraag: Erkenningsaanvraag, *, by: Gebruiker, at: datetime) -> Erkenningsaanvraag:
    """Move texts and evidence to the criteria that came of theirs; what has none stays with the old ones."""
    require_recht(by, SCHRIJF_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    if aanvraag.status != Aanvraagstatus.CONCEPT:
        raise OngeldigeOvergang("Uw aanvraag is ingediend. Het kwaliteitskader staat vast.")
    kader = geldende_versie(timezone.localdate(at))
    if kader is None:
        raise Domeinfout("Er is nu geen kwaliteitskader vastgesteld.")
    if kader.pk == aanvraag.kaderversie_id:
        return aanvraag
    for oud, nieuw in _successors(aanvraag.kaderversie, kader).items():
        for rows in (Verantwoording.objects.all(), Aanvraagbewijs.objects.all()):
            rows.filter(aanvraag=aanvraag, criterium=oud).update(criterium=nieuw)
    gegevens = {"van": aanvraag.kaderversie.nummer, "naar": kader.nummer}
    save_fields(aanvraag, kaderversie=kader)
    record_gebeurtenis(aanvraag, "aanvraag.kader", by=by, at=at, gegevens=gegevens)
    return aanvraag


def _successors(oud: Kaderversie, nieuw: Kaderversie) -> dict[int, int]:
    """Return per criterium the one that came of it, across versions in between; else one of the same code."""
    ouders = dict(Criterium.objects.values_list("pk", "voorganger"))
    codes = {code: pk for pk, code in oud.criteria.values_list("pk", "code")}
    eigen = set(codes.values())
    found: dict[int, int] = {}
    for pk, code in nieuw.criteria.values_list("pk", "code"):
        bron = ouders.get(pk)
        while bron is not None and bron not in eigen:
            bron = ouders.get(bron)
        bron = bron or codes.get(code)
        if bron is not None:
            found.setdefault(bron, pk)
    return found
