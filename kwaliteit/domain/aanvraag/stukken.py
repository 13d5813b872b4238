"""What an aanvraag holds per criterium: the text, the evidence, and what the kader says to help."""

from dataclasses import dataclass

from django.db.models import Prefetch

from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.models import (
    Aanvraagbewijs,
    Bewijsvorm,
    Criterium,
    Erkenningsaanvraag,
    Niveauleidraad,
    Verantwoording,
)


@dataclass(frozen=True)
class Stuk:
    criterium: Criterium
    tekst: str
    bewijzen: tuple[Aanvraagbewijs, ...]

    @property
    def stand(self) -> str:
        """Return in words how far it is; a text is needed, evidence is not counted."""
        if not self.tekst:
            return "Nog niet begonnen" if not self.bewijzen else "Nog geen tekst"
        aantal = len(self.bewijzen)
        return f"Geschreven, {aantal} {'bewijs' if aantal == 1 else 'bewijzen'}"

    @property
    def klasse(self) -> str:
        return "goed" if self.tekst and self.bewijzen else "bezig" if self.tekst else "neutraal"


def list_stukken(aanvraag: Erkenningsaanvraag) -> list[Stuk]:
    """Return one per criterium that is judged, in the order of the kader; a fixed number of queries."""
    teksten = dict(Verantwoording.objects.filter(aanvraag=aanvraag).values_list("criterium_id", "tekst"))
    bewijzen: dict[int, list[Aanvraagbewijs]] = {}
    rows = Aanvraagbewijs.objects.filter(aanvraag=aanvraag).select_related("bestand")
    for row in rows.order_by("toegevoegd_op", "pk"):
        bewijzen.setdefault(row.criterium_id, []).append(row)
    return [
        Stuk(criterium, teksten.get(criterium.pk, ""), tuple(bewijzen.get(criterium.pk, ())))
        for criterium in geldende_criteria(aanvraag.kaderversie)
    ]


def with_help(aanvraag: Erkenningsaanvraag, code: str) -> Criterium | None:
    """Return a criterium with what counts as evidence and what it asks per level."""
    return (
        geldende_criteria(aanvraag.kaderversie)
        .filter(code=code)
        .prefetch_related(
            Prefetch("bewijsvormen", Bewijsvorm.objects.order_by("volgorde")),
            Prefetch("leidraden", Niveauleidraad.objects.order_by("pk")),
        )
        .first()
    )
