"""What happened to a traject in the register, as dated sentences with the latest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from register.domain.opmaak import ONBEKEND, day, euro
from register.domain.queries.traject import Trajectdetail
from register.enums import OpnameSoort
from register.models import Prijs, Uitvoering

_BEGIN = {
    OpnameSoort.ERKEND: "Erkend en opgenomen in het register.",
    OpnameSoort.IN_KAART: "In kaart gebracht. Nog niet beoordeeld.",
}
_EINDE = {
    OpnameSoort.ERKEND: "De erkenning is geëindigd.",
    OpnameSoort.IN_KAART: "Niet meer in kaart gebracht.",
}


@dataclass(frozen=True)
class Stap:
    datum: date
    tekst: str

    @property
    def moment(self) -> str:
        return day(self.datum)


@dataclass(frozen=True)
class Prijsverloop:
    """The prices that one uitvoering had, the latest first."""

    uitvoering: Uitvoering
    stappen: tuple[Stap, ...]


def build_geschiedenis(detail: Trajectdetail) -> list[Stap]:
    return sorted(_steps(detail), key=lambda stap: stap.datum, reverse=True)


def _steps(detail: Trajectdetail) -> Iterable[Stap]:
    if detail.is_ingetrokken and detail.traject.ingetrokken_op:
        yield Stap(timezone.localdate(detail.traject.ingetrokken_op), "Ingetrokken.")
    for opname in detail.opnames:
        soort = OpnameSoort(opname.soort)
        if opname.geldig_tot is not None and opname.geldig_tot <= detail.peildatum:
            yield Stap(opname.geldig_tot, f"{_EINDE[soort]} {opname.einde_reden}".strip())
        yield Stap(opname.geldig_van, _BEGIN[soort])
    for versie in detail.versies:
        # The first text came with the listing; only a change is news.
        if versie.nummer > detail.versies[-1].nummer and versie.live_van is not None:
            yield Stap(
                timezone.localdate(versie.live_van), f"De tekst is gewijzigd (versie {versie.nummer})."
            )


def build_prijsverloop(detail: Trajectdetail) -> list[Prijsverloop]:
    """Return the price history of every uitvoering whose price changed at least once."""
    return [
        Prijsverloop(uitvoering, tuple(_price_steps(prijzen)))
        for uitvoering in detail.uitvoeringen
        if len(prijzen := list(uitvoering.prijzen.all())) > 1
    ]


def _price_steps(prijzen: list[Prijs]) -> Iterable[Stap]:
    for prijs in reversed(prijzen):
        bedrag = ONBEKEND if prijs.bedrag is None else euro(prijs.bedrag)
        yield Stap(timezone.localdate(prijs.geldig_van), bedrag)
