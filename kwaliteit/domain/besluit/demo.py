"""Invented cases of the demo between advice and decision, for trajecten of fictional aanbieders alone."""

from datetime import datetime

from django.db import transaction

from kwaliteit.domain.aanvraag.demo_zaak import VERZONNEN, bring_to_advies, demo_account
from kwaliteit.domain.besluit.advies import send_advies, write_advies
from kwaliteit.domain.besluit.beslissen import Keuze, decide
from kwaliteit.domain.besluit.invoer import Inhoud, Oordeelinvoer, Voorwaardeinvoer, judged_by
from kwaliteit.domain.besluit.zienswijze import waive_zienswijze
from kwaliteit.enums import Aanvraagstatus, Criteriumoordeel, Uitkomst
from kwaliteit.models import Besluit, Erkenningsaanvraag

_O = Criteriumoordeel
# What is advised of which traject: a case that is heard, one that waits, one that was granted.
GEHOORD = "Curriculum op schoolniveau: keuzes maken"
WACHT = "Lessen ontwerpen met vakcollega's"
BESLOTEN = "Leermiddelen kiezen en maken"
_OORDEEL = {
    Uitkomst.TOEKENNEN: _O.VOLDOET,
    Uitkomst.ONDER_VOORWAARDEN: _O.DEELS,
    Uitkomst.AFWIJZEN: _O.NIET,
}
_VINDT = {
    _O.VOLDOET: f"{VERZONNEN}. Het programma laat dit zien, en deelnemers bevestigen het.",
    _O.DEELS: f"{VERZONNEN}. Het plan is er, maar niet hoe het wordt nagegaan.",
    _O.NIET: f"{VERZONNEN}. Het bewijs gaat over een eerdere opzet van het traject.",
}
_WAAROM = f"{VERZONNEN}: niemand heeft dit traject beoordeeld. Hier staat waarom dit de uitkomst is."
_MAANDEN = 6


@transaction.atomic
def load_demo_besluiten(*, at: datetime) -> int:
    """Make a case in each phase, once; return how many."""
    advised = [
        advise_demo(naam, uitkomst, at=at)
        for naam, uitkomst in ((GEHOORD, Uitkomst.AFWIJZEN), (WACHT, Uitkomst.TOEKENNEN))
    ]
    besloten = decide_demo(BESLOTEN, Uitkomst.ONDER_VOORWAARDEN, at=at)
    return sum(made is not None for made in (*advised, besloten))


def advise_demo(naam: str, uitkomst: Uitkomst, *, at: datetime) -> Erkenningsaanvraag | None:
    """Bring the traject of this name to where an advice was sent."""
    aanvraag = bring_to_advies(naam, at=at)
    if aanvraag is None:
        return None
    behandelaar = demo_account("behandelaar")
    write_advies(aanvraag, _inhoud(aanvraag, uitkomst), by=behandelaar, at=at)
    return send_advies(aanvraag, by=behandelaar, at=at)


def decide_demo(naam: str, uitkomst: Uitkomst, *, at: datetime) -> Besluit | None:
    """Decide on the traject of this name as was advised."""
    aanvraag = advise_demo(naam, uitkomst, at=at)
    if aanvraag is None:
        return None
    if aanvraag.status == Aanvraagstatus.ZIENSWIJZE:
        aanvraag = waive_zienswijze(aanvraag, by=demo_account("aanbieder"), at=at)
    return decide(aanvraag, Keuze(advies_getoetst=True), by=demo_account("beslisser"), at=at)


def _inhoud(aanvraag: Erkenningsaanvraag, uitkomst: Uitkomst) -> Inhoud:
    oordelen = []
    for nummer, criterium in enumerate(judged_by(aanvraag.kaderversie)):
        oordeel = _OORDEEL[uitkomst] if nummer == 1 else _O.VOLDOET
        oordelen.append(Oordeelinvoer(criterium.pk, oordeel, _VINDT[oordeel]))
    opdracht = "Beschrijf hoe u nagaat wat deelnemers in hun lessen anders doen."
    return Inhoud(
        uitkomst,
        _WAAROM,
        tuple(oordelen),
        (Voorwaardeinvoer(opdracht, _MAANDEN),) if uitkomst == Uitkomst.ONDER_VOORWAARDEN else (),
    )
