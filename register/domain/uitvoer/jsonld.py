"""A traject as schema.org Course, with only the facts that are known."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from register.domain.queries.traject import Trajectdetail
from register.domain.samenvatting import can_be_entered
from register.enums import Locatie, StudielastEenheid, Thema, UitvoeringStatus
from register.models import Aanbieder, Uitvoering

# Inside a script element these could end it; as escapes they mean the same to JSON.
_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}
_MODUS = {Locatie.FYSIEK: "onsite", Locatie.ONLINE: "online", Locatie.HYBRIDE: "blended"}


def render_jsonld(data: Mapping[str, Any]) -> str:
    """Return JSON that is safe inside ``<script type="application/ld+json">``."""
    return json.dumps(data, ensure_ascii=False).translate(_ESCAPES)


def build_jsonld(detail: Trajectdetail, *, url: str) -> dict[str, Any]:
    versie = detail.versie
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Course",
            "@id": url,
            "url": url,
            "name": versie.naam,
            "description": versie.samenvatting or versie.beschrijving,
            "provider": [_organisation(aanbieder) for aanbieder in detail.aanbieders],
            "inLanguage": versie.taal,
            "teaches": list(versie.leeruitkomsten),
            "coursePrerequisites": versie.toelatingseisen,
            "about": [Thema(code).label for code in versie.themas],
            "audience": _audience(versie.doelgroep),
            "timeRequired": f"PT{versie.studielast_uren}H" if versie.studielast_uren else None,
            "numberOfCredits": _credits(detail),
            "sameAs": versie.website,
            "hasCourseInstance": [
                _instance(row, detail.peildatum)
                for row in detail.actueel
                if row.start_datum is not None or row.locatie or row.plaats or row.prijs is not None
            ],
        }
    )


def _known(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def _organisation(aanbieder: Aanbieder) -> dict[str, Any]:
    parent = aanbieder.onderdeel_van
    return _known(
        {
            "@type": "Organization",
            "name": aanbieder.naam,
            "url": aanbieder.website,
            "address": _address(aanbieder.adres, aanbieder.plaats),
            "parentOrganization": {"@type": "Organization", "name": parent.naam} if parent else None,
        }
    )


def _audience(doelgroep: str) -> dict[str, Any] | None:
    return {"@type": "EducationalAudience", "audienceType": doelgroep} if doelgroep else None


def _credits(detail: Trajectdetail) -> dict[str, Any] | None:
    versie = detail.versie
    if versie.studielast_eenheid != StudielastEenheid.EC or versie.studielast_waarde is None:
        return None
    return {"@type": "StructuredValue", "value": float(versie.studielast_waarde), "unitText": "EC"}


def _instance(row: Uitvoering, peildatum: date) -> dict[str, Any]:
    cancelled = row.status == UitvoeringStatus.GEANNULEERD
    return _known(
        {
            "@type": "CourseInstance",
            "courseMode": _MODUS[Locatie(row.locatie)] if row.locatie else None,
            "startDate": row.start_datum.isoformat() if row.start_datum else None,
            "endDate": row.eind_datum.isoformat() if row.eind_datum else None,
            "eventStatus": "https://schema.org/EventCancelled" if cancelled else None,
            "location": _place(row),
            "maximumAttendeeCapacity": row.plaatsen_max,
            "remainingAttendeeCapacity": row.plaatsen_over,
            "offers": None if cancelled else _offer(row, peildatum),
        }
    )


def _place(row: Uitvoering) -> dict[str, Any] | None:
    if not row.plaats:
        return None
    return {"@type": "Place", "name": row.plaats, "address": _address(row.adres, row.plaats)}


def _address(adres: str, plaats: str) -> dict[str, Any] | None:
    if not plaats:
        return None
    return _known({"@type": "PostalAddress", "streetAddress": adres, "addressLocality": plaats})


def _offer(row: Uitvoering, peildatum: date) -> dict[str, Any] | None:
    if row.prijs is None:
        return None
    return _known(
        {
            "@type": "Offer",
            "price": str(row.prijs),
            "priceCurrency": "EUR",
            "availability": _availability(row, peildatum),
            "validFrom": row.inschrijven_van.isoformat() if row.inschrijven_van else None,
            "validThrough": row.inschrijven_tot.isoformat() if row.inschrijven_tot else None,
        }
    )


def _availability(row: Uitvoering, peildatum: date) -> str | None:
    if can_be_entered(row, peildatum):
        return "https://schema.org/InStock"
    return "https://schema.org/SoldOut" if row.status == UitvoeringStatus.VOL else None
