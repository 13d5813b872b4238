"""The signature of a message: an HMAC over the raw body and the time at which it was made."""

import hmac
import re
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings

from kwaliteit.enums import Betaalberichtoordeel

KOP = "Betaaldienst-Handtekening"
# How much older or newer than now a message may be: enough for clocks and retries, too little to keep one.
TOLERANTIE = timedelta(minutes=5)
_VORM = re.compile(r"t=(?P<tijd>[0-9]{1,12}),v1=(?P<hmac>[0-9a-f]{64})")


def _geheim() -> bytes:
    geheim: str = settings.BETAALDIENST_GEHEIM
    return geheim.encode()


def _digest(tijd: int, body: bytes) -> str:
    return hmac.new(_geheim(), f"{tijd}.".encode() + body, sha256).hexdigest()


def sign(body: bytes, *, at: datetime) -> str:
    """Return the header for a body, as the provider makes it."""
    tijd = int(at.timestamp())
    return f"t={tijd},v1={_digest(tijd, body)}"


def check(body: bytes, kop: str, *, at: datetime) -> Betaalberichtoordeel | None:
    """Return why a message is refused, or None. Without a secret every message is refused."""
    found = _VORM.fullmatch(kop)
    if found is None or not _geheim():
        return Betaalberichtoordeel.VERVALST
    tijd = int(found["tijd"])
    if not hmac.compare_digest(_digest(tijd, body), found["hmac"]):
        return Betaalberichtoordeel.VERVALST
    if abs(at.timestamp() - tijd) > TOLERANTIE.total_seconds():
        return Betaalberichtoordeel.VEROUDERD
    return None
