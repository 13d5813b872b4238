"""Mail: composed from a template, put ready in a transaction, handed over once (docs/adr/0038)."""

from napl.domain.bericht.klaarzetten import full_url, purge_geheim, queue_bericht, queue_geheim
from napl.domain.bericht.samenstellen import Samenstelling, compose
from napl.domain.bericht.versturen import CLAIM, GEWIST, MAX_POGINGEN, send_berichten
from napl.domain.bericht.verzamelen import bundle_berichten
from napl.domain.bericht.voorbeeld import Berichtvoorbeeld, preview

__all__ = [
    "CLAIM",
    "GEWIST",
    "MAX_POGINGEN",
    "Berichtvoorbeeld",
    "Samenstelling",
    "bundle_berichten",
    "compose",
    "full_url",
    "preview",
    "purge_geheim",
    "queue_bericht",
    "queue_geheim",
    "send_berichten",
]
