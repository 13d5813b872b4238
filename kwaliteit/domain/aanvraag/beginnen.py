"""Begin an erkenningsaanvraag: only the aanbieder sees it, until it is submitted."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.aanvraag.kenmerk import next_kenmerk
from kwaliteit.domain.aanvraag.voorwaarden import check_traject, is_verzonnen, require_toelaatbaar
from kwaliteit.enums import Aanvraagsoort
from kwaliteit.models import Erkenning, Erkenningsaanvraag
from kwaliteit.rules.aanvraag import SCHRIJF_AANVRAAG
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from register.models import Aanbieder, Traject


@transaction.atomic
def begin_aanvraag(
    traject: Traject, *, by: Gebruiker, at: datetime, vorige_erkenning: Erkenning | None = None
) -> Erkenningsaanvraag:
    """Begin an aanvraag for a traject; with ``vorige_erkenning`` it asks for hererkenning.

    It is on behalf of the first aanbieder of the traject, who is responsible for it. Raises GeenRecht, or
    Domeinfout with what is missing (``check_traject``).
    """
    aanbieder = responsible(traject)
    require_recht(by, SCHRIJF_AANVRAAG, aanbieder)
    traject = lock(traject)  # of two at once the second finds the first
    found = check_traject(traject, timezone.localdate(at), hererkenning=vorige_erkenning is not None)
    kader = require_toelaatbaar(found)
    aanvraag = Erkenningsaanvraag.objects.create(
        kenmerk=next_kenmerk(timezone.localdate(at).year),
        soort=Aanvraagsoort.EERSTE if vorige_erkenning is None else Aanvraagsoort.HERERKENNING,
        traject=traject,
        aanbieder=aanbieder,
        kaderversie=kader,
        vorige_erkenning=vorige_erkenning,
        aangemaakt_op=at,
        aangemaakt_door=by,
        is_demo=is_verzonnen(traject),
    )
    record_gebeurtenis(aanvraag, "aanvraag.begonnen", by=by, at=at, gegevens={"traject": traject.pk})
    return aanvraag


def responsible(traject: Traject) -> Aanbieder:
    """Return the aanbieder who asks, signs and pays: the first one of a traject."""
    row = traject.trajectaanbieders.select_related("aanbieder").order_by("volgorde", "pk").first()
    if row is None:
        raise Domeinfout("Dit traject heeft geen aanbieder. Er is niemand die iets kan aanvragen.")
    return row.aanbieder
