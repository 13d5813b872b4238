"""A version as a document to print or to work on: what stands in it, for PDF and DOCX alike."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import formats, timezone

from napl.enums import Sector
from ontwikkelpaden.domain.queries.raamwerk import Groep, Niveaudeel, build_niveaus, build_raamwerk
from ontwikkelpaden.enums import PadStatus
from ontwikkelpaden.models import Padversie

STANDEN = {
    PadStatus.CONSULTATIE: "In consultatie, nog niet vastgesteld",
    PadStatus.VOORBEELD: "Voorbeeld, niet vastgesteld",
    PadStatus.VASTGESTELD: "Vastgesteld",
    PadStatus.HERZIEN: "Vervangen door een nieuwe versie",
    PadStatus.INGETROKKEN: "Ingetrokken",
}


@dataclass(frozen=True)
class Document:
    """The content in the order in which it is read; ``adres`` is where the version is cited."""

    titel: str
    ondertitel: str
    adres: str
    feiten: tuple[tuple[str, str], ...]
    omschrijving: str
    toelichting: str
    initieel: str
    niveaus: tuple[str, ...]
    raamwerk: tuple[Groep, ...]
    delen: tuple[Niveaudeel, ...]
    eindtermen_toelichting: str
    herkomst: tuple[tuple[str, str], ...]


def build_document(versie: Padversie, adres: str) -> Document:
    """Return the document of a version that ``find_padversie`` found."""
    delen = build_niveaus(versie)
    return Document(
        titel=versie.pad.naam,
        ondertitel=f"Ontwikkelpad voor leraren, versie {versie.nummer}",
        adres=adres,
        feiten=tuple(_facts(versie)),
        omschrijving=versie.omschrijving,
        toelichting=versie.toelichting,
        initieel=versie.initieel,
        niveaus=tuple(str(deel.niveau.label) for deel in delen),
        raamwerk=build_raamwerk(versie),
        delen=delen,
        eindtermen_toelichting=versie.eindtermen_toelichting,
        herkomst=tuple(
            (naam, tekst) for naam, tekst in [("Grond", versie.grondslag), ("Bron", versie.bron)] if tekst
        ),
    )


def as_data(document: Document) -> dict[str, Any]:
    """Return what the template of the PDF reads."""
    return {
        "titel": document.titel,
        "ondertitel": document.ondertitel,
        "adres": document.adres,
        "feiten": document.feiten,
        "omschrijving": paragraphs(document.omschrijving),
        "toelichting": paragraphs(document.toelichting),
        "initieel": paragraphs(document.initieel),
        "niveaus": document.niveaus,
        "raamwerk": [
            {
                "naam": groep.naam,
                "rijen": [
                    {"naam": rij.naam, "cellen": [cel.tekst.splitlines() for cel in rij.cellen]}
                    for rij in groep.rijen
                ],
            }
            for groep in document.raamwerk
        ],
        "toelichtingen": [
            {"naam": rij.naam, "tekst": paragraphs(rij.toelichting)}
            for groep in document.raamwerk
            for rij in groep.rijen
            if rij.toelichting
        ],
        "eindtermen": [
            {
                "niveau": str(deel.niveau.label),
                "termen": [(eindterm.code, eindterm.tekst) for eindterm in deel.eindtermen],
            }
            for deel in document.delen
            if deel.eindtermen
        ],
        "eindtermen_toelichting": document.eindtermen_toelichting,
        "herkomst": document.herkomst,
    }


def paragraphs(tekst: str) -> list[str]:
    return [part.strip() for part in tekst.replace("\r\n", "\n").split("\n\n") if part.strip()]


def moment_of(versie: Padversie) -> datetime:
    """Return the moment that a document of a version bears: when it last got another state."""
    moments = [versie.gepubliceerd_op, versie.beeindigd_op]
    consultatie = versie.consultaties.order_by("-pk").first()
    if consultatie is not None:
        moments += [consultatie.geopend_op, consultatie.antwoorden_gepubliceerd_op]
    return max(moment for moment in moments if moment is not None)


def _facts(versie: Padversie) -> "list[tuple[str, str]]":
    stand = STANDEN[PadStatus(versie.status)]
    facts = [
        ("Soort pad", versie.pad.get_soort_display()),
        ("Sectoren", ", ".join(str(s.label) for s in Sector if s in versie.pad.sectoren)),
        ("Stand", stand),
    ]
    if versie.gepubliceerd_op is not None:
        facts.append(("Gepubliceerd op", _day(versie.gepubliceerd_op)))
    if versie.beeindigd_op is not None:
        facts.append(("Gold tot", _day(versie.beeindigd_op)))
    if versie.ingetrokken_reden:
        facts.append(("Reden van intrekking", versie.ingetrokken_reden))
    return facts


def _day(moment: datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "j F Y")
