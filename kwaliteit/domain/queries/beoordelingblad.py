"""What a deskundige reads and writes of one case: the file, and per criterium what is asked and found."""

from dataclasses import dataclass

from kwaliteit.domain.beoordelen.schrijven import Oordeelinvoer
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.models import Beoordeling, Criterium, Erkenningsaanvraag, Verantwoording
from ontwikkelpaden.enums import Niveau
from register.models.ordening import Typering


@dataclass(frozen=True)
class Criteriumblad:
    criterium: Criterium
    bewijsvormen: list[str]
    # What it asks of the levels that this traject trains for.
    leidraden: list[tuple[str, str]]
    # What the aanbieder says of it.
    verantwoording: str
    stand: Oordeelinvoer

    @property
    def is_heel(self) -> bool:
        return bool(self.stand.oordeel and self.stand.motivering)


def read_criteriumbladen(beoordeling: Beoordeling) -> list[Criteriumblad]:
    """Return every criterium by which the case is judged, in its order; a fixed number of queries."""
    aanvraag = beoordeling.aanvraag
    niveaus = _niveaus(aanvraag)
    eigen = {row.criterium_id: row for row in beoordeling.oordelen.all()}
    teksten = dict(verantwoordingen_of(aanvraag))
    return [
        Criteriumblad(
            criterium,
            [row.tekst for row in sorted(criterium.bewijsvormen.all(), key=lambda row: row.volgorde)],
            [
                (Niveau(row.niveau).label, row.tekst)
                for row in sorted(
                    criterium.leidraden.all(), key=lambda row: list(Niveau).index(Niveau(row.niveau))
                )
                if not niveaus or row.niveau in niveaus
            ],
            teksten.get(criterium.pk, ""),
            Oordeelinvoer.of(eigen.get(criterium.pk)),
        )
        for criterium in geldende_criteria(aanvraag.kaderversie).prefetch_related("bewijsvormen", "leidraden")
    ]


def verantwoordingen_of(aanvraag: Erkenningsaanvraag) -> list[tuple[int, str]]:
    """Return what the aanbieder says, per criterium; it cannot change while the case is judged."""
    rows = Verantwoording.objects.filter(aanvraag=aanvraag)
    return list(rows.values_list("criterium_id", "tekst"))


def _niveaus(aanvraag: Erkenningsaanvraag) -> set[str]:
    return set(Typering.objects.filter(versie=aanvraag.versie_id).values_list("niveau", flat=True))
