"""Who judged a case: for the letter that names its advisers, and for who may not decide as well."""

from kwaliteit.enums import Beoordelingstatus
from kwaliteit.models import Beoordeling, Erkenningsaanvraag


def names_of(aanvraag: Erkenningsaanvraag) -> list[str]:
    """Return whose judgement the advice rests on, by name (Awb 3:8)."""
    rows = Beoordeling.objects.filter(aanvraag=aanvraag, status=Beoordelingstatus.INGELEVERD)
    return [
        f"{row.deskundige.gebruiker.naam}, deskundige"
        for row in rows.select_related("deskundige__gebruiker").order_by("letter")
    ]


def accounts_of(aanvraag: Erkenningsaanvraag) -> set[int]:
    """Return the accounts of everybody who ever had the file open to judge it."""
    rows = Beoordeling.objects.filter(aanvraag=aanvraag).exclude(aangenomen_op=None)
    return set(rows.values_list("deskundige__gebruiker", flat=True))
