"""What a version needs before people are asked what they think of it."""

from collections.abc import Iterator

from kwaliteit.enums import Criteriumset, Stelselonderdeel
from kwaliteit.models import Criterium, Kaderversie
from napl.fouten import Domeinfout
from ontwikkelpaden.enums import Niveau


def require_volledig(versie: Kaderversie) -> None:
    """Raise Domeinfout with the first thing that is missing."""
    gap = next(find_gaten(versie), None)
    if gap is not None:
        raise Domeinfout(f"Het kader is nog niet compleet. {gap}", veld="status")


def find_gaten(versie: Kaderversie) -> Iterator[str]:
    """Yield, as sentences, what a version lacks to be judged by.

    Every criterium says what counts as evidence, what it asks per level and what knowledge it rests on
    (evidence-informed: application, pijler 4); together they link to every standard of the NVAO and every
    agreement of the LPNPO (the same: "maximaal aansluiten bij bestaande systemen").
    """
    standaarden = list(
        versie.standaarden.order_by("volgorde").prefetch_related(
            "criteria__bewijsvormen", "criteria__leidraden", "criteria__onderbouwing", "criteria__verbanden"
        )
    )
    if not standaarden:
        yield "Voeg standaarden toe."
    criteria: list[Criterium] = []
    for standaard in standaarden:
        own = sorted(standaard.criteria.all(), key=lambda criterium: criterium.volgorde)
        if not own:
            yield f"De standaard ‘{standaard.naam}’ heeft nog geen criteria."
        criteria += own
    for criterium in criteria:
        yield from _gaten_van(criterium)
    if criteria and not any(criterium.omvang == Criteriumset.MINIMAAL for criterium in criteria):
        yield "Er is geen criterium in de minimale set."
    yield from _unlinked(criteria)


def _gaten_van(criterium: Criterium) -> Iterator[str]:
    if not criterium.bewijsvormen.all():
        yield f"Bij criterium {criterium.code} staat niet wat telt als bewijs."
    filled = {leidraad.niveau for leidraad in criterium.leidraden.all()}
    for niveau in Niveau:
        if niveau.value not in filled:
            yield f"Bij criterium {criterium.code} ontbreekt de leidraad voor ‘{niveau.label}’."
    if not criterium.onderbouwing.all():
        yield f"Criterium {criterium.code} heeft nog geen bron."


def _unlinked(criteria: list[Criterium]) -> Iterator[str]:
    linked = {verband.onderdeel for criterium in criteria for verband in criterium.verbanden.all()}
    for onderdeel in Stelselonderdeel:
        if onderdeel.value not in linked:
            yield (
                f"Geen criterium sluit aan op ‘{onderdeel.label}’ van {onderdeel.stelsel.label} "
                f"({onderdeel.nummer})."
            )
