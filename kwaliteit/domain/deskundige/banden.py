"""Whether what ties somebody makes them unfit to judge a case: a pure function, without the database.

Awb 2:4: the bureau works without bias and sees to it that personal interests do not influence a decision.
It names no number of years; ``JAREN_NA_EEN_BAND`` is our policy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kwaliteit.enums import Bandsoort, Conflictgrond

JAREN_NA_EEN_BAND = 3
_G = Conflictgrond
# What a tie of a kind is called when it is to who asks, and holds now.
_GROND = {
    Bandsoort.WERKGEVER: _G.EIGEN_ORGANISATIE,
    Bandsoort.LIDMAATSCHAP: _G.LIDMAATSCHAP,
    Bandsoort.AUTEURSCHAP: _G.AUTEURSCHAP,
    Bandsoort.EIGENDOM: _G.EIGENDOM,
    Bandsoort.FAMILIE: _G.FAMILIE,
}
# Who gains when a competitor does not get its recognition.
_CONCURREERT = frozenset({Bandsoort.WERKGEVER, Bandsoort.EIGENDOM})


@dataclass(frozen=True)
class Bandfeit:
    """One tie, as declared or as the register itself knows it; ``naam`` is a name made comparable."""

    soort: Bandsoort
    organisatie: int | None = None
    aanbieders: frozenset[int] = frozenset()
    traject: int | None = None
    naam: str = ""
    tot: date | None = None
    # What people read, such as the name of the organisation.
    wat: str = ""
    opgegeven: bool = True


@dataclass(frozen=True)
class Partij:
    aanbieders: frozenset[int] = frozenset()
    organisaties: frozenset[int] = frozenset()
    namen: frozenset[str] = frozenset()

    def is_van(self, feit: Bandfeit) -> bool:
        return bool(
            feit.aanbieders & self.aanbieders
            or feit.organisatie in self.organisaties
            or (feit.naam and feit.naam in self.namen)
        )


@dataclass(frozen=True)
class Zaakpartijen:
    """Who asks, who offers it along with them or belongs to the same institution, and who competes."""

    traject: int
    aanvrager: Partij
    partners: Partij = Partij()
    concurrenten: Partij = Partij()


@dataclass(frozen=True)
class Conflict:
    grond: Conflictgrond
    feit: Bandfeit

    @property
    def uitleg(self) -> str:
        """Return the reason for the coordinator, in Dutch."""
        waar = f": {self.feit.wat}" if self.feit.wat else ""
        tot = f" (tot {self.feit.tot:%d-%m-%Y})" if self.feit.tot else ""
        bron = "opgegeven door de deskundige" if self.feit.opgegeven else "bekend in het register"
        return f"{self.grond.label}{waar}{tot}, {bron}."


def ties_between(feiten: Iterable[Bandfeit], zaak: Zaakpartijen, peildatum: date) -> tuple[Conflict, ...]:
    """Return why somebody with these ties should not judge the case on a date; nothing: they can.

    A tie that has yet to begin counts as one that holds. An earlier tie to a party counts for some years,
    a personal interest only while it lasts, and having made this very traject always.
    """
    found = []
    for feit in feiten:
        grond = _grond(feit, zaak, peildatum)
        if grond is not None:
            found.append(Conflict(grond, feit))
    return tuple(sorted(found, key=lambda item: (list(_G).index(item.grond), item.feit.wat)))


def _grond(feit: Bandfeit, zaak: Zaakpartijen, peildatum: date) -> Conflictgrond | None:
    if feit.traject == zaak.traject:
        return _GROND[feit.soort]
    now = feit.tot is None or feit.tot > peildatum
    asks, partner = zaak.aanvrager.is_van(feit), zaak.partners.is_van(feit)
    if asks or partner:
        if not now:
            return _earlier(feit, peildatum)
        return _G.PARTNER if feit.soort == Bandsoort.WERKGEVER and not asks else _GROND[feit.soort]
    if now and feit.soort in _CONCURREERT and zaak.concurrenten.is_van(feit):
        return _G.CONCURRENT
    return None


def _earlier(feit: Bandfeit, peildatum: date) -> Conflictgrond | None:
    if feit.soort == Bandsoort.FAMILIE or feit.tot is None or feit.tot <= years_before(peildatum):
        return None
    return _G.VROEGER_WERK if feit.soort == Bandsoort.WERKGEVER else _GROND[feit.soort]


def years_before(peildatum: date, jaren: int = JAREN_NA_EEN_BAND) -> date:
    """Return the same day so many years earlier; of 29 February the 28th."""
    dag = 28 if (peildatum.month, peildatum.day) == (2, 29) else peildatum.day
    return peildatum.replace(year=peildatum.year - jaren, day=dag)
