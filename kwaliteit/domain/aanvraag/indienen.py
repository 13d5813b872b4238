"""Submit an aanvraag: from then on what is judged, and by what, is fixed (docs/adr/0030, 0031)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from kwaliteit.domain.aanvraag.betrokkenen import tell_aanbieder
from kwaliteit.domain.aanvraag.inhoud import copy_inhoud
from kwaliteit.domain.aanvraag.mail import ONTVANGST, receipt_subject, receipt_text
from kwaliteit.domain.aanvraag.verantwoorden import require_verantwoord
from kwaliteit.domain.aanvraag.voorwaarden import check_traject, require_toelaatbaar
from kwaliteit.domain.aanvraag.zetten import move_aanvraag
from kwaliteit.domain.betaling.factureren import invoice_aanvraag
from kwaliteit.enums import AANVRAAG_OVERGANGEN, Aanvraagsoort, Aanvraagstatus
from kwaliteit.models import Erkenningsaanvraag, Verantwoording
from kwaliteit.rules.aanvraag import TEKEN_AANVRAAG
from napl.domain.transitie import lock, require_transition
from napl.fouten import Domeinfout
from napl.models import Gebeurtenis, Gebruiker
from napl.rechten import require_recht
from register.models import Trajectversie

_S = Aanvraagstatus


@transaction.atomic
def submit_aanvraag(
    aanvraag: Erkenningsaanvraag, *, by: Gebruiker, at: datetime, verklaring: bool
) -> Erkenningsaanvraag:
    """Sign and submit (Awb 4:2): fix the text and its uitvoeringen, confirm the receipt, ask for the fee.

    ``verklaring``: that ``by`` may act for the aanbieder and that it is true. Raises GeenRecht,
    OngeldigeOvergang for who is late, and Domeinfout with what is missing.
    """
    require_recht(by, TEKEN_AANVRAAG, aanvraag)
    traject = lock(aanvraag.traject)  # nobody publishes another text meanwhile
    aanvraag = lock(aanvraag)
    require_transition(aanvraag.status, to=_S.INGEDIEND, allowed=AANVRAAG_OVERGANGEN)
    if not verklaring:
        raise Domeinfout("Zet een vinkje om te ondertekenen.", veld="verklaring")
    hererkenning = aanvraag.soort == Aanvraagsoort.HERERKENNING
    vandaag = timezone.localdate(at)
    require_toelaatbaar(check_traject(traject, vandaag, hererkenning=hererkenning, aanvraag=aanvraag))
    require_verantwoord(aanvraag)
    versie = Trajectversie.objects.get(pk=traject.live_id or 0)
    aanvraag, gebeurtenis = move_aanvraag(
        aanvraag,
        _S.INGEDIEND,
        by=by,
        at=at,
        gegevens={"versie": versie.nummer, "kaderversie": aanvraag.kaderversie.nummer},
        ingediend_op=at,
        ingediend_door=by,
        versie=versie,
        inhoud=copy_inhoud(versie),
    )
    _confirm(aanvraag, gebeurtenis, at=at)
    invoice_aanvraag(aanvraag, by=by, at=at)
    aanvraag.refresh_from_db()
    return aanvraag


def _confirm(aanvraag: Erkenningsaanvraag, gebeurtenis: Gebeurtenis, *, at: datetime) -> None:
    rows = Verantwoording.objects.filter(aanvraag=aanvraag).select_related("criterium")
    rows = rows.order_by("criterium__standaard__volgorde", "criterium__volgorde")
    inhoud = aanvraag.inhoud or {}
    traject = [
        (veld["naam"], veld["tekst"])
        for sectie in inhoud["secties"]
        for veld in sectie["velden"]
        if veld["tekst"]
    ]
    tell_aanbieder(
        aanvraag,
        ONTVANGST,
        onderwerp=receipt_subject(aanvraag),
        tekst=receipt_text(
            aanvraag,
            naam=inhoud["naam"],
            opgave=[*traject, *((str(row.criterium), row.tekst) for row in rows)],
            op=date_format(timezone.localtime(at), r"j F Y \o\m H.i \u\u\r"),
        ),
        gebeurtenis=gebeurtenis,
        at=at,
    )
