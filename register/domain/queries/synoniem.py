"""What the redactie reads of the synonym rules."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Collate

from register.domain.zoeken.synoniemen import to_words
from register.models import Synoniem


@dataclass(frozen=True)
class Synoniemvraag:
    q: str = ""
    richting: str = ""
    herkomst: str = ""


def list_synoniemen(vraag: Synoniemvraag) -> QuerySet[Synoniem]:
    """Return the active rules that fit, by the letter of their first term."""
    rows = Synoniem.objects.filter(actief=True)
    if vraag.q:
        words = " ".join(to_words(vraag.q))
        condition = Q(toelichting__icontains=vraag.q)
        if words:
            condition |= Q(van_sleutel__contains=words) | Q(naar_sleutel__contains=words)
        rows = rows.filter(condition)
    if vraag.richting:
        rows = rows.filter(richting=vraag.richting)
    if vraag.herkomst:
        rows = rows.filter(herkomst=vraag.herkomst)
    # Byte order: the same everywhere, and that of the file.
    return rows.order_by(Collate("van_sleutel", "C"), Collate("naar_sleutel", "C"), "pk")
