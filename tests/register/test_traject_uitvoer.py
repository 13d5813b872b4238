"""A traject for machines: JSON-LD on the page, and a calendar of its uitvoeringen."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from register.domain.uitvoering import move_uitvoering
from register.enums import Instroom, Locatie, UitvoeringStatus
from register.models import Traject
from tests.factories import NU, AanbiederFactory, make_traject, make_uitvoering

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()
STRAKS = VANDAAG + timedelta(days=30)
_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def read_jsonld(client: Client, traject: Traject) -> dict[str, Any]:
    found = _LD.findall(client.get(f"/trajecten/{traject.slug}/").content.decode())
    assert len(found) == 1
    data: dict[str, Any] = json.loads(found[0])
    return data


def read_ical(client: Client, traject: Traject) -> Calendar:
    answer = client.get(f"/trajecten/{traject.slug}/uitvoeringen.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content)


def test_jsonld_is_a_course_with_instances(client: Client) -> None:
    traject = make_traject(
        "Rekenexpert",
        aanbieders=[AanbiederFactory.create(naam="Instituut Polder")],
        samenvatting="Kort.",
        studielast_waarde=Decimal(2),
        studielast_eenheid="ec",
    )
    make_uitvoering(traject, start_datum=STRAKS, eind_datum=None, prijs=Decimal("950.00"), plaatsen_over=0)
    data = read_jsonld(client, traject)
    assert (data["@context"], data["@type"], data["name"]) == ("https://schema.org", "Course", "Rekenexpert")
    assert data["provider"] == [{"@type": "Organization", "name": "Instituut Polder"}]
    assert data["timeRequired"] == "PT56H"
    assert data["numberOfCredits"] == {"@type": "StructuredValue", "value": 2.0, "unitText": "EC"}
    [instance] = data["hasCourseInstance"]
    assert instance["startDate"] == STRAKS.isoformat()
    assert instance["courseMode"] == "onsite"
    assert instance["remainingAttendeeCapacity"] == 0
    assert instance["offers"]["price"] == "950.00"


def test_jsonld_holds_known_facts_only(client: Client) -> None:
    data = read_jsonld(client, make_traject("Kaal", aanbieders=[]))
    assert set(data) == {"@context", "@type", "@id", "url", "name", "inLanguage"}


def test_jsonld_cannot_end_its_script(client: Client) -> None:
    naam = "</script><script>alert(1)</script> & <!-- \u2028"
    traject = make_traject(naam)
    page = client.get(f"/trajecten/{traject.slug}/").content.decode()
    assert "<script>alert(1)" not in page
    assert read_jsonld(client, traject)["name"] == naam.strip()


def test_the_calendar_has_stable_events(client: Client) -> None:
    traject = make_traject("Rekenexpert; deel 1, kort")
    rij = make_uitvoering(traject, start_datum=STRAKS, eind_datum=STRAKS + timedelta(days=2))
    make_uitvoering(traject, instroom=Instroom.ONBEKEND, start_datum=None, eind_datum=None)
    [event] = read_ical(client, traject).walk("VEVENT")
    assert event["uid"] == f"uitvoering-{rij.pk}@napl-register"
    assert event.decoded("dtstart") == STRAKS
    assert event.decoded("dtend") == STRAKS + timedelta(days=3)
    assert event["summary"] == "Rekenexpert; deel 1, kort"
    assert event["location"] == "Utrecht"
    assert event["status"] == "CONFIRMED"
    assert str(event["url"]).endswith(f"/trajecten/{traject.slug}/")


def test_a_cancelled_uitvoering_stays_in_the_calendar_as_cancelled(client: Client) -> None:
    traject = make_traject()
    rij = make_uitvoering(traject, start_datum=STRAKS, eind_datum=None, locatie=Locatie.ONLINE, plaats="")
    before = next(iter(read_ical(client, traject).walk("VEVENT")))
    move_uitvoering(rij, UitvoeringStatus.GEANNULEERD, at=NU)
    [after] = read_ical(client, traject).walk("VEVENT")
    assert after["uid"] == before["uid"]
    assert after["status"] == "CANCELLED"
    assert after.decoded("sequence") > before.decoded("sequence")
    assert after["location"] == "Online"


def test_without_dates_there_is_no_calendar(client: Client) -> None:
    traject = make_traject()
    make_uitvoering(traject, instroom=Instroom.DOORLOPEND, start_datum=None, eind_datum=None)
    assert client.get(f"/trajecten/{traject.slug}/uitvoeringen.ics").status_code == 404
    assert "uitvoeringen.ics" not in client.get(f"/trajecten/{traject.slug}/").content.decode()
