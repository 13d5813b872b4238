"""The same facts for machines: schema.org in JSON-LD."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ontwikkelpaden.enums import Niveau, PadStatus
from ontwikkelpaden.models import Padversie
from ontwikkelpaden.views.weergave import labels

# What would end the script element early, as in django.utils.html.json_script.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def script(document: Mapping[str, Any]) -> SafeString:
    """Return the JSON of a document, safe inside a script element."""
    return mark_safe(json.dumps(document, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 - escaped here


def list_document(versies: Iterable[Padversie], absolute: Callable[[str], str]) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": "Ontwikkelpaden voor leraren",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": versie.pad.naam,
                "url": absolute(reverse("ontwikkelpaden:pad-detail", args=[versie.pad.slug])),
            }
            for position, versie in enumerate(versies, start=1)
        ],
    }


def pad_document(versie: Padversie, url: str) -> dict[str, Any]:
    """Describe a version as a learning resource: what it teaches, and by its status what it is worth."""
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "@id": url,
        "url": url,
        "name": versie.pad.naam,
        "description": versie.omschrijving,
        "learningResourceType": "ontwikkelpad",
        "educationalLevel": list(labels(Niveau, versie.niveaus)),
        "audience": {"@type": "EducationalAudience", "educationalRole": "teacher"},
        "creativeWorkStatus": PadStatus(versie.status).label,
        "version": versie.nummer,
        "inLanguage": "nl",
        "teaches": [
            {"@type": "DefinedTerm", "termCode": eindterm.code, "description": eindterm.tekst}
            for eindterm in versie.eindtermen.all()
        ],
    }
    if versie.gepubliceerd_op is not None:
        document["datePublished"] = versie.gepubliceerd_op.date().isoformat()
    if versie.bron:
        document["isBasedOn"] = versie.bron
    return document
