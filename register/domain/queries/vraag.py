"""Articulated demand beside the gap matrix, from whatever sources there are."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from napl.models import Regio
from napl.registers import vraagbronnen
from register.domain.queries.matrix import GEEN_REGIO, HEEL_NEDERLAND, Cel


@dataclass(frozen=True)
class Vraagtelling:
    """Demand per cell; ``bronnen`` names the sources that know of any; without one nothing is shown."""

    bronnen: tuple[str, ...]
    _aantallen: Counter[tuple[int, str, str, str]]

    def aantal(self, cel: Cel) -> int:
        return self._aantallen[cel.pad.pk, cel.niveau, cel.sector, cel.plek.slug]


def read_vraag(peildatum: date) -> Vraagtelling:
    """Add up the demand of all sources on the date; the whole country is the sum of its regions."""
    gevonden = [(bron.titel, bron.vragen(peildatum)) for bron in vraagbronnen]
    aantallen: Counter[tuple[int, str, str, str]] = Counter()
    slugs = dict(Regio.objects.values_list("pk", "slug")) if any(vragen for _, vragen in gevonden) else {}
    for _, vragen in gevonden:
        for vraag in vragen:
            plek = GEEN_REGIO if vraag.regio_id is None else slugs[vraag.regio_id]
            for slug in (plek, HEEL_NEDERLAND):
                aantallen[vraag.pad_id, vraag.niveau, vraag.sector, slug] += vraag.aantal
    return Vraagtelling(tuple(titel for titel, vragen in gevonden if vragen), aantallen)
