"""A statement in words, for its page, for the list of its owner and for its PDF."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from napl.pdf import make_pdf
from register.domain.opmaak import day, enumerate_words
from register.enums import Bevestigingsbron
from register.models import Verklaring

SJABLOON = "register_verklaring.typ"
_BEWIJST = {
    Bevestigingsbron.AANBIEDER: (
        "De aanbieder heeft bevestigd dat deze persoon het traject heeft afgerond. "
        "De aanbieder kent deze persoon onder de naam op deze verklaring."
    ),
    Bevestigingsbron.DEELNEMER: (
        "De leraar heeft zelf opgegeven dat hij of zij het traject heeft afgerond. "
        "Niemand anders heeft dat bevestigd."
    ),
    Bevestigingsbron.BEWIJSSTUK: (
        "De leraar heeft zelf opgegeven dat hij of zij het traject heeft afgerond, "
        "en bewaarde daar een bewijsstuk van. Vraag de leraar om dat te laten zien: "
        "het register heeft het niet beoordeeld."
    ),
}
BEWIJST_NIET = (
    "De verklaring zegt niet dat de leraar het niveau heeft: zij zegt dat het traject bij dat niveau hoort. "
    "Het register heeft de identiteit van de leraar niet gecontroleerd."
)
VOORBEELD = "Dit ontwikkelpad is een voorbeeld: de beroepsgroep heeft het nog niet vastgesteld."


@dataclass(frozen=True)
class Verklaringtekst:
    """What a statement says, part by part."""

    naam: str
    traject: str
    aanbieders: str
    pad: str
    pad_adres: str
    niveau: str
    gestart: str
    afgerond: str
    uren: str
    bevestiging: str
    bevestigd_door_aanbieder: bool
    afgegeven: str
    bewijst: str
    bewijst_niet: str
    voorbehoud: str


def describe_verklaring(inhoud: Mapping[str, Any]) -> Verklaringtekst:
    """Return the frozen content in words; nothing of it is looked up, so nothing of it changes."""
    bron = Bevestigingsbron(inhoud["bevestiging"]["bron"])
    pad, traject = inhoud["ontwikkelpad"], inhoud["traject"]
    return Verklaringtekst(
        naam=inhoud["naam"],
        traject=traject["naam"],
        aanbieders=enumerate_words(traject["aanbieders"]),
        pad=f"{pad['naam']}, versie {pad['versie']}",
        pad_adres=f"/ontwikkelpaden/{pad['slug']}/v{pad['versie']}/",
        niveau=inhoud["niveau_naam"],
        gestart=_day(inhoud["gestart"]),
        afgerond=_day(inhoud["afgerond"]),
        uren=f"{traject['uren']} uur" if traject["uren"] else "",
        bevestiging=_confirmation(bron, inhoud["bevestiging"]),
        bevestigd_door_aanbieder=bron == Bevestigingsbron.AANBIEDER,
        afgegeven=_day(inhoud["afgegeven_op"]),
        bewijst=_BEWIJST[bron],
        bewijst_niet=BEWIJST_NIET,
        voorbehoud=VOORBEELD if pad["status"] == "voorbeeld" else "",
    )


def _confirmation(bron: Bevestigingsbron, bevestiging: Mapping[str, Any]) -> str:
    if bron == Bevestigingsbron.AANBIEDER:
        return f"Bevestigd door de aanbieder: {bevestiging['aanbieder']}, op {_day(bevestiging['op'])}"
    if bron == Bevestigingsbron.BEWIJSSTUK:
        return "Door de leraar zelf opgegeven, met een bewijsstuk"
    return "Door de leraar zelf opgegeven"


def make_verklaring_pdf(verklaring: Verklaring, *, url: str) -> bytes:
    """Return the statement on paper, with the address where it can be checked."""
    tekst = describe_verklaring(verklaring.inhoud)
    gegevens = {
        **tekst.__dict__,
        "titel": f"Verklaring voor {tekst.naam}",
        "code": verklaring.code,
        "url": url,
        "sha256": verklaring.afdruk,
        "afgegeven": day(timezone.localdate(verklaring.afgegeven_op)),
    }
    return make_pdf(SJABLOON, gegevens, op=verklaring.afgegeven_op)


def _day(value: str | None) -> str:
    return day(date.fromisoformat(value)) if value else "Niet bekend"
