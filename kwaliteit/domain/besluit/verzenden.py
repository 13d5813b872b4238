"""Send a decision: the letter into the file, the mail into the outbox, and the term to object begins."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from kwaliteit.domain.besluit.brief import brief_of, make_brief
from kwaliteit.domain.besluit.mail import send, signers_of, write_besluit
from kwaliteit.domain.besluit.termijnen import BEZWAAR
from kwaliteit.models import Besluit
from napl.domain.bestand import last_verloopdatum, store_bestand
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.verloop import begin_termijn
from napl.domain.transitie import lock, save_fields
from napl.fouten import OngeldigeOvergang
from napl.models import Gebeurtenis, Gebruiker

BESTANDSOORT = "kwaliteit.besluitbrief"


@transaction.atomic
def send_besluit(besluit: Besluit, *, gebeurtenis: Gebeurtenis, by: Gebruiker, at: datetime) -> Besluit:
    """Make the letter and announce it (Awb 3:41); part of the verbs that decide, which see to the rights.

    The term to object runs from the day after this one (Awb 6:8), so it is done once.
    """
    besluit = lock(besluit)
    if besluit.verzonden_op is not None:
        raise OngeldigeOvergang("Dit besluit is al verzonden.")
    vandaag = timezone.localdate(at)
    save_fields(besluit, verzonden_op=at)
    inhoud = ContentFile(make_brief(brief_of(besluit), op=at), name=f"besluit {besluit.aanvraag.kenmerk}.pdf")
    brief = store_bestand(
        inhoud,
        eigenaar=None,
        soort=BESTANDSOORT,
        verloopt_op=last_verloopdatum(vandaag),
        by=by,
        at=at,
    )
    save_fields(besluit, brief=brief)
    begin_termijn(besluit, BEZWAAR, begonnen_op=vandaag, at=at, by=by, aanleiding="Het besluit is verzonden.")
    send(signers_of(besluit.aanvraag, vandaag), "besluit", write_besluit(besluit), gebeurtenis, at=at)
    record_gebeurtenis(besluit, "besluit.verzonden", by=by, at=at, gegevens={"aanvraag": besluit.aanvraag_id})
    return besluit
