"""A teacher with a goal, and trajecten on their path."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from napl.models import Gebruiker
from ontwikkelpaden.domain.queries.ontwikkeling import read_ontwikkeling
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.domain.volgen import Ruimte
from ontwikkelpaden.models import Padversie
from register.domain.passend import Behoefte, Passend, build_behoefte, find_passend
from register.domain.traject import Typeringgegevens
from register.models import Traject
from tests.factories import VANDAAG, make_gebruiker, make_traject, make_uitvoering
from tests.ontwikkelpaden.bouw import maak_versie

# After today on whatever day the tests run: a page asks the clock.
STRAKS = date(2099, 10, 1)


@dataclass
class Leraar:
    versie: Padversie = field(default_factory=maak_versie)
    gebruiker: Gebruiker = field(default_factory=make_gebruiker)

    def behoefte(self, ruimte: Ruimte | None = None) -> Behoefte:
        versie = find_padversie(self.versie.pad.slug)
        assert versie is not None
        return build_behoefte(read_ontwikkeling(self.gebruiker, versie), ruimte or Ruimte())

    def passend(self, ruimte: Ruimte | None = None, peildatum: date = VANDAAG) -> Passend:
        found = find_passend(self.behoefte(ruimte), regelingen=(), peildatum=peildatum)
        assert found is not None
        return found

    def traject(
        self,
        naam: str,
        *niveaus: str,
        prijs: Decimal | None = Decimal(500),
        start: date = STRAKS,
        **velden: Any,
    ) -> Traject:
        """Make a traject that is typed to the path at these levels, with one uitvoering."""
        traject = make_traject(
            naam,
            typeringen=tuple(Typeringgegevens(self.versie, niveau, "") for niveau in niveaus),
            **{"open_voor_individu": True, **velden},
        )
        make_uitvoering(traject, prijs=prijs, start_datum=start, eind_datum=None)
        return traject


def namen(found: Passend) -> list[str]:
    return [voorstel.naam for voorstel in (*found.erkend, *found.in_kaart)]


def redenen(found: Passend, naam: str) -> tuple[str, ...]:
    return next(item.redenen for item in (*found.erkend, *found.in_kaart) if item.naam == naam)


def let_op(found: Passend, naam: str) -> tuple[str, ...]:
    return next(item.let_op for item in (*found.erkend, *found.in_kaart) if item.naam == naam)
