"""Two judgements side by side: where they differ, what lies in the middle and how far apart they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from kwaliteit.domain.beoordelen.consensus import stand_of
from kwaliteit.domain.beoordelen.schrijven import Oordeelinvoer
from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import Beoordelingstatus, Criteriumoordeel
from kwaliteit.models import Beoordeling, Consensusoordeel, Criterium, Erkenningsaanvraag

_SCHAAL = (Criteriumoordeel.NIET, Criteriumoordeel.DEELS, Criteriumoordeel.VOLDOET)
_AFSTAND = ("gelijk", "één stap uit elkaar", "tegenover elkaar")


@dataclass(frozen=True)
class Stem:
    """What one of the two found, under their letter."""

    pseudoniem: str
    is_eigen: bool
    oordeel: Criteriumoordeel
    motivering: str
    bewijs: str
    # Where it stands on the scale, from 0.
    plaats: int

    @property
    def x(self) -> int:
        return 30 + 60 * self.plaats

    @property
    def letter(self) -> str:
        return self.pseudoniem.rpartition(" ")[2]


@dataclass(frozen=True)
class Naast:
    criterium: Criterium
    stemmen: list[Stem]
    consensus: Oordeelinvoer

    @property
    def spreiding(self) -> int:
        plaatsen = [stem.plaats for stem in self.stemmen]
        return max(plaatsen) - min(plaatsen) if plaatsen else 0

    @property
    def verschilt(self) -> bool:
        return self.spreiding > 0

    @property
    def in_woorden(self) -> str:
        """Return the median and the spread as a sentence: a number would pretend to say more."""
        midden = median([stem.plaats for stem in self.stemmen])
        return f"Midden: {midden}. Spreiding: {_AFSTAND[self.spreiding]}."

    @property
    def is_klaar(self) -> bool:
        return bool(self.consensus.oordeel)


def median(plaatsen: Sequence[int]) -> str:
    """Return what lies in the middle, in words; between two when there is no single middle."""
    rij = sorted(plaatsen)
    if not rij:
        return "onbekend"
    laag, hoog = rij[(len(rij) - 1) // 2], rij[len(rij) // 2]
    if laag == hoog:
        return _SCHAAL[laag].label.lower()
    if hoog - laag == 1:
        return f"tussen {_SCHAAL[laag].label.lower()} en {_SCHAAL[hoog].label.lower()}"
    return _SCHAAL[(laag + hoog) // 2].label.lower()


def read_naast_elkaar(aanvraag: Erkenningsaanvraag, *, eigen: int = 0) -> list[Naast]:
    """Return both judgements on every criterium; only for who may see them (``zicht``)."""
    beoordelingen = list(
        Beoordeling.objects.filter(aanvraag=aanvraag, status=Beoordelingstatus.INGELEVERD)
        .prefetch_related("oordelen")
        .order_by("letter")
    )
    samen = {
        row.criterium_id: row
        for row in Consensusoordeel.objects.filter(aanvraag=aanvraag, vervallen_op__isnull=True)
    }
    return [
        Naast(
            criterium,
            [
                _stem(beoordeling, oordeel.oordeel, oordeel.motivering, oordeel.bewijs, eigen)
                for beoordeling in beoordelingen
                for oordeel in beoordeling.oordelen.all()
                if oordeel.criterium_id == criterium.pk
            ],
            stand_of(samen.get(criterium.pk)),
        )
        for criterium in geldende_criteria(aanvraag.kaderversie)
    ]


def _stem(beoordeling: Beoordeling, oordeel: str, motivering: str, bewijs: str, eigen: int) -> Stem:
    code = Criteriumoordeel(oordeel)
    return Stem(
        beoordeling.pseudoniem, beoordeling.pk == eigen, code, motivering, bewijs, _SCHAAL.index(code)
    )


def total_in_words(rijen: Sequence[Naast]) -> str:
    """Return in one sentence how far the two are apart over all criteria."""
    verschillen = sum(rij.verschilt for rij in rijen)
    ver = sum(rij.spreiding > 1 for rij in rijen)
    midden = median([stem.plaats for rij in rijen for stem in rij.stemmen])
    if not verschillen:
        return f"U bent het bij alle {len(rijen)} criteria eens. Midden van alle oordelen: {midden}."
    tegenover = f", waarvan bij {ver} tegenover elkaar" if ver else ""
    return (
        f"De oordelen verschillen bij {verschillen} van de {len(rijen)} criteria{tegenover}. "
        f"Midden van alle oordelen: {midden}."
    )
