"""Trajecten that fit the difference between where a teacher is and where they want to be (docs/adr).

It recommends and explains, and never locks: the search with the same filters is always one link away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from register.domain.drie_vragen.keuze import Beoordeeld
from register.domain.drie_vragen.verzamelen import Gekozen
from register.domain.drie_vragen.voorstel import Voorstel, build_voorstel
from register.domain.kaart import with_kaartgegevens
from register.domain.passend.behoefte import Behoefte, Wens, build_behoefte
from register.domain.passend.informeel import Idee, suggest
from register.domain.passend.keuze import Passendtraject, first_of, weigh
from register.domain.passend.oordeel import served
from register.domain.passend.stappen import build_stappen, count, search
from register.domain.zoeken import Zoekvraag
from register.enums import Vorm
from register.models import Financieringsregeling, Traject

__all__ = ["Behoefte", "Idee", "Passend", "Telling", "Wens", "build_behoefte", "find_passend"]


@dataclass(frozen=True)
class Telling:
    """A search and how many it finds: what a link to it says."""

    vraag: Zoekvraag
    aantal: int


@dataclass(frozen=True)
class Passend:
    """What is shown. ``precies`` fits everything; ``ruim`` is all of this path and these levels."""

    behoefte: Behoefte
    erkend: tuple[Voorstel, ...]
    in_kaart: tuple[Voorstel, ...]
    # What was let go, and what is shown does not all meet.
    losgelaten: tuple[str, ...]
    # Goals for which nothing in the register is typed to this path and level, in this sector.
    zonder: tuple[Wens, ...]
    precies: Telling
    ruim: Telling
    informeel: Telling
    ideeen: tuple[Idee, ...]
    # The goal that each traject serves first, by its slug: what to plan it for.
    doelen: Mapping[str, int]

    @property
    def is_leeg(self) -> bool:
        return not (self.erkend or self.in_kaart)


def find_passend(
    behoefte: Behoefte, *, regelingen: Sequence[Financieringsregeling], peildatum: date
) -> Passend | None:
    """Find what fits; None when there is no goal to look for. Raises ZoekenDuurtTeLang."""
    if not behoefte.wensen:
        return None
    found, aantallen = search(behoefte, peildatum)
    listed = Traject.objects.vermeld_op(peildatum).filter(pk__in=list(found))
    rows = with_kaartgegevens(listed, peildatum).prefetch_related("live__vakken")
    weighed = [weigh(row, found[row.pk], behoefte, peildatum) for row in rows]
    erkend, in_kaart = first_of(weighed, erkend=True), first_of(weighed, erkend=False)
    shown = (*erkend, *in_kaart)
    last = max((item.kandidaat.stap for item in shown), default=0)
    binnen = behoefte.vraag_binnen_ruimte()
    alle = behoefte.vraag()
    informeel = Zoekvraag(
        sector=behoefte.sectoren, ontwikkelpad=(behoefte.pad_slug,), vorm=(Vorm.INFORMEEL.value,)
    )

    def show(items: Sequence[Passendtraject]) -> tuple[Voorstel, ...]:
        return tuple(
            build_voorstel(
                Gekozen(item.traject, Beoordeeld(item.kandidaat, item.oordelen)),
                sector=behoefte.ruimte.sector,
                regelingen=regelingen,
                peildatum=peildatum,
            )
            for item in items
        )

    return Passend(
        behoefte=behoefte,
        erkend=show(erkend),
        in_kaart=show(in_kaart),
        losgelaten=tuple(
            naam
            for naam in tuple(build_stappen(behoefte))[last].losgelaten
            if any(naam in item.mist for item in shown)
        ),
        zonder=_without_offer(behoefte, weighed, peildatum),
        precies=Telling(binnen, aantallen[0]),
        ruim=Telling(alle, aantallen[0] if alle == binnen else count(alle, peildatum)),
        informeel=Telling(informeel, count(informeel, peildatum)),
        ideeen=suggest(behoefte),
        doelen={
            item.kandidaat.slug: wensen[0].doel.pk
            for item in shown
            if (wensen := served(item.kandidaat, behoefte))
        },
    )


def _without_offer(
    behoefte: Behoefte, weighed: Sequence[Passendtraject], peildatum: date
) -> tuple[Wens, ...]:
    """Return the goals that nothing leads to; whether there is something is asked once per set of levels."""
    found = {wens.doel.pk for item in weighed for wens in served(item.kandidaat, behoefte)}
    open_ends = [wens for wens in behoefte.wensen if wens.doel.pk not in found]
    there_is = {
        niveaus: count(replace(behoefte.vraag(), niveau=niveaus), peildatum)
        for niveaus in {wens.niveaus for wens in open_ends}
    }
    return tuple(wens for wens in open_ends if not there_is[wens.niveaus])
