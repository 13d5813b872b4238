"""A route as its owner reads it: when, how much, where it leads to, and what does not fit any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from napl.models import Gebruiker
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Doel
from register.domain.opmaak import ONBEKEND, day, euro
from register.domain.route.tijd import first_of_month, month_name
from register.domain.samenvatting import is_over
from register.enums import InformeleVorm, TrajectStatus, UitvoeringStatus
from register.models import Deelname, Routestap, Uitvoering

ZONDER_NAAM = "Traject zonder naam"


@dataclass(frozen=True)
class Stapbeeld:
    """A step in words; ``None`` is unknown, and is said to be so."""

    stap: Routestap
    nummer: int
    naam: str
    van: date | None
    tot: date | None
    uren: int | None
    prijs: Decimal | None
    deelname: Deelname | None
    meldingen: tuple[str, ...]

    @property
    def is_klaar(self) -> bool:
        return self.stap.afgerond_op is not None

    @property
    def is_traject(self) -> bool:
        return self.stap.traject_id is not None

    @property
    def vorm(self) -> str:
        return "Traject" if self.is_traject else InformeleVorm(self.stap.informele_vorm).label

    @property
    def periode(self) -> str:
        if self.van is None:
            return "Nog niet gepland in de tijd"
        if self.tot is None or self.tot == self.van:
            return month_name(self.van)
        return f"{month_name(self.van)} tot en met {month_name(self.tot)}"

    @property
    def doel(self) -> str:
        return describe_doel(self.stap.doel) if self.stap.doel is not None else ""

    @property
    def tijd(self) -> str:
        return ONBEKEND if self.uren is None else f"{self.uren} uur"

    @property
    def geld(self) -> str:
        return ONBEKEND if self.prijs is None else euro(self.prijs)


def read_route(gebruiker: Gebruiker, peildatum: date) -> list[Stapbeeld]:
    """Return the steps of somebody in their order, in two queries however many there are."""
    rows = (
        Routestap.objects.zichtbaar_voor(gebruiker)
        .select_related("traject__live", "uitvoering", "doel__pad", "doel__subdimensie")
        .order_by("volgorde")
    )
    steps = list(rows)
    deelnames = {
        row.traject_id: row
        for row in Deelname.objects.zichtbaar_voor(gebruiker)
        .filter(traject__in={step.traject_id for step in steps if step.traject_id})
        .order_by("pk")
    }
    return [
        _describe(step, number, deelnames.get(step.traject_id or 0), peildatum)
        for number, step in enumerate(steps, start=1)
    ]


def describe_doel(doel: Doel) -> str:
    """Return a goal in a few words: the path, or the part of it, and the level."""
    part = f" ({doel.subdimensie.naam})" if doel.subdimensie is not None else ""
    return f"{doel.pad.naam}{part}, {Niveau(doel.niveau).label.lower()}"


def _describe(step: Routestap, number: int, deelname: Deelname | None, peildatum: date) -> Stapbeeld:
    van, tot = _period(step)
    return Stapbeeld(
        stap=step,
        nummer=number,
        naam=_name(step),
        van=van,
        tot=tot,
        uren=_hours(step),
        prijs=_price(step),
        deelname=deelname,
        meldingen=() if step.afgerond_op else tuple(_conflicts(step, tot or van, deelname, peildatum)),
    )


def _name(step: Routestap) -> str:
    if step.traject is None:
        return step.titel
    return step.traject.live.naam if step.traject.live else ZONDER_NAAM


def _period(step: Routestap) -> tuple[date | None, date | None]:
    """Return the months: those of the uitvoering when it has dates, else those that somebody chose."""
    uitvoering = step.uitvoering
    if uitvoering is not None and uitvoering.start_datum is not None:
        van = first_of_month(uitvoering.start_datum)
        return van, first_of_month(uitvoering.eind_datum) if uitvoering.eind_datum else step.maand_tot
    return step.maand_van, step.maand_tot


def _hours(step: Routestap) -> int | None:
    if step.uren is not None:
        return step.uren
    return step.traject.live.studielast_uren if step.traject and step.traject.live else None


def _price(step: Routestap) -> Decimal | None:
    """Return what it costs; learning in and around the work has no price of a course."""
    if step.traject is None:
        return Decimal(0)
    return step.uitvoering.prijs if step.uitvoering is not None else None


def _conflicts(
    step: Routestap, einde: date | None, deelname: Deelname | None, peildatum: date
) -> Iterator[str]:
    if step.traject is not None and step.traject.status == TrajectStatus.INGETROKKEN:
        yield "Dit traject is ingetrokken. U kunt zich er niet meer voor aanmelden."
    elif step.uitvoering is not None:
        if deelname is None:
            yield from _conflicts_of(step.uitvoering, peildatum)
    elif einde is not None and einde < first_of_month(peildatum) and deelname is None:
        yield "De maanden die u koos zijn voorbij. Kies andere maanden, of zet de stap op klaar."


def _conflicts_of(uitvoering: Uitvoering, peildatum: date) -> Iterator[str]:
    if uitvoering.status == UitvoeringStatus.GEANNULEERD:
        yield "Deze uitvoering is geannuleerd. Kies een andere."
    elif is_over(uitvoering, peildatum):
        yield "Deze uitvoering is voorbij. Kies een andere, of leg vast dat u meedeed."
    elif uitvoering.start_datum is not None and uitvoering.start_datum < peildatum:
        yield f"Deze uitvoering is begonnen op {day(uitvoering.start_datum)}. Doet u mee? Leg dat dan vast."
    elif uitvoering.inschrijven_tot is not None and uitvoering.inschrijven_tot < peildatum:
        yield f"Inschrijven kon tot en met {day(uitvoering.inschrijven_tot)}. Vraag of het nog kan."
    elif uitvoering.status == UitvoeringStatus.VOL:
        yield "Deze uitvoering is vol. Vraag de aanbieder of er een wachtlijst is."
