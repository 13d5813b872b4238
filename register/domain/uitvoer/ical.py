"""The uitvoeringen of a traject as a calendar (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from register.domain.opmaak import day
from register.enums import Locatie, UitvoeringStatus
from register.models import Trajectversie, Uitvoering


def build_ical(versie: Trajectversie, uitvoeringen: Iterable[Uitvoering], *, url: str, at: datetime) -> bytes:
    """Return a calendar with an all-day event for every dated uitvoering.

    The UID of an event stays the same when anything else about it changes, so that a calendar that
    follows this address moves or cancels the event instead of adding a second one.
    """
    rows = [(versie, uitvoering, url) for uitvoering in uitvoeringen]
    return build_agenda(versie.naam, rows, at=at)


def build_agenda(naam: str, rows: Iterable[tuple[Trajectversie, Uitvoering, str]], *, at: datetime) -> bytes:
    """Return a calendar of uitvoeringen, each with what its traject says and the address of that."""
    calendar = Calendar()
    calendar.add("prodid", "-//NAPL-register//Uitvoeringen//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", naam)
    for versie, uitvoering, url in rows:
        if uitvoering.start_datum is not None:
            last_day = uitvoering.eind_datum or uitvoering.start_datum
            event = _build_event(versie, uitvoering, url=url, at=at)
            # In a calendar the end of an all-day event is the day after.
            event.add("dtend", last_day + timedelta(days=1))
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _build_event(versie: Trajectversie, uitvoering: Uitvoering, *, url: str, at: datetime) -> Event:
    cancelled = uitvoering.status == UitvoeringStatus.GEANNULEERD
    event = Event()
    event.add("uid", f"uitvoering-{uitvoering.pk}@napl-register")
    event.add("dtstamp", at)
    event.add("sequence", int(cancelled))
    event.add("dtstart", uitvoering.start_datum)
    event.add("summary", f"Geannuleerd: {versie.naam}" if cancelled else versie.naam)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    # A course of a year must not make the whole year busy.
    event.add("transp", "TRANSPARENT")
    event.add("url", url)
    if location := _location(uitvoering):
        event.add("location", location)
    if description := "\n".join(_description(uitvoering)):
        event.add("description", description)
    return event


def _location(uitvoering: Uitvoering) -> str:
    known = ", ".join(part for part in (uitvoering.adres, uitvoering.plaats) if part)
    return known or ("Online" if uitvoering.locatie == Locatie.ONLINE else "")


def _description(uitvoering: Uitvoering) -> Iterable[str]:
    if uitvoering.locatie:
        yield Locatie(uitvoering.locatie).label
    if uitvoering.inschrijven_tot is not None:
        yield f"Inschrijven tot en met {day(uitvoering.inschrijven_tot)}"
    if uitvoering.status == UitvoeringStatus.VOL:
        yield "Vol"
