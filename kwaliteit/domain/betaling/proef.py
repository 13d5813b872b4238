"""A payment provider for demos and tests: it has a page of its own on which one chooses what happens."""

import json
from datetime import datetime
from decimal import Decimal
from secrets import token_urlsafe

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kwaliteit.domain.betaling.adapter import Gestart, Opdracht, Toestand
from kwaliteit.domain.betaling.handtekening import sign
from kwaliteit.enums import Betaalstatus
from kwaliteit.models import Proefbetaling
from napl.domain.bericht import full_url
from napl.domain.transitie import lock, save_fields


class Proefdienst:
    def start(self, opdracht: Opdracht) -> Gestart:
        proef, _ = Proefbetaling.objects.get_or_create(
            sleutel=opdracht.sleutel,
            defaults={
                "extern_id": f"proef_{token_urlsafe(18)}",
                "bedrag": opdracht.bedrag,
                "omschrijving": opdracht.omschrijving[:300],
                "terugadres": opdracht.terugadres,
            },
        )
        pad = reverse("kwaliteit:betaling-proef", args=[proef.extern_id])
        return Gestart(proef.extern_id, full_url(pad))

    def ask(self, extern_id: str) -> Toestand | None:
        proef = Proefbetaling.objects.filter(extern_id=extern_id).first()
        if proef is None:
            return None
        op = timezone.localdate(proef.afgerond_op) if proef.afgerond_op else None
        return Toestand(proef.sleutel, Betaalstatus(proef.status), proef.ontvangen, op)


@transaction.atomic
def play(
    proef: Proefbetaling, uitkomst: Betaalstatus, *, at: datetime, bedrag: Decimal | None = None
) -> Proefbetaling:
    """Let a test payment end; a second press changes nothing. ``bedrag``: another sum than was asked."""
    proef = lock(proef)
    if proef.status != Betaalstatus.OPEN:
        return proef
    ontvangen = (bedrag or proef.bedrag) if uitkomst == Betaalstatus.BETAALD else None
    save_fields(proef, status=uitkomst, ontvangen=ontvangen, afgerond_op=at)
    return proef


def make_bericht(proef: Proefbetaling, *, at: datetime, bericht_id: str = "") -> tuple[bytes, str]:
    """Return the message that tells of a test payment: the body and its signature."""
    bericht_id = bericht_id or f"bericht_{token_urlsafe(12)}"
    body = json.dumps({"id": bericht_id, "betaling": proef.extern_id}).encode()
    return body, sign(body, at=at)
