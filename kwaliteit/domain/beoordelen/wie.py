"""Who judged a case: for the letter that names its advisers, and for who may not decide as well."""

from collections.abc import Collection

from kwaliteit.enums import Beoordelingstatus
from kwaliteit.models import Beoordeling, Erkenningsaanvraag
from napl.models import Gebruiker


def names_of(aanvraag: Erkenningsaanvraag) -> list[str]:
    """Return whose judgement the advice rests on, by name (Awb 3:8)."""
    rows = Beoordeling.objects.filter(aanvraag=aanvraag, status=Beoordelingstatus.INGELEVERD)
    return [
        f"{row.deskundige.gebruiker.naam}, deskundige"
        for row in rows.select_related("deskundige__gebruiker").order_by("letter")
    ]


def judged_among(aanvragen: Collection[int], wie: Gebruiker) -> set[int]:
    """Return in which of these cases somebody ever had the file open to judge it."""
    rows = Beoordeling.objects.filter(aanvraag__in=aanvragen, deskundige__gebruiker=wie)
    return set(rows.exclude(aangenomen_op=None).values_list("aanvraag", flat=True))
