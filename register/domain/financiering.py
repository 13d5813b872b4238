"""Which financieringsregelingen may fit a traject: a rule over plain values, with the reason in words.

It says "may": the register knows the traject, never the teacher. What is unknown never fits, as an unknown
price never matches a highest price; so silence of an aanbieder does not raise hopes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from napl.enums import Sector
from register.domain.opmaak import enumerate_words
from register.enums import Accreditatie, OpnameSoort, TrajectSoort, Vorm
from register.models import Financieringsregeling, Trajectversie


@dataclass(frozen=True)
class Trajectfeiten:
    """What the rule asks of a traject; codes, empty for what is unknown."""

    sectoren: tuple[str, ...] = ()
    vorm: str = ""
    soort: str = ""
    accreditatie: str = ""
    op_ontwikkelpad: bool = False
    is_erkend: bool = False


@dataclass(frozen=True)
class Financieringskans:
    """A regeling that may fit, and because of what; ``omdat`` is a clause to follow "omdat"."""

    regeling: Financieringsregeling
    omdat: str

    @property
    def slug(self) -> str:
        return self.regeling.slug

    @property
    def naam(self) -> str:
        return self.regeling.naam


def build_feiten(versie: Trajectversie, *, op_ontwikkelpad: bool, opname: str) -> Trajectfeiten:
    """Return the facts of a version; ``opname`` is the soort that is valid on the reference date."""
    return Trajectfeiten(
        sectoren=tuple(versie.sectoren),
        vorm=versie.vorm,
        soort=versie.soort,
        accreditatie=versie.accreditatie,
        op_ontwikkelpad=op_ontwikkelpad,
        is_erkend=opname == OpnameSoort.ERKEND,
    )


def fitting_regelingen(
    feiten: Trajectfeiten, *, regelingen: Iterable[Financieringsregeling], peildatum: date
) -> tuple[Financieringskans, ...]:
    """Return the regelingen that hold on the date and of which the traject meets every demand."""
    return tuple(
        Financieringskans(regeling, f"het {enumerate_words(reasons)}")
        for regeling in regelingen
        if regeling.is_geldig_op(peildatum) and (reasons := _reasons(regeling, feiten))
    )


def regeling_codes(
    feiten: Trajectfeiten, *, regelingen: Iterable[Financieringsregeling], peildatum: date
) -> tuple[str, ...]:
    """Return the slugs of the regelingen that may fit: the values of the parameter ``financiering``."""
    fitting = fitting_regelingen(feiten, regelingen=regelingen, peildatum=peildatum)
    return tuple(kans.slug for kans in fitting)


def _reasons(regeling: Financieringsregeling, feiten: Trajectfeiten) -> list[str]:
    """Return a reason per demand, or nothing when one of them is not met."""
    reasons = list(_checks(regeling, feiten))
    return reasons if all(reasons) else []


def _checks(regeling: Financieringsregeling, feiten: Trajectfeiten) -> Iterator[str]:
    """Yield, for each thing that the regeling asks, why it is met; empty where it is not."""
    if regeling.soorten:
        met = feiten.soort in regeling.soorten
        yield f"een {TrajectSoort(feiten.soort).label.lower()} is" if met else ""
    if regeling.vormen:
        yield f"{Vorm(feiten.vorm).label.lower()} leren is" if feiten.vorm in regeling.vormen else ""
    if regeling.accreditaties:
        met = feiten.accreditatie in regeling.accreditaties
        yield f"een accreditatie heeft ({Accreditatie(feiten.accreditatie).label})" if met else ""
    if regeling.sectoren:
        names = [
            f"het {sector.label.lower()}"
            for sector in Sector
            if sector in regeling.sectoren and sector in feiten.sectoren
        ]
        yield f"bedoeld is voor {enumerate_words(names)}" if names else ""
    if regeling.vraagt_ontwikkelpad:
        yield "bij een ontwikkelpad past" if feiten.op_ontwikkelpad else ""
    if regeling.vraagt_erkenning:
        yield "erkend is" if feiten.is_erkend else ""
