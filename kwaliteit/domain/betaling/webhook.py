"""Take in a message of the payment provider: keep that it came, and go and ask."""

import json
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from kwaliteit.domain.betaling.adapter import DienstOnbereikbaar
from kwaliteit.domain.betaling.handtekening import check
from kwaliteit.domain.betaling.navragen import sync_betaling
from kwaliteit.enums import BETAALBERICHT_GEWEIGERD, Betaalberichtoordeel
from kwaliteit.models import Betaalbericht, Betaling
from napl.domain.transitie import save_fields

_O = Betaalberichtoordeel
# Nothing more will come of it; the others are tried again when the provider sends them again.
AF = frozenset({_O.VERWERKT, _O.ONGEWIJZIGD})
# Anybody can send rubbish: so many refused messages an hour are kept as proof, the rest only refused.
MAX_GEWEIGERD_PER_UUR = 100
MAX_ID = 100


def receive_bericht(body: bytes, kop: str, *, at: datetime) -> Betaalberichtoordeel:
    """Return what was done with a message; the same one twice is done once.

    Of the body only two ids are read: which message it is, and which payment to ask after.
    """
    geweigerd = check(body, kop, at=at)
    if geweigerd is not None:
        _keep_refused(body, geweigerd, at=at)
        return geweigerd
    bericht_id, extern_id = _read(body)
    bericht = _note(bericht_id or f"afdruk:{_afdruk(body)}", body, at=at)
    oordeel = Betaalberichtoordeel(bericht.oordeel)
    if oordeel in AF:
        return oordeel
    betaling = (
        Betaling.objects.select_related("factuur__aanvraag").filter(extern_id=extern_id).first()
        if extern_id
        else None
    )
    oordeel = _judge(bericht_id, betaling, at=at)
    # Of two at once the one that brought the news says so.
    Betaalbericht.objects.filter(pk=bericht.pk).exclude(oordeel=_O.VERWERKT).update(
        oordeel=oordeel, betaling=betaling
    )
    return oordeel


def _judge(bericht_id: str, betaling: Betaling | None, *, at: datetime) -> Betaalberichtoordeel:
    if not bericht_id:
        return _O.ONLEESBAAR
    if betaling is None:
        return _O.ONBEKEND
    try:
        return _O.VERWERKT if sync_betaling(betaling, at=at) else _O.ONGEWIJZIGD
    except DienstOnbereikbaar:
        return _O.UITGESTELD


@transaction.atomic
def _note(bericht_id: str, body: bytes, *, at: datetime) -> Betaalbericht:
    """Write down that a message came, or that it came again; two at once make one row."""
    Betaalbericht.objects.bulk_create(
        [
            Betaalbericht(
                bericht_id=bericht_id,
                afdruk=_afdruk(body),
                lengte=len(body),
                oordeel=_O.UITGESTELD,
                keren=0,
                ontvangen_op=at,
            )
        ],
        ignore_conflicts=True,
    )
    rows = Betaalbericht.objects.select_for_update(of=("self",)).exclude(oordeel__in=BETAALBERICHT_GEWEIGERD)
    bericht = rows.get(bericht_id=bericht_id)
    save_fields(bericht, keren=bericht.keren + 1)
    return bericht


def _keep_refused(body: bytes, oordeel: Betaalberichtoordeel, *, at: datetime) -> None:
    recent = Betaalbericht.objects.filter(
        oordeel__in=BETAALBERICHT_GEWEIGERD, ontvangen_op__gt=at - timedelta(hours=1)
    )
    if recent.count() < MAX_GEWEIGERD_PER_UUR:
        Betaalbericht.objects.create(
            bericht_id="", afdruk=_afdruk(body), lengte=len(body), oordeel=oordeel, ontvangen_op=at
        )


def _read(body: bytes) -> tuple[str, str]:
    """Return the ids of a message; empty when it cannot be read."""
    try:
        data = json.loads(body)
    except ValueError:
        return "", ""
    if not isinstance(data, dict):
        return "", ""
    ids = [data.get(naam) for naam in ("id", "betaling")]
    bericht_id, extern_id = (
        waarde if isinstance(waarde, str) and len(waarde) <= MAX_ID and "\x00" not in waarde else ""
        for waarde in ids
    )
    return bericht_id, extern_id


def _afdruk(body: bytes) -> str:
    return sha256(body).hexdigest()
