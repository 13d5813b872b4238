"""What somebody said in consultations, to look at, hand over and erase (GDPR, articles 15, 17 and 20)."""

from collections.abc import Sequence
from datetime import datetime

from napl.models import Gebruiker
from napl.registers import Dossierdeel, Dossierstuk, Dossierveld
from ontwikkelpaden.models import Consultatiereactie


def reactie_stukken(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:  # noqa: ARG001 - never shared
    rows = Consultatiereactie.objects.filter(door=gebruiker).select_related("consultatie__versie__pad")
    return [_stuk(row) for row in rows.order_by("op", "pk")]


def wis_reacties(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001 - what every part is given
    """Delete what is not public yet; what was answered in public stays, without who wrote it."""
    rows = Consultatiereactie.objects.filter(door=gebruiker)
    aantal = rows.count()
    rows.filter(consultatie__antwoorden_gepubliceerd_op__isnull=True).delete()
    rows.update(door=None, toon_naam=False)
    return aantal


REACTIES = Dossierdeel(
    titel="Reacties in consultaties",
    uitleg="Wat u over ontwikkelpaden zei. Wist u dit, dan blijven reacties met een gepubliceerd antwoord "
    "staan, zonder uw naam.",
    stukken=reactie_stukken,
    wis=wis_reacties,
    deelbaar=False,
)


def _stuk(row: Consultatiereactie) -> Dossierstuk:
    versie = row.consultatie.versie
    return Dossierstuk(
        titel=f"Reactie op ‘{versie.pad.naam}’, versie {versie.nummer}",
        velden=(
            Dossierveld("ontwikkelpad", "Ontwikkelpad", versie.pad.slug),
            Dossierveld("versie", "Versie van het pad", versie.nummer),
            Dossierveld("onderdeel", "Onderdeel", row.subdimensie_naam or "Het hele pad"),
            Dossierveld("tekst", "Uw reactie", row.tekst),
            Dossierveld("op", "Geschreven op", row.op),
            Dossierveld("gewijzigdOp", "Aangepast op", row.gewijzigd_op),
            Dossierveld("toonNaam", "Uw naam staat erbij", "ja" if row.toon_naam else "nee"),
            # The answer is theirs to read once everybody reads it.
            Dossierveld("antwoord", "Antwoord", row.antwoord if row.consultatie.is_gepubliceerd else ""),
        ),
    )
