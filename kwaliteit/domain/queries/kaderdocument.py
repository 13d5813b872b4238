"""A version of the kader as data for the document to print."""

from datetime import datetime
from typing import Any

from django.utils import formats, timezone

from kwaliteit.domain.queries.weergave import Criteriumdeel, build_standaarden, build_stelsels
from kwaliteit.enums import KaderStatus
from kwaliteit.models import Kaderbron, Kaderversie
from ontwikkelpaden.domain.document import paragraphs

DEMO = "Verzonnen voor de demo: niemand heeft dit kader echt vastgesteld."


def build_document(versie: Kaderversie, adres: str) -> dict[str, Any]:
    """Return what the template of the PDF reads, of a version that ``with_content`` read."""
    standaarden = build_standaarden(versie)
    bronnen = sorted(versie.bronnen.all(), key=lambda bron: bron.makers.casefold())
    return {
        "titel": "Kwaliteitskader voor professionalisering van leraren",
        "ondertitel": f"Versie {versie.nummer}",
        "adres": adres,
        "feiten": _facts(versie),
        "demo": DEMO if versie.is_demo else "",
        "delen": [
            {"kop": kop, "tekst": paragraphs(tekst)}
            for kop, tekst in (
                ("Waar is dit kader voor?", versie.inleiding),
                ("Wat een beoordeling wel en niet is", versie.doel),
                ("Hoe een beoordeling gaat", versie.werkwijze),
                ("Wat er anders is dan in de vorige versie", versie.wijzigingen),
                ("Waar dit kader op steunt", versie.grondslag),
            )
            if tekst
        ],
        "standaarden": [
            {
                "naam": f"{deel.nummer}. {deel.standaard.naam}",
                "omschrijving": paragraphs(deel.standaard.omschrijving),
                "criteria": [_criterium(criterium) for criterium in deel.criteria],
            }
            for deel in standaarden
        ],
        "stelsels": [
            {
                "naam": str(stelsel.stelsel.label),
                "rijen": [
                    {
                        "naam": f"{rij.onderdeel.nummer}. {rij.onderdeel.label}",
                        "criteria": ", ".join(
                            f"{deel.criterium.code} ({dekking.value})" for deel, dekking in rij.criteria
                        )
                        or "–",
                    }
                    for rij in stelsel.rijen
                ],
            }
            for stelsel in build_stelsels(standaarden)
        ],
        "bronnen": [{"kop": _source(bron), "zegt": bron.zegt} for bron in bronnen],
    }


def _criterium(deel: Criteriumdeel) -> dict[str, Any]:
    return {
        "naam": f"{deel.criterium.code} {deel.criterium.naam}",
        "set": str(deel.criterium.get_omvang_display()) + ("" if deel.geldt else ", wordt beproefd"),
        "tekst": deel.criterium.tekst,
        "toelichting": paragraphs(deel.criterium.toelichting),
        "bewijs": deel.bewijs,
        "leidraden": [(str(niveau.label), tekst) for niveau, tekst in deel.leidraden],
        "bronnen": "; ".join(_short(bron) for bron in deel.bronnen),
    }


def _facts(versie: Kaderversie) -> list[tuple[str, str]]:
    facts = [
        ("Stand", str(KaderStatus(versie.status).label)),
        ("Beoordeeld wordt met", str(versie.get_omvang_display())),
    ]
    if versie.vastgesteld_op is not None:
        facts += [("Vastgesteld op", _day(versie.vastgesteld_op)), ("Besluit", versie.besluit)]
    if versie.vervallen_op is not None:
        facts += [("Vervallen op", _day(versie.vervallen_op)), ("Reden", versie.vervallen_reden)]
    return facts


def _source(bron: Kaderbron) -> str:
    jaar = f" ({bron.jaar})" if bron.jaar else ""
    return f"{bron.makers}{jaar}. {bron.titel}." + (f" {bron.vindplaats}." if bron.vindplaats else "")


def _short(bron: Kaderbron) -> str:
    return f"{bron.makers} ({bron.jaar})" if bron.jaar else bron.makers


def _day(moment: datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "j F Y")
