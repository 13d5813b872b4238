"""How an invented case of the demo comes about: through the verbs, by the accounts of the demo."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from kwaliteit.domain.aanvraag.beginnen import begin_aanvraag
from kwaliteit.domain.aanvraag.bewijs import Bewijsinvoer, add_bewijs
from kwaliteit.domain.aanvraag.dekking import (
    Accreditatieinvoer,
    Dekkingsbesluit,
    add_accreditatie,
    choose_route,
    decide_dekking,
)
from kwaliteit.domain.aanvraag.indienen import submit_aanvraag
from kwaliteit.domain.aanvraag.verantwoorden import progress_of, write_verantwoording
from kwaliteit.domain.aanvraag.volledigheid import accept_volledig
from kwaliteit.domain.betaling.ontvangen import Overboeking, register_betaling
from kwaliteit.enums import Aanvraagroute, Dekkingsoordeel, Instantie
from kwaliteit.models import Betaling, Erkenningsaanvraag, Factuur
from napl.domain.demo import DOMEIN
from napl.models import Gebruiker
from ontwikkelpaden.domain.bewerken import LEEG
from register.models import Traject

VERZONNEN = "Verzonnen voor de demo"
ZEGT = (
    f"{VERZONNEN}. Deelnemers ontwerpen in elke bijeenkomst een les, geven die op hun eigen school "
    "en bespreken met elkaar wat zij bij leerlingen zagen. De docent kijkt mee met het logboek.\n\n"
    "Dat het werkt, zien wij aan de eindopdracht: daarin laten deelnemers zien wat zij anders zijn gaan doen."
)


def demo_account(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email=f"{naam}@{DOMEIN}")


def begin_demo_aanvraag(naam: str, *, at: datetime) -> Erkenningsaanvraag | None:
    """Begin one for the traject of this name, with what it was accredited by; None when it cannot be."""
    by = demo_account("aanbieder")
    rows = Traject.objects.filter(live__naam=naam, aanbieders__is_fictief=True)
    traject = rows.exclude(erkenningsaanvragen__isnull=False).first()
    if traject is None:
        return None
    aanvraag = begin_aanvraag(traject, by=by, at=at)
    einde = timezone.localdate(at).replace(month=1, day=1, year=at.year + 3)
    accreditatie = Accreditatieinvoer(Instantie.NVAO, "AV-0000 (verzonnen)", einde)
    add_accreditatie(aanvraag, accreditatie, by=by, at=at)
    return aanvraag


def write_demo_aanvraag(aanvraag: Erkenningsaanvraag, codes: Sequence[str], *, at: datetime) -> None:
    """Say something at these criteria, with evidence at the first."""
    by = demo_account("aanbieder")
    for nummer, code in enumerate(codes):
        write_verantwoording(aanvraag, code, ZEGT, basis=LEEG, by=by, at=at)
        if nummer == 0:
            link = Bewijsinvoer("Studiegids (verzonnen)", "https://lantaarn.example/studiegids")
            add_bewijs(aanvraag, code, link, by=by, at=at)


def submit_demo_aanvraag(
    aanvraag: Erkenningsaanvraag, route: Aanvraagroute, *, at: datetime
) -> Erkenningsaanvraag:
    """Write all of it and submit by a route; it waits for payment then."""
    by = demo_account("aanbieder")
    write_demo_aanvraag(aanvraag, progress_of(aanvraag).open, at=at)
    choose_route(aanvraag, route, by=by, at=at)
    return submit_aanvraag(aanvraag, by=by, at=at, verklaring=True)


def pay_demo_aanvraag(
    aanvraag: Erkenningsaanvraag, *, at: datetime, te_veel: Decimal = Decimal(0)
) -> Betaling:
    """Pay its invoice by a line of an invented bank statement, or more than that."""
    factuur = Factuur.objects.get(aanvraag=aanvraag)
    kenmerk = f"{VERZONNEN}: {factuur.nummer}"
    boeking = Overboeking(factuur.bedrag + te_veel, timezone.localdate(at), kenmerk)
    betaling = register_betaling(factuur, boeking, by=demo_account("financieel"), at=at)
    aanvraag.refresh_from_db()
    return betaling


def bring_to_advies(naam: str, *, at: datetime) -> Erkenningsaanvraag | None:
    """Bring a case to where the bureau advises: all was judged already by who accredited it."""
    aanvraag = begin_demo_aanvraag(naam, at=at)
    if aanvraag is None:
        return None
    aanvraag = submit_demo_aanvraag(aanvraag, Aanvraagroute.VERLICHT, at=at)
    pay_demo_aanvraag(aanvraag, at=at)
    behandelaar = demo_account("behandelaar")
    besluit = Dekkingsbesluit(
        Dekkingsoordeel.GEHEEL,
        f"{VERZONNEN}: het rapport van de accreditatie gaat hierover.",
        aanvraag.accreditaties.get(),
    )
    for code in progress_of(aanvraag).codes:
        decide_dekking(aanvraag, code, besluit, by=behandelaar, at=at)
    return accept_volledig(aanvraag, by=behandelaar, at=at)
