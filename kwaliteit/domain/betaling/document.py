"""An invoice and a creditnota as data for the document to print."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import formats, timezone

from kwaliteit.models import Factuur, Terugbetaling
from napl.pdf import make_pdf

SJABLOON = "kwaliteit_factuur.typ"
DEMO = "Verzonnen voor de demo: u hoeft niets te betalen."


def make_factuur_pdf(factuur: Factuur) -> bytes:
    op = timezone.localdate(factuur.uitgegeven_op)
    gegevens = {
        **_basis(factuur),
        "soort": "Factuur",
        "nummer": factuur.nummer,
        "feiten": [
            ("Factuurnummer", factuur.nummer),
            ("Factuurdatum", _dag(op)),
            ("Uiterlijk te betalen op", _dag(factuur.vervaldatum)),
            ("Aanvraag", factuur.aanvraag.kenmerk),
        ],
        "regels": [(factuur.omschrijving, _euro(factuur.bedrag))],
        "totaal": _euro(factuur.bedrag),
        "slot": _how_to_pay(factuur),
    }
    return make_pdf(SJABLOON, gegevens, op=factuur.uitgegeven_op)


def make_creditnota_pdf(terug: Terugbetaling) -> bytes:
    """Return the creditnota of a refund that was approved."""
    factuur = terug.factuur
    assert terug.besloten_op is not None  # noqa: S101 - approved, so decided
    gegevens = {
        **_basis(factuur),
        "soort": "Creditnota",
        "nummer": terug.creditnummer,
        "feiten": [
            ("Nummer", terug.creditnummer),
            ("Datum", _dag(timezone.localdate(terug.besloten_op))),
            ("Bij factuur", factuur.nummer),
            ("Aanvraag", factuur.aanvraag.kenmerk),
        ],
        "regels": [(f"{terug.get_grond_display()}. {terug.uitleg}", _euro(-terug.bedrag))],
        "totaal": _euro(-terug.bedrag),
        "slot": ["Wij maken dit bedrag over naar de rekening waarmee u betaalde. U hoeft niets te doen."],
    }
    return make_pdf(SJABLOON, gegevens, op=terug.besloten_op)


def _basis(factuur: Factuur) -> dict[str, Any]:
    kvk = f"KvK-nummer {factuur.kvk}" if factuur.kvk else ""
    return {
        "afzender": settings.FACTUUR_AFZENDER,
        "aan": [line for line in (factuur.geadresseerde, factuur.adres, factuur.plaats, kvk) if line],
        "btw": settings.FACTUUR_BTW,
        "demo": DEMO if settings.DEMO else "",
    }


def _how_to_pay(factuur: Factuur) -> list[str]:
    rekening = settings.FACTUUR_REKENING
    lines = ["Betaal online: log in op het register en open uw erkenningsaanvraag."]
    if rekening:
        lines.append(f"Of maak het bedrag over naar {rekening}, met als omschrijving {factuur.nummer}.")
    lines.append("Wij beginnen met de beoordeling zodra het hele bedrag binnen is.")
    return lines


def _euro(bedrag: Decimal) -> str:
    som = formats.number_format(abs(bedrag), decimal_pos=2, use_l10n=True, force_grouping=True)
    return f"{'-' if bedrag < 0 else ''}€ {som}"


def _dag(dag: object) -> str:
    return formats.date_format(dag, "j F Y")  # type: ignore[arg-type]
