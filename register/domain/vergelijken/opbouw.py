"""Build a comparison from trajecten that were read in full."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from napl.registers import Vergelijkbron, Vergelijkwaarde, vergelijkbronnen
from register.domain.financiering import Financieringskans
from register.domain.queries.financiering import read_regelingen, regelingen_of_detail
from register.domain.queries.traject import Trajectdetail
from register.domain.vergelijken.rijen import BASIS, EFFECT, INHOUD, INVESTERING, WERKVORMEN, Bouwer
from register.domain.vergelijken.tabel import Cel, Groep, Item, Rij
from register.models import Financieringsregeling

GEEN_REGELING = "Geen regeling gevonden"
# There is no place yet where teachers share them; said once, not in every column.
GEEN_ERVARINGEN = "Nog geen ervaringen van leraren. Zij kunnen die in dit register nog niet delen."


@dataclass(frozen=True)
class Vergelijking:
    """What is shown, and the names of the rows that are not."""

    groepen: tuple[Groep, ...]
    # Of none of the trajecten known.
    onbekend: tuple[str, ...]
    # Left out because somebody wants to see differences alone.
    gelijk: tuple[str, ...]
    regelingen: tuple[Financieringsregeling, ...]


def build_vergelijking(
    details: Sequence[Trajectdetail], *, peildatum: date, alleen_verschillen: bool = False
) -> Vergelijking:
    """Lay the trajecten beside each other; two queries and one per Vergelijkbron, however many there are."""
    regelingen = read_regelingen(peildatum)
    kansen = {detail.traject.pk: regelingen_of_detail(detail, regelingen) for detail in details}
    groepen = _groups(details, kansen, peildatum)
    rijen = [rij for groep in groepen for rij in groep.rijen]
    fitting = {kans.slug for found in kansen.values() for kans in found}
    return Vergelijking(
        groepen=tuple(_keep(groepen, alleen_verschillen=alleen_verschillen)),
        onbekend=tuple(rij.naam for rij in rijen if rij.is_onbekend),
        gelijk=tuple(rij.naam for rij in rijen if alleen_verschillen and not _may_differ(rij)),
        regelingen=tuple(regeling for regeling in regelingen if regeling.slug in fitting),
    )


def _groups(
    details: Sequence[Trajectdetail],
    kansen: Mapping[int, tuple[Financieringskans, ...]],
    peildatum: date,
) -> list[Groep]:
    financiering = _row("Past mogelijk bij", details, lambda detail: _chances(kansen[detail.traject.pk]))
    oordelen = [_judged(bron, details, peildatum) for bron in vergelijkbronnen]
    return [
        Groep("In het kort", _rows(BASIS, details)),
        Groep("Werkvormen", _rows(WERKVORMEN, details)),
        Groep("Investering", (*_rows(INVESTERING, details), financiering)),
        Groep("Effect", (*_rows(EFFECT, details), *oordelen), GEEN_ERVARINGEN),
        Groep("Inhoud", _rows(INHOUD, details)),
    ]


def _rows(bouwers: Iterable[tuple[str, Bouwer]], details: Sequence[Trajectdetail]) -> tuple[Rij, ...]:
    return tuple(_row(naam, details, bouwer) for naam, bouwer in bouwers)


def _row(naam: str, details: Sequence[Trajectdetail], bouwer: Bouwer) -> Rij:
    return Rij(naam, tuple(Cel(detail.versie.naam, bouwer(detail)) for detail in details))


def _chances(kansen: Iterable[Financieringskans]) -> tuple[Item, ...]:
    items = tuple(Item(kans.naam, f"omdat {kans.omdat}", f"#regeling-{kans.slug}") for kans in kansen)
    return items or (Item(GEEN_REGELING),)


def _judged(bron: Vergelijkbron, details: Sequence[Trajectdetail], peildatum: date) -> Rij:
    waarden = bron.waarden([detail.traject.pk for detail in details], peildatum)

    def build(detail: Trajectdetail) -> tuple[Item, ...]:
        waarde = waarden.get(detail.traject.pk, Vergelijkwaarde(bron.zonder))
        return (Item(waarde.tekst, waarde.toelichting),)

    return _row(bron.titel, details, build)


def _may_differ(rij: Rij) -> bool:
    return rij.verschilt or rij.is_deels_onbekend or rij.is_onbekend


def _keep(groepen: Iterable[Groep], *, alleen_verschillen: bool) -> Iterable[Groep]:
    """Leave out rows that tell nothing, and groups in which nothing is left."""
    for groep in groepen:
        rijen = tuple(
            rij for rij in groep.rijen if not rij.is_onbekend and (not alleen_verschillen or _may_differ(rij))
        )
        opmerking = "" if alleen_verschillen else groep.opmerking
        if rijen or opmerking:
            yield replace(groep, rijen=rijen, opmerking=opmerking)
