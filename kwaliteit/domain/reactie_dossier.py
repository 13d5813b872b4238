"""What somebody said about the kwaliteitskader: to look at, hand over, erase (GDPR, articles 15, 17, 20)."""

from collections.abc import Sequence
from datetime import datetime

from kwaliteit.models import Kaderreactie
from napl.models import Gebruiker
from napl.registers import Dossierdeel, Dossierstuk, Dossierveld


def reactie_stukken(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:  # noqa: ARG001 - never shared
    rows = Kaderreactie.objects.filter(door=gebruiker).select_related("consultatie__versie")
    return [_stuk(row) for row in rows.order_by("op", "pk")]


def wis_reacties(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001 - what every part is given
    """Delete what is not public yet; what was answered in public stays, without who wrote it."""
    rows = Kaderreactie.objects.filter(door=gebruiker)
    aantal = rows.count()
    rows.filter(consultatie__antwoorden_gepubliceerd_op__isnull=True).delete()
    rows.update(door=None, toon_naam=False)
    return aantal


KADERREACTIES = Dossierdeel(
    titel="Reacties op het kwaliteitskader",
    uitleg="Wat u over het kwaliteitskader zei. Wist u dit, dan blijven reacties met een gepubliceerd "
    "antwoord staan, zonder uw naam.",
    stukken=reactie_stukken,
    wis=wis_reacties,
    deelbaar=False,
)


def _stuk(row: Kaderreactie) -> Dossierstuk:
    return Dossierstuk(
        titel=f"Reactie op het kwaliteitskader, versie {row.consultatie.versie.nummer}",
        velden=(
            Dossierveld("versie", "Versie van het kader", row.consultatie.versie.nummer),
            Dossierveld("criterium", "Criterium", row.criterium_naam or "Het hele kader"),
            Dossierveld("tekst", "Uw reactie", row.tekst),
            Dossierveld("op", "Geschreven op", row.op),
            Dossierveld("gewijzigdOp", "Aangepast op", row.gewijzigd_op),
            Dossierveld("toonNaam", "Uw naam staat erbij", "ja" if row.toon_naam else "nee"),
            # The answer is theirs to read once everybody reads it.
            Dossierveld("antwoord", "Antwoord", row.antwoord if row.consultatie.is_gepubliceerd else ""),
        ),
    )
